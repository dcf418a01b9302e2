"""What the lake holds for and against an organisation: facts declared beside what counts them.

A fact is read from one table and laid side by side with others; nothing here adds facts up or weighs them.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import dataframely as dy
import polars as pl

from analytics.base import columns as c
from analytics.base.rules import Level

Read = Callable[[pl.DataFrame, date], pl.DataFrame]


class FactState(StrEnum):
    """What a fact says of the organisation; nothing recorded speaks neither for nor against it."""

    FOR = "有利"
    AGAINST = "不利"
    NEITHER = "居中"
    NONE = "无记录"


@dataclass(frozen=True)
class Fact:
    """One fact of units, or of branches.

    table: the step or result it is read from; read(its rows, day): org_id, value, of, word, against: the
    number, of how many, the word where there is one, and whether it speaks against; null beside a number
    or word is neither for nor against. Who is not among the rows has no record. measure: what is counted,
    after the number; page: where more of it stands, source: what that is called.
    """

    code: str
    fact: str
    table: str
    read: Read
    measure: str
    page: str
    source: str
    level: Level = Level.UNIT
    absent_is_none_found: bool = False


class FactBeside(dy.Schema):
    """Candidate × fact: what the tables hold of it; never added up, and no advice.

    standing: for what it stands, and how far. value: the number, of: of how many; word: in place of one.
    """

    org_id = c.code("代码", name_in="name", primary_key=True)
    code = c.code("事实代码", name_in="fact", primary_key=True)
    name = c.text("候选者")
    unit_id = c.unit_code("单位代码", name_in="unit")
    unit = c.text("单位")
    league = c.text("分组")
    level = c.text("层级")
    standing = c.text("评选")
    fact = c.text("事实")
    state = c.text("有利或不利")
    value = c.count("数", nullable=True)
    of = c.count("总数", nullable=True)
    word = c.text("评价或等次", nullable=True)
    measure = c.text("计数单位")
    page = c.text("所在页")
    source = c.text("见")


_TOLD = {"value": pl.Int64, "of": pl.Int64, "word": pl.String, "against": pl.Boolean}
_ROWS = {"org_id": pl.String, "code": pl.String, **_TOLD}


def tell(
    *,
    against: pl.Expr,
    value: str | pl.Expr | None = None,
    of: str | pl.Expr | None = None,
    word: str | None = None,
    known: pl.Expr | None = None,
) -> Read:
    """Reads a fact of tables with a row an organisation; known: of which rows there is anything to tell."""

    def read(rows: pl.DataFrame, _day: date) -> pl.DataFrame:
        told = {"value": value, "of": of, "word": word, "against": against}
        kept = rows if known is None else rows.filter(known)
        return kept.select("org_id", **{name: _cast(name, told[name]) for name in _TOLD})

    return read


def read_word(where: pl.Expr, against: pl.Expr, word: str = "verdict") -> Read:
    """Reads a fact that is a word, of the rows where it stands; those without one are not known."""

    def read(rows: pl.DataFrame, day: date) -> pl.DataFrame:
        return tell(word=word, against=against, known=where & pl.col(word).is_not_null())(rows, day)

    return read


def count_rows(bad: pl.Expr, known: pl.Expr | None = None) -> Read:
    """Reads a fact of tables with several rows an organisation: how many of the known ones are bad."""

    def read(rows: pl.DataFrame, _day: date) -> pl.DataFrame:
        kept = rows if known is None else rows.filter(known)
        counts = kept.group_by("org_id", maintain_order=True).agg(
            value=bad.sum().cast(pl.Int64), of=pl.len().cast(pl.Int64)
        )
        return counts.with_columns(word=pl.lit(None, pl.String), against=pl.col("value") > 0)

    return read


def sum_rows(value: str, of: str, known: pl.Expr) -> Read:
    """Reads a fact of tables with several rows an organisation: so many of so many of the known rows.

    Fewer than all speak against it.
    """

    def read(rows: pl.DataFrame, _day: date) -> pl.DataFrame:
        sums = rows.filter(known).group_by("org_id", maintain_order=True).agg(pl.col(value, of).sum())
        return tell(value=value, of=of, against=pl.col(value) < pl.col(of), known=pl.col(of) > 0)(sums, _day)

    return read


def declared_facts(facts: Sequence[Fact]) -> pl.DataFrame:
    """What is declared of each, in order."""
    texts = ("code", "fact", "measure", "page", "source", "level")
    rows = [(*(str(getattr(one, name)) for name in texts), one.absent_is_none_found) for one in facts]
    types = {**dict.fromkeys(texts, pl.String), "absent_is_none_found": pl.Boolean}
    return pl.DataFrame(rows, schema=types, orient="row")


def known_facts(facts: Mapping[Fact, pl.DataFrame], day: date) -> pl.DataFrame:
    """org_id, code, value, of, word, against of whatever is known; facts: each with its table."""
    found = [
        one.read(rows, day).select("org_id", pl.lit(one.code).alias("code"), *_TOLD).cast(_ROWS)  # type: ignore[arg-type]
        for one, rows in facts.items()
    ]
    return pl.concat([pl.DataFrame(schema=_ROWS), *found])


def beside(subjects: pl.DataFrame, declared: pl.DataFrame, known: pl.DataFrame) -> pl.DataFrame:
    """Each subject (org_id, level) with every fact of its level in the declared order, and its state."""
    is_none = pl.col("absent_is_none_found") & pl.col("against").is_null()
    is_none &= pl.col("code").is_in(known["code"].unique().implode())
    none_found = (
        pl.when(is_none).then(0).otherwise("value").alias("value"),
        pl.when(is_none).then(pl.lit(value=False)).otherwise("against").alias("against"),
    )
    is_told = pl.col("value").is_not_null() | pl.col("word").is_not_null()
    state = (
        pl.when(pl.col("against").is_null() & is_told)
        .then(pl.lit(FactState.NEITHER))
        .when(pl.col("against").is_null())
        .then(pl.lit(FactState.NONE))
        .when("against")
        .then(pl.lit(FactState.AGAINST))
        .otherwise(pl.lit(FactState.FOR))
    )
    return (
        subjects.with_row_index("subject")
        .join(declared.with_row_index("order"), on="level")
        .join(known, on=["org_id", "code"], how="left")
        .sort("subject", "order")
        .with_columns(none_found)
        .with_columns(state=state)
        .drop("subject", "order", "against", "absent_is_none_found")
    )


def _cast(name: str, told: str | pl.Expr | None) -> pl.Expr:
    return (pl.col(told) if isinstance(told, str) else pl.lit(told) if told is None else told).cast(
        _TOLD[name]
    )
