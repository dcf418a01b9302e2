"""The tree of organisations: units, committees, general branches and branches."""

import dataframely as dy
import polars as pl

from analytics.base import record_columns as c
from analytics.base import rules
from analytics.base.dataset import Dataset


class Organisation(c.Record):
    """One organisation and its place in the tree; units have no parent.

    Names of the past and short names stand in aliases, parents and leagues of the past in former_places.
    valid_to is the last day it stood; null = stands. placed_on: since when parent, league and name are these;
    null: as far as is known always.
    """

    org_id = c.text("组织代码", "组织编码", "编码", primary_key=True)
    parent_id = c.text("上级组织代码", "上级编码", nullable=True)
    name = c.text("组织名称", "名称", "单位名称", "支部名称")
    level = c.choice(rules.Level, "组织层级", "层级")
    league = c.choice(rules.League, "分组", "类别", nullable=True)
    region = c.text("所在地区", "地区", nullable=True)
    kind = c.text("单位性质", "性质", nullable=True)
    official_order = c.number("排列顺序", "序号", nullable=True)
    members = c.number("党员人数", "党员数", nullable=True)
    temporary = c.flag("临时支部", "是否临时支部")
    valid_from = c.day("成立日期", "启用日期")
    valid_to = c.day("撤销日期", "停用日期", nullable=True)
    placed_on = c.day("变动日期", "划转日期", "转隶日期", "调整日期", nullable=True)

    @dy.rule()
    def units_stand_at_the_top(cls) -> pl.Expr:
        return (cls.level.col == rules.Level.UNIT) == cls.parent_id.col.is_null()

    @dy.rule()
    def hangs_below_a_known_organisation(cls) -> pl.Expr:
        """A branch below a branch, or below nobody, would count in no unit."""
        above = cls.org_id.col.filter(cls.level.col != rules.Level.BRANCH).implode()
        return cls.parent_id.col.is_null() | cls.parent_id.col.is_in(above)

    @dy.rule()
    def units_have_a_league_and_an_order(cls) -> pl.Expr:
        complete = cls.league.col.is_not_null() & cls.official_order.col.is_not_null()
        return complete | (cls.level.col != rules.Level.UNIT)

    @dy.rule()
    def ends_after_it_begins(cls) -> pl.Expr:
        return cls.valid_to.col.is_null() | (cls.valid_to.col >= cls.valid_from.col)


DATASET = Dataset("organisations", "组织名册", Organisation)
