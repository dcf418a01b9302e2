"""A finding with every kind of column, and captions for it."""

from datetime import date
from typing import Any

import dataframely as dy
import polars as pl

from analytics.base import columns
from dashboard.base.caption import Caption


class Finding(dy.Schema):
    unit_id = dy.String()
    unit = columns.text("单位")
    place = columns.count("名次", nullable=True)
    moved = columns.count("名次变化", signed=True, nullable=True)
    lost = columns.points("失分", nullable=True)
    gap = columns.points("自查与复核之差", signed=True, nullable=True)
    score = columns.score("得分", nullable=True)
    five = columns.share("五星占比", nullable=True)
    change = columns.share("占比变化", signed=True, nullable=True)
    answered = columns.percent("选择比例", nullable=True)
    period = columns.period("期间", nullable=True)
    day = columns.day("日期", nullable=True)
    met = columns.flag("达标", nullable=True)


def column(name: str) -> dy.Column:
    return Finding.columns()[name]


def findings(*rows: dict[str, Any]) -> pl.DataFrame:
    """Rows of the finding; what a row does not name is missing."""
    complete = [
        {
            **dict.fromkeys(Finding.column_names()),
            "unit_id": str(number),
            "unit": f"示例单位{number:02d}",
            **row,
        }
        for number, row in enumerate(rows, start=1)
    ]
    types = {name: declared.dtype for name, declared in Finding.columns().items()}
    return pl.DataFrame(complete, schema=types)


FULL_ROW: dict[str, Any] = {
    "place": 3,
    "moved": -2,
    "lost": 5235,
    "gap": -115,
    "score": 884150,
    "five": 16 / 63,
    "change": 0.3 - 0.2855,
    "answered": 6160,
    "period": "2023H2",
    "day": date(2023, 12, 1),
    "met": True,
}


def caption(**changes: Any) -> Caption:
    values: dict[str, Any] = {
        "title": "五星支部占比",
        "unit": "%",
        "source": "星级评定表",
        "period": "2023年下半年",
        "edition": "定稿 3f9a2c71",
        "synthetic": True,
        "filters": "省直",
    }
    return Caption(**values | changes)
