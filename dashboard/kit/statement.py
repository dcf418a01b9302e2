"""What is said of whom: a scope, a statement about it, a key figure, how much it presses."""

from dataclasses import dataclass
from enum import IntEnum

import polars as pl

from analytics.base.rules import COUNTED_LEAGUES, PROVINCE


class Urgency(IntEnum):
    """How much a sentence presses; the brief of a unit says the most urgent ones first, others never."""

    NONE = 0
    NEWS = 1
    BEHIND = 2
    OVERDUE = 3


@dataclass(frozen=True)
class Scope:
    """Whom a sentence is about: the province, a league, or a unit by its code; name: in words."""

    code: str
    name: str
    is_unit: bool = False

    def __str__(self) -> str:
        return self.code

    @property
    def leagues(self) -> list[str]:
        """The leagues the scope stands for: the province for all."""
        return [league.value for league in COUNTED_LEAGUES] if self.code == PROVINCE else [self.code]

    def before(self, words: str) -> str:
        """The name and what is said of it; a name that ends in a figure stands apart from a year."""
        runs_together = self.name[-1:].isdigit() and words[:1].isdigit()
        return f"{self.name}{'，' if runs_together else ''}{words}"

    def of(self, rows: pl.DataFrame) -> pl.DataFrame:
        """The rows of a result table that are about the scope."""
        if "scope" in rows.columns:
            return rows.filter(pl.col("scope") == self.code)
        if self.is_unit:
            return rows.filter(pl.col("unit_id" if "unit_id" in rows.columns else "org_id") == self.code)
        return rows.filter(pl.col("league").is_in(self.leagues)) if "league" in rows.columns else rows


WHOLE = Scope(PROVINCE, PROVINCE)


@dataclass(frozen=True)
class Statement:
    """What a finding says; hint: what only a page adds, of where to look and what to do there."""

    words: str
    hint: str = ""

    @property
    def on_page(self) -> str:
        """The words with the hint."""
        return self.words + self.hint

    def fill(self, **slots: object) -> "Statement":
        """The same with its slots filled."""
        return Statement(self.words.format(**slots), self.hint.format(**slots))

    @classmethod
    def of_nothing(cls, words: str) -> "Statement":
        """Says that there are no records; whether none was imported or the edition is older is not known."""
        return cls(
            words,
            "。已有记录的，请到“导入”页导入，空白模板也在那里下载；看的是较早的定稿的，请在上方改选最新的版本",
        )


@dataclass(frozen=True)
class KeyFigure:
    """One key figure. good says whether the change is welcome; None: it is not judged. page: tells more."""

    label: str
    value: str
    change: str | None = None
    good: bool | None = None
    about: str | None = None
    page: str = ""
