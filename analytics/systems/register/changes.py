"""What happened to organisations: renamed, added, founded, abolished, merged."""

import dataframely as dy
import polars as pl

from analytics.base import record_columns as c
from analytics.base import rules
from analytics.base.dataset import Dataset


class Change(c.Record):
    """One step of a change; a merger of three into one is three rows with one document."""

    change_no = c.number("序号", "变动序号", primary_key=True, min=1)
    changed_on = c.day("变动日期", "日期")
    kind = c.choice(rules.ChangeKind, "变动种类", "种类")
    from_org = c.organisation("变动前组织", "原组织", nullable=True)
    to_org = c.organisation("变动后组织", "现组织", nullable=True)
    document = c.text("依据文件", "文件", nullable=True)

    @dy.rule()
    def names_an_organisation(cls) -> pl.Expr:
        return cls.from_org.col.is_not_null() | cls.to_org.col.is_not_null()


DATASET = Dataset("changes", "组织变动", Change)
