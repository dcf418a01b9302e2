"""Templates in the interface's words, the same on the page and from the command line."""

from analytics import datasets
from analytics.base.periods import Grain, Period
from analytics.base.record_columns import Reads
from analytics.intake import templates
from analytics.intake.headings import about_branches
from analytics.intake.templates import Shape, Words
from analytics.lake import Snapshot
from dashboard.base import display
from dashboard.files.blank_workbook_words import (
    Errors,
    Kinds,
    Purposes,
    Remarks,
    Sheet,
    Steps,
    TemplateChoice,
)
from dashboard.files.definition_words import COMPARATORS, SPANS

WORDS = Words(
    hint="请先看“填写说明”。带 * 的列必填；灰底的格已填好；空格表示没有填报，不等于 0。",
    card_hint=Sheet.CARD_HINT,
    hint_spared="深灰或斜纹的格不适用，不填。",
    not_filled_in="不适用，不填",
    not_of_units="不适用，不填：这一项不考评单位。",
    not_of_branches="不适用，不填：这一项不考评支部。",
    spared="不适用，不填：{reason}",
    error_spared="这一项不适用，请不要填。确实适用的，先更正“不适用项”或“考评要素”。",
    choose="← 点左边的格，从下拉列表中选",
    purposes={name: one.purpose or getattr(Purposes, name.upper()) for name, one in datasets.ALL.items()},
    remarks={
        name: text
        for name, one in datasets.ALL.items()
        if (text := one.remark or getattr(Remarks, name.upper(), ""))
    },
    card=(
        "这是评分卡样式：一张表一个单位（或支部），一行一项。半年的卡导入“审核分”，月份的卡导入“自评分”和“支撑材料数”，"
        "支部的卡导入“审核分”和“支撑材料数”；其余的分数列可以填，但不导入。“分值”不要改，要素的行不要删、不要重复；"
        "不打算填的单位，空着它的表即可。"
    ),
    purpose_heading="这张表做什么用",
    steps_heading="怎样填、怎样导入",
    steps=Steps.ALL,
    columns_heading="各列要求",
    column_headings=Sheet.COLUMN_HEADINGS,
    required="必填",
    optional="没有就空着",
    kinds={reads: getattr(Kinds, reads.name) for reads in Reads},
    items_heading="要素一览（{version}年版）",
    item_headings=Sheet.ITEM_HEADINGS,
    codes_heading="单位的组织代码",
    code_headings=Sheet.CODE_HEADINGS,
    duties_heading="指标一览（没有文件约束的单位也可以填，只作参照）",
    duty_headings=("填报期间", "几个数", "指标", "规定", "约束力", "适用范围"),
    grains={grain: SPANS[grain] for grain in (Grain.YEAR, Grain.HALF, Grain.QUARTER)},
    comparators=COMPARATORS,
    example="示例：{example}",
    bounds="范围：{bounds}",
    also="列名也可写作：{names}",
    error_title="填写有误",
    errors={reads: text for reads in Reads if (text := getattr(Errors, reads.name, ""))},
    period_of_row="每行选自己的期间：下拉列表里有年度、半年、季度和月份",
    error_figure="次数、人数填整数；金额以元为单位，最多两位小数；不填百分比。没有填报就空着。",
    error_choice="请从下拉列表中选一个。点格子右边的小箭头可以看到全部选项。",
    pages="第 {page} 页，共 {pages} 页",
)


class TemplateRefusedError(ValueError):
    """There can be no such template; str() of it is the message."""


def template_workbook(
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
        raise TemplateRefusedError(
            TemplateChoice.NO_CARDS.format(title=about.title, titles=TemplateChoice.AND.join(titles))
        )
    try:
        known = contents(now, last_year=last_year, period=period, unit=unit)
    except templates.UnknownUnitError as error:
        raise TemplateRefusedError(TemplateChoice.UNKNOWN_UNIT.format(text=error)) from error
    if shape is Shape.CARD and about_branches(about):
        if known.branches.is_empty():
            raise TemplateRefusedError(TemplateChoice.NO_BRANCHES)
        if unit is None:  # the sheets of all branches would fill no screen anybody has
            raise TemplateRefusedError(TemplateChoice.ONE_UNIT_NEEDED)
    return templates.template(about, known, WORDS, shape)


def contents(
    now: Snapshot, *, last_year: int, period: Period | None = None, unit: str | None = None
) -> templates.Contents:
    """What templates show by the data as they stand; raises templates.UnknownUnitError."""
    names = ("organisations", "rubrics", "exemptions", "former_places", "aliases")
    tables = {name: now.table(name).collect() for name in names}
    return templates.contents(**tables, last_year=last_year, period=period, unit=unit)


def file_name(dataset: str, shape: Shape, period: Period | None, unit: str | None) -> str:
    """What the file is called: 审核评分模板_评分卡_2023年下半年_示例单位01.xlsx."""
    about = datasets.ALL[dataset]
    parts = [TemplateChoice.FILE.format(title=about.title)]
    parts += [TemplateChoice.SHAPES_IN_FILE[shape]] if TemplateChoice.SHAPES_IN_FILE[shape] else []
    parts += [display.period_name(period.code)] if period else []
    parts += ["".join(char for char in unit if char.isalnum())] if unit else []
    return f"{TemplateChoice.PART.join(parts)}.xlsx"


def _refuse_other_grains(about: datasets.Dataset, period: Period | None) -> None:
    if period is None:
        return
    grains = about.grains
    if not grains:
        raise TemplateRefusedError(TemplateChoice.NO_PERIOD.format(title=about.title))
    if period.grain not in grains:
        words = {
            "title": about.title,
            "grain": TemplateChoice.AND.join(TemplateChoice.GRAINS[grain] for grain in grains),
            "example": TemplateChoice.EXAMPLES[grains[0]],
        }
        raise TemplateRefusedError(
            TemplateChoice.WRONG_PERIOD.format(period=display.period_name(period.code), **words)
        )
