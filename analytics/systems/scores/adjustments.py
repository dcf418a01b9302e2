"""加减分: points added to or taken from a unit's half-year, each with its document."""

from analytics.base import record_columns as c
from analytics.base import rules
from analytics.base.dataset import Dataset


class Adjustment(c.Record):
    """One addition or deduction, hundredths of a point, counted into the dynamic score."""

    org_id = c.organisation("单位", *c.UNIT_NAMES, primary_key=True)
    period = c.period(c.HALF, "考核期", "期间", "半年", "考核期间", primary_key=True)
    entry_no = c.number("序号", "条目", primary_key=True, min=1)
    points = c.points(
        "加减分",
        "分值",
        min=-rules.FULL_MARKS * rules.POINT,
        max=rules.FULL_MARKS * rules.POINT,
    )
    reason = c.text("加减分原因", "原因", "事由")
    document = c.text("依据文件", "文件", nullable=True)


DATASET = Dataset("adjustments", "加减分", Adjustment, "period")
