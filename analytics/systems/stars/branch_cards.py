"""支部评分: the scores of branches, half-year by half-year."""

from typing import Any

from analytics.base import record_columns as c
from analytics.base.dataset import Dataset, Form
from analytics.kit.scorecards import Scorecard


class _Card(Scorecard):
    org_id = c.organisation("支部", *c.BRANCH_NAMES, primary_key=True)
    unit_id = c.organisation("单位", *c.UNIT_NAMES, "所属单位", "所在单位")
    period = c.period(c.HALF, "考核期", "期间", "半年", "考核期间", primary_key=True)


_Slots: Any = c.slot_columns(_Card, score="第{no}项得分", evidence="第{no}项材料数")


class BranchCard(_Slots):
    """Branch × half-year: score (hundredths of a point) and evidence count an item.

    unit_id is the unit that filled the card in, which stays when the branch moves later.
    """


DATASET = Dataset("branch_cards", "支部评分", BranchCard, "period", Form.MATRIX, ("score", "evidence"))
