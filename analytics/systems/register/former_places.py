"""Where organisations stood before: under whom, in which league, until when. Today's is in the register."""

import dataframely as dy
import polars as pl

from analytics.base import record_columns as c
from analytics.base import rules
from analytics.base.dataset import Check, Dataset


class FormerPlace(c.Record):
    """One place an organisation has left: its parent (of a unit its league) up to and including valid_to."""

    org_id = c.text("组织代码", primary_key=True)
    valid_to = c.day("止于", "截至日期", primary_key=True)
    parent_id = c.text("原上级组织代码", "原上级编码", nullable=True)
    league = c.choice(rules.League, "原分组", nullable=True)

    @dy.rule()
    def says_one_place(cls) -> pl.Expr:
        return cls.parent_id.col.is_null() != cls.league.col.is_null()


DATASET = Dataset(
    "former_places",
    "组织隶属沿革",
    FormerPlace,
    checks={
        "says_one_place": Check(
            ("parent_id", "league"), "单位填原分组，其他组织填原上级组织代码，两项只填一项"
        )
    },
    purpose="组织过去归谁管：单位原来的分组，支部等原来的上级，各到哪一天为止。",
    remark="在组织名册中填变动日期导入时自动记下，一般不必另填；补记更早的变动时用本表。",
)
