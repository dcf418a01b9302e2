"""Templates in the interface's words, the same on the page and from the command line."""

from analytics import datasets
from analytics.base.periods import Period
from analytics.base.record_columns import Reads
from analytics.intake import templates
from analytics.intake.headings import about_branches
from analytics.intake.templates import Shape, Words
from analytics.lake import Snapshot
from dashboard.base import display
from dashboard.files.blank_workbook_words import Choice, Errors, Kinds, Purposes, Remarks, Sheet, Steps

WORDS = Words(
    hint=Sheet.HINT,
    card_hint=Sheet.CARD_HINT,
    hint_spared=Sheet.HINT_SPARED,
    not_filled_in=Sheet.NOT_FILLED_IN,
    not_of_units=Sheet.NOT_OF_UNITS,
    not_of_branches=Sheet.NOT_OF_BRANCHES,
    spared=Sheet.SPARED,
    error_spared=Sheet.ERROR_SPARED,
    choose=Sheet.CHOOSE,
    purposes={name: one.purpose or getattr(Purposes, name.upper()) for name, one in datasets.ALL.items()},
    remarks={
        name: text
        for name, one in datasets.ALL.items()
        if (text := one.remark or getattr(Remarks, name.upper(), ""))
    },
    card=Sheet.CARD,
    purpose_heading=Sheet.PURPOSE,
    steps_heading=Sheet.STEPS,
    steps=Steps.ALL,
    columns_heading=Sheet.COLUMNS,
    column_headings=Sheet.COLUMN_HEADINGS,
    required=Sheet.REQUIRED,
    optional=Sheet.OPTIONAL,
    kinds={reads: getattr(Kinds, reads.name) for reads in Reads},
    items_heading=Sheet.ITEMS,
    item_headings=Sheet.ITEM_HEADINGS,
    codes_heading=Sheet.CODES,
    code_headings=Sheet.CODE_HEADINGS,
    example=Sheet.EXAMPLE,
    bounds=Sheet.BOUNDS,
    also=Sheet.ALSO,
    error_title=Sheet.ERROR_TITLE,
    errors={reads: text for reads in Reads if (text := getattr(Errors, reads.name, ""))},
    error_choice=Sheet.ERROR_CHOICE,
    pages=Sheet.PAGES,
)


class TemplateRefusedError(ValueError):
    """There can be no such template; str() of it is the message."""


def made(
    now: Snapshot,
    dataset: str,
    shape: Shape,
    *,
    last_year: int,
    period: Period | None = None,
    unit: str | None = None,
) -> bytes:
    """The workbook by the data as they stand; raises TemplateRefusedError."""
    about = datasets.ALL[dataset]
    _refuse_other_grains(about, period)
    if shape is Shape.CARD and not templates.has_cards(about):
        titles = [one.title for one in datasets.ALL.values() if templates.has_cards(one)]
        raise TemplateRefusedError(Choice.NO_CARDS.format(title=about.title, titles=Choice.AND.join(titles)))
    try:
        known = contents(now, last_year=last_year, period=period, unit=unit)
    except templates.UnknownUnitError as error:
        raise TemplateRefusedError(Choice.UNKNOWN_UNIT.format(text=error)) from error
    if shape is Shape.CARD and about_branches(about):
        if known.branches.is_empty():
            raise TemplateRefusedError(Choice.NO_BRANCHES)
        if unit is None:  # the sheets of all branches would fill no screen anybody has
            raise TemplateRefusedError(Choice.ONE_UNIT_NEEDED)
    return templates.template(about, known, WORDS, shape)


def contents(
    now: Snapshot, *, last_year: int, period: Period | None = None, unit: str | None = None
) -> templates.Contents:
    """What templates show by the data as they stand; raises templates.UnknownUnitError."""
    organisations, rubrics = now.table("organisations").collect(), now.table("rubrics").collect()
    exemptions = now.table("exemptions").collect()
    return templates.contents(
        organisations, rubrics, last_year=last_year, period=period, unit=unit, exemptions=exemptions
    )


def file_name(dataset: str, shape: Shape, period: Period | None, unit: str | None) -> str:
    """What the file is called: 审核评分模板_评分卡_2023年下半年_示例单位01.xlsx."""
    about = datasets.ALL[dataset]
    parts = [Choice.FILE.format(title=about.title)]
    parts += [Choice.SHAPES_IN_FILE[shape]] if Choice.SHAPES_IN_FILE[shape] else []
    parts += [display.period_name(period.code)] if period else []
    parts += ["".join(char for char in unit if char.isalnum())] if unit else []
    return f"{Choice.PART.join(parts)}.xlsx"


def _refuse_other_grains(about: datasets.Dataset, period: Period | None) -> None:
    if period is None:
        return
    grain = templates.grain_of(about)
    if grain is None:
        raise TemplateRefusedError(Choice.NO_PERIOD.format(title=about.title))
    if period.grain is not grain:
        words = {"title": about.title, "grain": Choice.GRAINS[grain], "example": Choice.EXAMPLES[grain]}
        raise TemplateRefusedError(
            Choice.WRONG_PERIOD.format(period=display.period_name(period.code), **words)
        )
