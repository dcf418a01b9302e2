"""The names an organisation answers to: workbooks are matched through them."""

from analytics.base import record_columns as c
from analytics.base import rules
from analytics.base.dataset import Dataset


class Alias(c.Record):
    """One further name of one organisation, and from when to when it was (null: always, or still)."""

    org_id = c.text("组织代码", primary_key=True)
    name = c.text("名称", "别名", primary_key=True)
    kind = c.choice(rules.AliasKind, "名称种类", "种类")
    valid_from = c.day("启用日期", nullable=True)
    valid_to = c.day("停用日期", nullable=True)


DATASET = Dataset("aliases", "组织别名", Alias)
