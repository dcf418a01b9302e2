"""自查表: what a unit gives itself each month. Watched, never ranked."""

from typing import Any

from analytics.base import record_columns as c
from analytics.base.dataset import Dataset, Form
from analytics.kit.scorecards import Scorecard


class _Card(Scorecard):
    org_id = c.organisation("单位", *c.UNIT_NAMES, primary_key=True)
    period = c.period(c.MONTH, "月份", "期间", "年月", "所属月份", "自查月份", primary_key=True)


_Slots: Any = c.slot_columns(_Card, self="第{no}项自评分", evidence="第{no}项材料数")


class SelfCheck(_Slots):
    """Unit × month: self score (hundredths of a point) and evidence count an item."""


DATASET = Dataset("self_checks", "自查自评", SelfCheck, "period", Form.MATRIX, ("self", "evidence"))
