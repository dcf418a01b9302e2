"""Records of organisations that did not stand in the period the record speaks of, or not at its end."""

from datetime import date

from analytics.base import periods
from analytics.intake.issues import Problem, RefusedError
from analytics.intake.organisations import Organisations
from analytics.intake.sheet_rows import SheetRows

_COLUMNS = ("org_id", "unit_id")
_WHEN_STANDING = ("held_on", "elected_on", "since")  # a day on which the organisation was there


def refuse_abolished(sheet: SheetRows, organisations: Organisations) -> None:
    """Refuse the cell of the organisation; expected is its last day and who followed on it."""
    starts = _starts(sheet)
    for name in _COLUMNS:
        if name not in sheet.values:
            continue
        texts = sheet.texts(name)
        for record, org_id in enumerate(sheet.values[name]):
            start, ended = starts[record], organisations.last_day(str(org_id))
            if start and ended and ended < start:
                followed = ", ".join(organisations.successors(str(org_id)))
                expected = f"{ended} → {followed}" if followed else str(ended)
                refused = RefusedError(Problem.ABOLISHED_ORGANISATION, expected)
                sheet.refuse(record, name, texts[record] or str(org_id), refused)


def refuse_before_founding(sheet: SheetRows, organisations: Organisations) -> None:
    """Refuse a visit to what was not there yet; a case may be older than who has it, as ledgers pass on."""
    days = next((sheet.values[name] for name in _WHEN_STANDING if name in sheet.values), None)
    if days is None:
        return
    texts = sheet.texts("org_id")
    for record, (day, org_id) in enumerate(zip(days, sheet.values["org_id"], strict=True)):
        founded = organisations.first_day(str(org_id))
        if isinstance(day, date) and founded and day < founded:
            refused = RefusedError(Problem.VISIT_BEFORE_FOUNDING, str(founded))
            sheet.refuse(record, "org_id", texts[record] or str(org_id), refused)


def note_not_counted(sheet: SheetRows, organisations: Organisations) -> None:
    """Note what is stored and counted in no result of its period: who counts is who stands at its end."""
    if "period" not in sheet.values or "org_id" not in sheet.values:
        return
    texts = sheet.texts("org_id")
    for record, (code, org_id) in enumerate(zip(sheet.values["period"], sheet.values["org_id"], strict=True)):
        if not code or not org_id:
            continue
        period = periods.parse(str(code))
        founded, ended = organisations.first_day(str(org_id)), organisations.last_day(str(org_id))
        about = (texts[record] or str(org_id), sheet.cell(record, "org_id"))
        if ended and period.start <= ended < period.end:
            sheet.note(Problem.ENDED_WITHIN_PERIOD, *about, str(ended))
        elif founded and founded > period.end:
            sheet.note(Problem.FOUNDED_AFTER_PERIOD, *about, str(founded))


def _starts(sheet: SheetRows) -> list[date | None]:
    """The first day a record speaks of: of its period, or the day of the finding, the visit, the election."""
    codes = sheet.values.get("period")
    if codes is not None:
        firsts = {str(code): periods.parse(str(code)).start for code in set(codes) if code}
        return [firsts.get(str(code)) for code in codes]
    every = (sheet.values.get(name) for name in ("found_on", *_WHEN_STANDING))
    found = next(filter(None, every), [None] * len(sheet))
    return [day if isinstance(day, date) else None for day in found]
