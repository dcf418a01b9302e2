"""The text of a cell → the stored value, exactly; what cannot be taken is refused with what was expected."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

import dataframely as dy

from analytics.base import rules
from analytics.base.periods import Grain, Period
from analytics.base.record_columns import Reads, grains
from analytics.intake.grids import UNCALCULATED
from analytics.intake.issues import Problem, RefusedError
from analytics.intake.listed_words import example_words, listed_word
from analytics.intake.number_words import NUMBER, decimal_in
from analytics.intake.other_figures import word_in
from analytics.intake.period_texts import months_spanned, read_period
from analytics.intake.plain_texts import clean_text, visible

Value = str | int | bool | date | None

_WORDS = frozenset({Reads.TEXT, Reads.ORGANISATION})
_PERCENT = re.compile(r"[+-]?[\d.,]+\s*[%‰]")
_DOES_NOT_APPLY = frozenset({"不适用", "n/a", "na", "免评"})
_ERROR = re.compile(r"#(?:DIV/0!|N/A|NAME\?|NULL!|NUM!|REF!|VALUE!|GETTING_DATA|SPILL!|CALC!)")
_DATE = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]?\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?")
_DAY_IN_DIGITS = re.compile(r"(20\d\d)(\d\d)(\d\d)")
_FLAGS = {"是": True, "1": True, "true": True, "√": True, "否": False, "0": False, "false": False, "×": False}
_FLAG_WORDS = "是, 否"
_EXAMPLES = {
    Grain.HALF: "2023年下半年", Grain.MONTH: "2023年12月", Grain.QUARTER: "2023年第四季度",
    Grain.YEAR: "2023年度",
}  # fmt: skip


@dataclass(frozen=True)
class ValueKind:
    """How the texts of one column are read. minimum and maximum are stored values."""

    reads: Reads
    minimum: int | None = None
    maximum: int | None = None
    choices: tuple[str, ...] = ()
    pattern: str = ""
    fractions: bool = False  # of percentages: bare numbers are shares of one
    signed: bool = False  # of percentages: the heading has the sign, so bare numbers are percent

    @property
    def stars(self) -> bool:
        """Whether the numbers are stars of a branch, which may also be written 五星, ★★★★★ or ★★★☆☆."""
        return self.reads is Reads.NUMBER and self.maximum == rules.TOP_STAR

    @property
    def scale(self) -> int:
        """Stored units in one unit of the workbook."""
        return {Reads.POINTS: rules.POINT, Reads.PERCENT: rules.PERCENT}.get(self.reads, 1)

    @property
    def bounds(self) -> str:
        """The bounds as the workbook writes them: 0–2, ≥ 1, or empty."""
        if self.minimum is None:
            return ""
        least = self.text_of_stored(self.minimum)
        return f"≥ {least}" if self.maximum is None else f"{least}–{self.text_of_stored(self.maximum)}"

    def text_of_stored(self, stored: int) -> str:
        """A stored number as the workbook writes it."""
        return f"{Decimal(stored) / self.scale:f}"


def kind_of(column: dy.Column) -> ValueKind:
    """How a schema's column is read; slots of scores are points, slots of evidence are counts."""
    metadata = column.metadata or {}
    if "prefix" in metadata:
        reads = Reads.NUMBER if metadata["prefix"] == "evidence" else Reads.POINTS
    else:
        reads = metadata["reads"]
    return ValueKind(
        reads,
        getattr(column, "min", None),
        getattr(column, "max", None),
        tuple(metadata.get("choices", ())),
        getattr(column, "regex", None) or "",
    )


@lru_cache(maxsize=2**16)
def read_value(text: str, kind: ValueKind) -> Value:
    """The value a text stands for; None where nothing was reported. Raises RefusedError."""
    if text.startswith(UNCALCULATED):
        raise RefusedError(Problem.FORMULA_WITHOUT_RESULT, value=text.strip("\0"))
    plain = clean_text(text)
    if not plain:
        return None
    if _ERROR.fullmatch(plain.upper()):
        raise RefusedError(Problem.FORMULA_ERROR)
    if kind.reads in _WORDS:
        return visible(text).strip()  # words are kept as they were typed
    return _READERS[kind.reads](plain, kind)


def number_in(text: str, kind: ValueKind) -> int | None:
    """The stored number a text stands for; None where it is none, which its own reading reports."""
    try:
        value = read_value(text, kind)
    except RefusedError:
        return None
    return value if isinstance(value, int) else None


@lru_cache(maxsize=2**16)
def read_item(text: str, kind: ValueKind | None) -> Value:
    """The value of an item's cell; kind None: the item does not apply, the cell says so or nothing."""
    if kind is None:
        if clean_text(text) and clean_text(text).lower() not in _DOES_NOT_APPLY:
            raise RefusedError(Problem.ITEM_DOES_NOT_APPLY)
        return None
    if clean_text(text).lower() in _DOES_NOT_APPLY:
        raise RefusedError(Problem.EXEMPTION_IN_A_SCORE)
    return read_value(text, kind)


