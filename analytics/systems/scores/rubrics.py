"""The items that are scored, by version of the rubric."""

import dataframely as dy
import polars as pl

from analytics.base import record_columns as c
from analytics.base import rules
from analytics.base.dataset import Dataset


class RubricItem(c.Record):
    """One item of one rubric version. Versions are never compared or summed with each other."""

    rubric_version = c.number("考评要素版本", "版本", primary_key=True, min=2000, max=2100)
    item_no = c.number("要素序号", "序号", "编号", primary_key=True, min=1, max=rules.ITEM_SLOTS)
    dimension = c.text("维度", "方面", "板块")
    max_points = c.points("分值", "满分", min=1, max=rules.FULL_MARKS * rules.POINT)
    label = c.text("考评要素", "要素", "名称")
    applies_to_units = c.flag("适用单位")
    applies_to_branches = c.flag("适用支部")
    evidence_kinds = c.text("支撑材料", nullable=True)
    min_count = c.number("最少次数", nullable=True)
    count_period = c.text("次数期间", nullable=True)

    @dy.rule()
    def full_marks_are_sixty_points(cls) -> pl.Expr:
        return cls.max_points.col.sum().over(cls.rubric_version.col) == rules.FULL_MARKS * rules.POINT


DATASET = Dataset("rubrics", "考评要素", RubricItem)


def plain_label(column: str = "label") -> pl.Expr:
    """The names of items without the mark of invented ones, which a page or a file carries once."""
    return pl.col(column).str.strip_suffix(rules.SIMULATED)


def plain_items(frame: pl.DataFrame) -> pl.DataFrame:
    """A result table as it is read: in early editions the names of invented items carry the mark."""
    return frame.with_columns(plain_label(name) for name in ("label", "about") if name in frame.columns)
