"""不适用: items that need not be scored for an organisation, each with its document."""

from analytics.base import record_columns as c
from analytics.base import rules
from analytics.base.dataset import Dataset


class Exemption(c.Record):
    """One item that does not apply to one organisation under one rubric version."""

    org_id = c.organisation("单位", *c.UNIT_NAMES, primary_key=True)
    rubric_version = c.number("考评要素版本", "版本", primary_key=True, min=2000, max=2100)
    item_no = c.number("要素序号", "序号", primary_key=True, min=1, max=rules.ITEM_SLOTS)
    reason = c.text("不适用原因", "原因")
    document = c.text("依据文件", "文件", nullable=True)


DATASET = Dataset("exemptions", "不适用项", Exemption)
