"""The chapters of the report, in order; a system says in which of them it stands."""

from enum import StrEnum


class Chapter(StrEnum):
    """A heading of the first level."""

    OVERALL = "总体情况"
    STARS = "五星支部建设"
    WEAK = "后进支部和低星支部"
    CONDUCT = "形式主义与减负"
    ITEMS = "考评要素落实"
    CONDUCTED = "落实"
