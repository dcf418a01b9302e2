"""基层减负: meetings, documents, inspections and assessments a unit counts each month."""

from analytics.base import record_columns as c
from analytics.base import rules
from analytics.base.dataset import Dataset


class BurdenCount(c.Record):
    """Unit × month: four counts; null = 未报, which is not 0."""

    org_id = c.organisation("单位", *c.UNIT_NAMES, primary_key=True)
    period = c.period(c.MONTH, "月份", "期间", "年月", "所属月份", primary_key=True)
    meetings = c.number(f"{rules.Burden.MEETINGS}数", "会议", nullable=True)
    documents = c.number(f"{rules.Burden.DOCUMENTS}数", "文件", "发文数", nullable=True)
    inspections = c.number(f"{rules.Burden.INSPECTIONS}数", "检查", nullable=True)
    assessments = c.number(f"{rules.Burden.ASSESSMENTS}数", "考核", nullable=True)


DATASET = Dataset("burden_counts", "基层减负统计", BurdenCount, "period", from_everybody=True)
