"""Reports of duties read row by row: which number of a document it is says how its figures are read."""

from functools import cache

from analytics import datasets
from analytics.base.record_columns import Reads
from analytics.datasets import Dataset
from analytics.intake.issues import Problem, RefusedError
from analytics.intake.listed_words import listed_word
from analytics.intake.money import IN_CENTS, IN_YUAN, split_unit, unit_of_column
from analytics.intake.number_words import decimal_in
from analytics.intake.plain_texts import bare_letters, clean_text
from analytics.intake.sheet_rows import SheetRows
from analytics.intake.values import Value, ValueKind, kind_of, read_value
from analytics.reference.thresholds import CENTS, Measure, duties

FIGURES = ("done", "due")
_PAIRS = frozenset(one.label for one in duties() if one.measure in (Measure.SHARE, Measure.BALANCE))
_AMOUNTS = frozenset(one.label for one in duties() if one.counted == CENTS and not one.is_of_branches)
_UNIT_LETTERS = "亿万千百元分 "
_SHORTEST = 4  # letters of a word that stands within the name of a number counted elsewhere


def amounts(dataset: Dataset) -> frozenset[str]:
    """The indicators of which sums of money are reported."""
    return _AMOUNTS & frozenset(dataset.duties)


def label_to_write(dataset: Dataset, label: str) -> str:
    """An indicator as a template writes it: of a sum of money with the unit to fill in behind it."""
    return f"{label}（{IN_YUAN}）" if label in amounts(dataset) else label


def only_of_amounts(sheet: SheetRows) -> bool:
    """Whether every record is one of a sum of money, so that a unit over the columns is theirs."""
    texts = [split_unit(text)[0] for text in sheet.texts("indicator")]
    return bool(texts) and all(_is_amount(sheet.dataset, text) for text in texts)


def refuse_unit(sheet: SheetRows, unit: str, text: str, cell: str) -> None:
    """Refuse a unit of money over figures that are not all kept in it."""
    if unit not in (IN_YUAN, IN_CENTS):
        sheet.refuse_sheet(Problem.AMOUNT_IN_OTHER_UNIT, text, unit, cell)
    elif not only_of_amounts(sheet):
        sheet.refuse_sheet(Problem.UNIT_OF_NO_AMOUNT, text, unit, cell)


def fill_duties(sheet: SheetRows) -> None:
    """Read indicators and figures; money in the unit that stands nearest: behind the indicator, above."""
    choices = kind_of(sheet.dataset.schema.columns()["indicator"]).choices
    units: dict[str, str] = {}

    def indicator(text: str) -> Value:
        bare, unit = split_unit(text)
        told = _indicator(bare, choices)
        if unit and not _is_amount(sheet.dataset, told):
            raise RefusedError(Problem.UNIT_OF_NO_AMOUNT, unit)
        if unit not in ("", IN_YUAN, IN_CENTS):
            raise RefusedError(Problem.AMOUNT_IN_OTHER_UNIT, unit)
        units[text] = unit
        return told

    sheet.values["indicator"] = sheet.read_beside("indicator", indicator)
    _require_indicator(sheet)
    for name in FIGURES:
        _fill_figures(sheet, name, units)
    _note_cents(sheet, units)


def _fill_figures(sheet: SheetRows, name: str, units: dict[str, str]) -> None:
    if not sheet.has(name):
        sheet.values[name] = [None] * len(sheet)
        return
    above = unit_of_column(sheet, name)
    above = above if above in ("", IN_CENTS) else IN_YUAN  # any other has been refused for the whole sheet
    usual = kind_of(sheet.dataset.schema.columns()[name])
    labels = sheet.values["indicator"]
    told = [units.get(text) or above for text in sheet.texts("indicator")]

    def figure(text: str, label: object, unit: str) -> Value:
        return _figure(text, str(label), unit, usual)

    sheet.values[name] = sheet.read_beside(name, figure, labels, told)


def _figure(text: str, label: str, unit: str, usual: ValueKind) -> Value:
    """A whole number; of money in 元 with two places. Shares are told in two numbers, never in percent."""
    kind, plain = usual, clean_text(text)
    if label in _AMOUNTS:
        bare, said = _with_unit(plain)
        text, unit = (bare, said) if said else (text, unit or IN_CENTS)
        if unit not in (IN_YUAN, IN_CENTS):
            raise RefusedError(Problem.AMOUNT_IN_OTHER_UNIT, unit, plain)
        if unit == IN_YUAN:
            kind = ValueKind(Reads.POINTS, usual.minimum, usual.maximum)
    try:
        return read_value(text, kind)
    except RefusedError as refused:
        if label in _PAIRS and (plain.endswith("%") or (label not in _AMOUNTS and _is_fraction(plain))):
            raise RefusedError(Problem.SHARE_IN_PERCENT) from refused
        if label in _AMOUNTS and refused.problem is Problem.NOT_WHOLE:
            raise RefusedError(Problem.AMOUNT_NOT_IN_CENTS, label) from refused
        raise


def _is_fraction(plain: str) -> bool:
    number = decimal_in(plain, stars=False, signed=False, points=False)
    return number is not None and 0 < number < 1


def _with_unit(plain: str) -> tuple[str, str]:
    """A figure and the unit behind it: 1000.50元 → 1000.50, 元; '' where none is."""
    bare = plain.rstrip(_UNIT_LETTERS)
    return (bare, plain[len(bare) :].strip()) if bare[-1:].isdigit() and plain != bare else (plain, "")


def _indicator(text: str, choices: tuple[str, ...]) -> str:
    try:
        return listed_word(text, choices)
    except RefusedError as refused:
        counted = _counted_elsewhere(text)
        if counted is not None:
            raise RefusedError(Problem.COUNTED_ELSEWHERE, counted) from refused
        raise


def _counted_elsewhere(text: str) -> str | None:
    """The table a number is counted from that nobody is asked for here; None for any other word."""
    word = bare_letters(text)
    listed = _elsewhere()
    if word in listed:
        return listed[word]
    if len(word) < _SHORTEST:
        return None
    near = (
        title for name, title in listed.items() if word in name or (len(name) >= _SHORTEST and name in word)
    )
    return next(near, None)


@cache
def _elsewhere() -> dict[str, str]:
    return {bare_letters(name): title for name, title in datasets.counted_elsewhere().items()}


def _is_amount(dataset: Dataset, text: object) -> bool:
    return bare_letters(str(text)) in {bare_letters(label) for label in amounts(dataset)}


def _require_indicator(sheet: SheetRows) -> None:
    heading = sheet.dataset.schema.columns()["indicator"].description or ""
    for record, text in enumerate(sheet.texts("indicator")):
        if sheet.has("indicator") and not text:
            sheet.refuse(record, "indicator", "", RefusedError(Problem.REQUIRED, heading))


def _note_cents(sheet: SheetRows, units: dict[str, str]) -> None:
    """Once a sheet: sums without a unit are taken in 分, as templates had it before they named one."""
    own, texts = amounts(sheet.dataset), sheet.texts("indicator")
    for name in (one for one in FIGURES if sheet.has(one) and not unit_of_column(sheet, one)):
        for record, (label, text) in enumerate(zip(sheet.values["indicator"], texts, strict=True)):
            value = sheet.values[name][record]
            said = units.get(text) or _with_unit(clean_text(sheet.texts(name)[record]))[1]
            if label in own and not said and isinstance(value, int):
                sheet.note(
                    Problem.AMOUNT_IN_CENTS, str(value), sheet.cell(record, name), f"{value / 100:.2f}"
                )
                return
