"""What the three sheets of scores share: one row a card, a slot an item, meaning from the rubric."""

from analytics.base import record_columns as c


class Scorecard(c.Record):
    """Whose card it is and under which rubric version. An empty slot is 未报, never 0."""

    rubric_version = c.number("考评要素版本", "版本", min=2000, max=2100)
    submitted_on = c.day("报送日期", "提交日期", "报送时间", "上报日期", nullable=True)
