"""What single cells cannot tell: whether a record agrees with calendar, roster, rubric and itself."""

from collections.abc import Sequence

from analytics.intake.day_order import refuse_earlier_days
from analytics.intake.duty_checks import check_duties, refuse_overlaps
from analytics.intake.issues import Problem, RefusedError
from analytics.intake.known import Known
from analytics.intake.not_yet import refuse_future
from analytics.intake.open_findings import refuse_while_open
from analytics.intake.register_checks import check_former_places, check_register
from analytics.intake.rubric_versions import Rubrics
from analytics.intake.score_limits import refuse_beyond_rubric
from analytics.intake.sheet_rows import SheetRows
from analytics.intake.standing import note_not_counted, refuse_abolished, refuse_before_founding
from analytics.intake.stood_on_day import refuse_not_standing
from analytics.intake.survey_counts import refuse_contradictions
from analytics.intake.title_periods import judge_title_periods
from analytics.intake.totals import compare_totals


def cross_check(sheet: SheetRows, known: Known) -> None:
    """Put down every contradiction of a sheet whose columns have been read."""
    if known.today:
        refuse_future(sheet, known.today)
    refuse_earlier_days(sheet)
    judge_title_periods(sheet)
    refuse_abolished(sheet, known.organisations)
    refuse_before_founding(sheet, known.organisations)
    refuse_not_standing(sheet, known.organisations)
    note_not_counted(sheet, known.organisations)
    if sheet.dataset.name == "organisations":
        check_register(sheet, known)
    if sheet.dataset.name == "former_places":
        check_former_places(sheet, known)
    if sheet.dataset.name == "exemptions":
        _refuse_unknown_items(sheet, known.rubrics)
    if sheet.dataset.name == "rubrics":
        refuse_beyond_rubric(sheet, known)
    if sheet.dataset.name == "survey_answers":
        refuse_contradictions(sheet)
    if sheet.dataset.is_of_duties:
        check_duties(sheet, known)
    compare_totals(sheet, known.rubrics)


def cross_check_together(sheets: Sequence[SheetRows], known: Known) -> None:
    """Put down what records of any sheet contradict in others, or in what stands."""
    refuse_while_open(sheets, known)
    refuse_overlaps(sheets, known)


def _refuse_unknown_items(sheet: SheetRows, rubrics: Rubrics) -> None:
    """An exemption from an item the rubric of that year does not have would never take effect."""
    if not rubrics.items:
        sheet.refuse_sheet(Problem.UNKNOWN_RUBRIC)
        return
    versions, numbers = sheet.texts("rubric_version"), sheet.texts("item_no")
    for record, version in enumerate(sheet.values["rubric_version"]):
        number = sheet.values["item_no"][record]
        if not isinstance(version, int) or not isinstance(number, int):
            continue
        items = rubrics.items.get(version)
        if items is None:
            expected = ", ".join(map(str, sorted(rubrics.items)))
            refused = RefusedError(Problem.UNKNOWN_RUBRIC, expected)
            sheet.refuse(record, "rubric_version", versions[record], refused)
        elif number not in items:
            refused = RefusedError(Problem.UNKNOWN_ITEM, f"1–{max(items)}")
            sheet.refuse(record, "item_no", numbers[record], refused)
