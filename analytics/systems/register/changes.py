"""What happened to organisations: renamed, added, founded, abolished, merged, or named and left alone."""

import dataframely as dy
import polars as pl

from analytics.base import record_columns as c
from analytics.base import rules
from analytics.base.dataset import Check, Dataset


class Change(c.Record):
    """One step of a change; a merger of three into one is three rows with one document."""

    change_no = c.number("序号", "变动序号", primary_key=True, min=1)
    changed_on = c.day("变动日期", "日期")
    kind = c.choice(rules.ChangeKind, "变动种类", "种类")
    from_org = c.organisation("变动前组织", "原组织", nullable=True)
    to_org = c.organisation("变动后组织", "现组织", nullable=True)
    document = c.text("依据文件", "文件", nullable=True)
    decided_on = c.day("批准日期", "机构改革批准日", "机改批准日期", "决定日期", nullable=True)

    @dy.rule()
    def changed_after_it_was_decided(cls) -> pl.Expr:
        return cls.decided_on.col.is_null() | (cls.decided_on.col <= cls.changed_on.col)

    @dy.rule()
    def names_an_organisation(cls) -> pl.Expr:
        return cls.from_org.col.is_not_null() | cls.to_org.col.is_not_null()


DATASET = Dataset(
    "changes",
    "组织变动",
    Change,
    checks={
        "changed_after_it_was_decided": Check(("decided_on", "changed_on"), "批准日期不晚于变动日期"),
    },
    purpose="更名、增补、新建、撤销、合并，一步一行：哪天变的、由谁变成谁、依据哪份文件、机构改革哪天批准。",
    remark="几个并成一个的，每个原组织一行。机构改革文件点到名而没有变动的，种类填“不变”。批准日期不清楚的空着。",
)
