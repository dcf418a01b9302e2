"""The columns of a sheet that hold organisations: ids found through codes, names and units."""

from collections.abc import Mapping
from datetime import date

from analytics.base import periods, rules
from analytics.base.record_columns import Reads
from analytics.datasets import Dataset
from analytics.intake.headings import CODE, UNIT, about_branches
from analytics.intake.issues import Problem, RefusedError
from analytics.intake.organisations import Organisations
from analytics.intake.sheet_rows import SheetRows
from analytics.intake.values import Value

_BEGINNINGS = ("found_on", "elected_on", "since")

_Days = list[date | None]  # the day on which a name must have been valid, record by record


def fill_organisations(sheet: SheetRows, organisations: Organisations) -> None:
    """Read every column of organisations; periods must have been read before."""
    columns = sheet.dataset.schema.columns()
    named = [name for name, column in columns.items() if _holds_organisations(column.metadata)]
    days = _days(sheet)
    if "org_id" not in named:
        for name in named:
            sheet.values[name] = sheet.look_up(name, organisations.any, days)
    elif about_branches(sheet.dataset):
        _fill_branches(sheet, organisations, days)
    else:
        coded = sheet.look_up(CODE, lambda text: organisations.id_of_code(text, (rules.Level.UNIT,)))
        sheet.values["org_id"] = sheet.look_up(
            "org_id",
            lambda text, code, day: (
                organisations.confirm_id(text, str(code)) if code else organisations.unit(text, day)
            ),
            coded,
            days,
        )
        _take_codes(sheet, coded)


def levels_of_kinds(dataset: Dataset) -> Mapping[str, tuple[rules.Level, ...]]:
    """Of which levels the organisations of each kind of row are; empty where all are of one."""
    metadata = dataset.schema.columns()["org_id"].metadata or {}
    found: Mapping[str, tuple[rules.Level, ...]] = metadata.get("of_kinds") or {}
    return found


def levels_of_rows(dataset: Dataset) -> tuple[rules.Level, ...]:
    """Of which levels the organisations of all its rows may be; empty where it does not say so."""
    found: tuple[rules.Level, ...] = (dataset.schema.columns()["org_id"].metadata or {}).get("levels") or ()
    return found


def _days(sheet: SheetRows) -> _Days:
    """The end of the record's period; where it has none, the day of finding, election or beginning."""
    if "period" in sheet.values:
        codes = sheet.values["period"]
        return [periods.parse(str(code)).end if code else None for code in codes]
    named = (sheet.values.get(name) for name in _BEGINNINGS)
    found = next(filter(None, named), [None] * len(sheet))
    return [day if isinstance(day, date) else None for day in found]


def _fill_branches(sheet: SheetRows, organisations: Organisations, days: _Days) -> None:
    stores_units = "unit_id" in sheet.dataset.schema.columns()
    unit_column = "unit_id" if stores_units else UNIT
    named = sheet.texts(unit_column)
    units = sheet.look_up(unit_column, organisations.unit, days)
    levels = _levels(sheet)
    coded = sheet.look_up(CODE, organisations.id_of_code, levels)

    def branch(
        text: str, code: Value, unit: str, unit_id: Value, day: date | None, levels: tuple[rules.Level, ...]
    ) -> Value:
        if code:
            return organisations.confirm_id(text, str(code))
        if unit and not unit_id:
            return None  # the unit's own cell has been refused already
        return organisations.below(text, str(unit_id) if unit_id else None, day, levels)

    sheet.values["org_id"] = sheet.look_up("org_id", branch, coded, named, units, days, levels)
    _take_codes(sheet, coded)
    _compare_units(sheet, organisations, unit_column, units)
    if stores_units:
        sheet.values["unit_id"] = [
            organisations.unit_of(str(org_id), day) if org_id else unit_id
            for unit_id, org_id, day in zip(units, sheet.values["org_id"], days, strict=True)
        ]


def _levels(sheet: SheetRows) -> list[tuple[rules.Level, ...]]:
    """Of which levels the organisation of each record is; where its kind is not known, of any."""
    of_kinds = levels_of_kinds(sheet.dataset)
    if not of_kinds:
        return [levels_of_rows(sheet.dataset) or (rules.Level.BRANCH,)] * len(sheet)
    return [of_kinds.get(str(kind), tuple(rules.Level)) for kind in sheet.values["kind"]]


def _compare_units(sheet: SheetRows, organisations: Organisations, column: str, units: list[Value]) -> None:
    """A unit named beside the code of a branch must be the branch's own, now or before."""
    texts = sheet.texts(column)
    for record, (unit, branch) in enumerate(zip(units, sheet.values["org_id"], strict=True)):
        if unit and branch and unit not in (own := organisations.units_ever(str(branch))):
            refused = RefusedError(Problem.ANOTHER_ORGANISATION, organisations.name_of(own[0]))
            sheet.refuse(record, column, texts[record], refused)


def _take_codes(sheet: SheetRows, coded: list[Value]) -> None:
    """A code stands for a name that was left out; one of the two there must be."""
    names, codes = sheet.texts("org_id"), sheet.texts(CODE)
    for record, code in enumerate(coded):
        if code:
            sheet.values["org_id"][record] = code
        elif not names[record] and not codes[record] and (sheet.has("org_id") or sheet.has(CODE)):
            heading = sheet.dataset.schema.columns()["org_id"].description or ""
            name = "org_id" if sheet.has("org_id") else CODE
            sheet.refuse(record, name, "", RefusedError(Problem.REQUIRED, heading))


def _holds_organisations(metadata: dict[str, object] | None) -> bool:
    return (metadata or {}).get("reads") is Reads.ORGANISATION
