"""Percentages of a survey against the number of people who answered."""

from analytics.base import rules
from analytics.intake.issues import Problem, RefusedError
from analytics.intake.plain_texts import clean_text
from analytics.intake.sheet_rows import SheetRows
from analytics.intake.values import Value

_WHOLE = 100 * rules.PERCENT
_QUESTION = ("survey", "period", "question_id")


def refuse_contradictions(sheet: SheetRows) -> None:
    """Refuse a percentage no number of people gives, and bases that differ within one question."""
    texts = sheet.texts("percent")
    rows = zip(texts, sheet.values["percent"], sheet.values["respondents"], strict=True)
    for record, (text, percent, base) in enumerate(rows):
        if isinstance(percent, int) and isinstance(base, int):
            decimals = len(clean_text(text).rstrip("% ").partition(".")[2])
            if possible := _nearest_possible(percent, base, decimals):
                refused = RefusedError(Problem.PERCENT_AGAINST_COUNT, possible)
                sheet.refuse(record, "percent", text, refused)
    if sheet.has("respondents"):
        _refuse_different_bases(sheet)


def _nearest_possible(percent: int, base: int, decimals: int) -> str:
    """'' when some count of people gives the percentage, rounded or cut; else the percentages beside it."""
    if base == 0:
        return "0%" if percent else ""
    step = rules.PERCENT // 10 ** min(decimals, 2)
    below = percent * base // _WHOLE
    counts = [count for count in (below, below + 1) if count <= base]
    for count in counts:
        off = _WHOLE * count - percent * base
        if -step * base <= 2 * off and off < step * base:  # rounded, or its last decimals cut off
            return ""
    return ", ".join(f"{100 * count / base:.{max(decimals, 1)}f}%" for count in counts)


def _refuse_different_bases(sheet: SheetRows) -> None:
    first: dict[tuple[Value, ...], int] = {}
    texts, bases = sheet.texts("respondents"), sheet.values["respondents"]
    for record, base in enumerate(bases):
        question = tuple(sheet.values[name][record] for name in _QUESTION)
        if base is None or None in question:
            continue
        earlier = first.setdefault(question, record)
        if bases[earlier] != base:
            expected = f"{sheet.cell(earlier, 'respondents')} = {texts[earlier]}"
            refused = RefusedError(Problem.COUNTS_DISAGREE, expected)
            issue = sheet.refuse(record, "respondents", texts[record], refused)
            sheet.concerned.setdefault(earlier, []).append(issue)
