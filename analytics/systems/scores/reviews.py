"""审核评分: the official scores of units, half-year by half-year."""

from typing import Any

from analytics.base import record_columns as c
from analytics.base.dataset import Dataset, Form
from analytics.kit.scorecards import Scorecard


class _Card(Scorecard):
    org_id = c.organisation("单位", *c.UNIT_NAMES, primary_key=True)
    period = c.period(c.HALF, "考核期", "期间", "半年", "考核期间", primary_key=True)
    reviewed_on = c.day("审核日期", "审核时间", nullable=True)


_Slots: Any = c.slot_columns(_Card, reviewed="第{no}项审核得分")


class Review(_Slots):
    """Unit × half-year: reviewed score an item, hundredths of a point. The official score."""


DATASET = Dataset("reviews", "审核评分", Review, "period", Form.MATRIX, ("reviewed",))