def says_fractions(texts: Iterable[str]) -> bool:
    """Whether a column of percentages writes shares of one: its bare numbers all lie between 0 and 1.

    A number with a percent sign says itself what it is; a column of nothing but 0 leaves nothing to decide.
    """
    numbers = {Decimal(plain.replace(",", "")) for plain in map(clean_text, texts) if NUMBER.fullmatch(plain)}
    return any(numbers) and all(0 <= number <= 1 for number in numbers)


def example_of(kind: ValueKind) -> str:
    """A text of this kind that would be taken, for templates and messages."""
    examples = {
        Reads.NUMBER: str(max(3, kind.minimum or 0)),
        Reads.POINTS: "1.50",
        Reads.PERCENT: "61.6%",
        Reads.DATE: "2023-03-01",
        Reads.PERIOD: period_example(kind.pattern),
        Reads.FLAG: _FLAG_WORDS,
        Reads.CHOICE: example_words(kind.choices),
    }
    return examples.get(kind.reads, "")


def matches_period(period: Period, pattern: str) -> bool:
    """Whether a column of this pattern keeps such periods."""
    return bool(re.fullmatch(pattern, period.code))


def period_example(pattern: str) -> str:
    """A period of the grain that a column's pattern asks for."""
    return next(example for grain, example in _EXAMPLES.items() if not pattern or grain in grains(pattern))


def _choice(text: str, kind: ValueKind) -> str:
    return listed_word(text, kind.choices)


def _whole(text: str, kind: ValueKind) -> int:
    if _PERCENT.fullmatch(text):
        raise RefusedError(Problem.PERCENT_OF_COUNT, kind.bounds)
    return _stored_number(_decimal(text, kind), kind, Problem.NOT_WHOLE)


def _points(text: str, kind: ValueKind) -> int:
    return _stored_number(_decimal(text, kind), kind, Problem.TOO_PRECISE)


def _percent(text: str, kind: ValueKind) -> int:
    """61.6 and 61.6% are the same; a bare 0.616 among them might be 0.616 % or 61.6 %, so it is refused.

    Where the heading has the sign it is 0.616 %.
    """
    bare = text.removesuffix("%").strip()
    number = _decimal(bare, kind)
    if bare == text and kind.fractions:
        number *= 100
    elif bare == text and not kind.signed and 0 < number < 1:
        raise RefusedError(Problem.BARE_FRACTION, f"{(number * 100).normalize():f}%")
    return _stored_number(number, kind, Problem.TOO_PRECISE)


def _decimal(text: str, kind: ValueKind) -> Decimal:
    signed = kind.minimum is None or kind.minimum < 0
    number = decimal_in(text, stars=kind.stars, signed=signed, points=kind.reads is Reads.POINTS)
    if number is None:
        raise RefusedError(Problem.NOT_A_NUMBER, kind.bounds)
    return number


def _stored_number(number: Decimal, kind: ValueKind, inexact: Problem) -> int:
    stored = number * kind.scale
    below = kind.minimum is not None and stored < kind.minimum
    above = kind.maximum is not None and stored > kind.maximum
    if below or above or abs(stored) >= 2**53:
        raise RefusedError(Problem.OUT_OF_BOUNDS, kind.bounds)
    if stored != int(stored):
        raise RefusedError(inexact, f"{1 / Decimal(kind.scale):f}")
    return int(stored)


def _date(text: str, _: ValueKind) -> date:
    match = _DATE.fullmatch(text) or _DAY_IN_DIGITS.fullmatch(text)
    try:
        return date(*map(int, match.groups())) if match else _no_date()
    except ValueError:
        return _no_date()


def _no_date() -> date:
    raise RefusedError(Problem.NOT_A_DATE, "2023-03-01")


def _period(text: str, kind: ValueKind) -> str:
    period = read_period(text)
    if period and re.fullmatch(kind.pattern, period.code):
        return period.code
    several = months_spanned(text) or word_in(text) in {"累计", "截至"}
    raise RefusedError(Problem.CUMULATIVE if several else Problem.NOT_A_PERIOD, period_example(kind.pattern))


def _flag(text: str, _: ValueKind) -> bool:
    if text.lower() not in _FLAGS:
        raise RefusedError(Problem.NOT_A_FLAG, _FLAG_WORDS)
    return _FLAGS[text.lower()]


_READERS: dict[Reads, Callable[[str, ValueKind], str | int | bool | date]] = {
    Reads.CHOICE: _choice,
    Reads.NUMBER: _whole,
    Reads.POINTS: _points,
    Reads.PERCENT: _percent,
    Reads.DATE: _date,
    Reads.PERIOD: _period,
    Reads.FLAG: _flag,
}
