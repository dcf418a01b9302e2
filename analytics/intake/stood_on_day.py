"""Records of a day on which the organisation must stand, and be no temporary one, as whoever gets a title."""

from datetime import date

from analytics.intake.issues import Problem, RefusedError
from analytics.intake.organisations import Organisations
from analytics.intake.sheet_rows import SheetRows


def refuse_not_standing(sheet: SheetRows, organisations: Organisations) -> None:
    """Refuse a temporary organisation, and one that ended before the day or was founded after it."""
    name = sheet.dataset.stands_on
    if not name:
        return
    texts = sheet.texts("org_id")
    for record, (org_id, day) in enumerate(zip(sheet.values["org_id"], sheet.values[name], strict=True)):
        if sheet.sound(record, ("org_id",)) and (refused := _why_not(str(org_id), day, organisations)):
            sheet.refuse(record, "org_id", texts[record] or str(org_id), refused)


def _why_not(org_id: str, day: object, organisations: Organisations) -> RefusedError | None:
    if organisations.is_temporary(org_id):
        return RefusedError(Problem.TEMPORARY_ORGANISATION)
    founded, ended = organisations.first_day(org_id), organisations.last_day(org_id)
    if isinstance(day, date) and ended and ended < day:
        return RefusedError(Problem.ENDED_BY_THAT_DAY, str(ended))
    if isinstance(day, date) and founded and day < founded:
        return RefusedError(Problem.VISIT_BEFORE_FOUNDING, str(founded))
    return None
