"""Small workbooks of the official shape, from the generated frames: `python -m sample_data.workbooks`."""

from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import polars as pl
import xlsxwriter

from analytics.base import rules
from sample_data import listing, timeline
from sample_data.generate import generate_with_plan
from sample_data.planted import Planted
from sample_data.rubrics import items, rubrics

FOLDER = Path(__file__).parent / "workbooks"
PERIOD = timeline.HALVES[-1].code
UNKNOWN_UNIT = "示例单位99"
_TITLE = "2023年下半年 {}（" + rules.SYNTHETIC_MARK + "）"
_SURVEY_TITLE = "2020年度 形式主义调查（公开发表数据）"
_CREATED = datetime(2024, 1, 31)  # noqa: DTZ001 -- a fixed stamp, so that the bytes repeat
_FIRST_ROW = 3  # title, blank or groups, headings

Row = list[Any]
Frames = dict[str, pl.DataFrame]


def write(folder: Path = FOLDER) -> None:
    """All workbooks and the list of what was planted; the same bytes each time."""
    frames, planted = generate_with_plan()
    _write_reviews(folder / "review_matrix_2023H2.xlsx", review_rows(frames, planted))
    _write_reviews(folder / "review_matrix_2023H2_wrong.xlsx", wrong_rows(review_rows(frames, planted)))
    _write_list(folder / "star_list_2023H2.xlsx", _TITLE.format("星级评定"), *star_rows(frames, planted))
    _write_list(
        folder / "weak_branch_ledger.xlsx", _TITLE.format("后进支部台账"), *ledger_rows(frames, planted)
    )
    _write_list(folder / "survey_2020.xlsx", _SURVEY_TITLE, *survey_rows(frames))
    (folder.parent / "PLANTED.md").write_text(listing.planted_list(planted, changed_review(frames, planted)))


def changed_review(frames: Frames, planted: Planted) -> tuple[str, list[tuple[int, int, int]]]:
    """The unit whose scores the workbook changes: item, points as generated, points as in the workbook."""
    slots = _slots()
    engaged = planted.units.with_a_part() | {org_id for pair in planted.ties.half for org_id in pair}
    free = frames["reviews"].filter(
        pl.col("period") == PERIOD,
        pl.col("org_id").str.starts_with("SZ"),
        ~pl.col("org_id").is_in(engaged),
        pl.sum_horizontal(slots) < 4900,
    )
    card = free.row(0, named=True)
    maximum = items(timeline.rubric_version(timeline.HALVES[-1])).maximum.tolist()
    losses = [
        (card[slot] - most, number, most)
        for number, (slot, most) in enumerate(zip(slots, maximum, strict=True), 1)
    ]
    return card["org_id"], [(number, loss + most, most) for loss, number, most in sorted(losses)[:3]]


def review_rows(frames: Frames, planted: Planted) -> list[list[Any]]:
    """Unit, two days, a score an item in points; one unit's scores are changed."""
    changed_id, changes = changed_review(frames, planted)
    cards = frames["reviews"].filter(pl.col("period") == PERIOD)
    ordered = _named(cards, frames).sort(pl.col("league") != rules.League.PROVINCIAL, "official_order")
    rows = []
    for card in ordered.iter_rows(named=True):
        scores = [None if card[slot] is None else card[slot] / rules.POINT for slot in _slots()]
        if card["org_id"] == changed_id:
            for number, _, after in changes:
                scores[number - 1] = after / rules.POINT
        rows.append([card["name"], card["submitted_on"], card["reviewed_on"], *scores])
    return rows


def wrong_rows(rows: list[list[Any]]) -> list[list[Any]]:
    """The same with five faults, one a row from the third row on."""
    wrong = [list(row) for row in rows]
    wrong[2][5] = 9  # above the maximum
    wrong[3][6] = "优"  # no number
    wrong[4][7] = 0.855  # three decimals
    wrong[5][0] = UNKNOWN_UNIT
    wrong[6][0] = wrong[7][0]  # a unit twice
    return wrong


def star_rows(frames: Frames, planted: Planted) -> tuple[list[str], list[Row]]:
    """Headings and ratings of the branches of two units; the first that is not five-star becomes it."""
    chosen = [planted.units.founding, planted.units.abolishing]
    ratings = _with_branch_names(frames["star_ratings"].filter(pl.col("period") == PERIOD), frames)
    columns = ["unit", "name", "stars", "period"]
    listed = [
        list(row) for row in ratings.filter(pl.col("unit_id").is_in(chosen)).select(columns).iter_rows()
    ]
    next(row for row in listed if row[2] < rules.TOP_STAR)[2] = rules.TOP_STAR
    return ["单位", "支部", "星级", "评定期"], listed


def ledger_rows(frames: Frames, planted: Planted) -> tuple[list[str], list[Row]]:
    """Headings and entries of the units with overdue branches; the first overdue entry is cleared."""
    entries = _with_branch_names(frames["weak_branches"], frames).filter(
        pl.col("unit_id").is_in(planted.units.overdue)
    )
    columns = ["unit", "name", "found_on", "kind", "measure", "due_on", "cleared_on"]
    listed = [list(row) for row in entries.select(columns).iter_rows()]
    next(row for row in listed if row[6] is None and row[5] < timeline.LAST_DAY)[6] = date(2023, 12, 28)
    return ["单位", "支部", "认定日期", "后进类型", "整改措施", "整改时限", "销号日期"], listed


def survey_rows(frames: Frames) -> tuple[list[str], list[Row]]:
    """Headings and the nine published figures."""
    columns = ["survey", "period", "question_id", "question", "option", "percent", "source"]
    answers = frames["survey_answers"].with_columns(pl.col("percent") / rules.PERCENT).select(columns)
    return ["调查名称", "年度", "问题代码", "问题", "选项", "占比", "来源"], [
        list(row) for row in answers.iter_rows()
    ]


def _slots() -> list[str]:
    count = items(timeline.rubric_version(timeline.HALVES[-1])).maximum.size
    return [rules.slot("reviewed", number) for number in range(1, count + 1)]


def _named(cards: pl.DataFrame, frames: Frames) -> pl.DataFrame:
    units = frames["organisations"].select("org_id", "name", "league", "official_order")
    counted = units.filter(pl.col("league") != rules.League.REFERENCE)  # the others are asked for nothing
    return cards.join(counted, on="org_id")


def _with_branch_names(rows: pl.DataFrame, frames: Frames) -> pl.DataFrame:
    """Adds the name of the branch and the id and name of its unit."""
    units = frames["branch_cards"].select("org_id", "unit_id").unique()
    names = frames["organisations"].select("org_id", "name")
    of_units = names.rename({"org_id": "unit_id", "name": "unit"})
    return (
        rows.join(units, on="org_id")
        .join(names, on="org_id")
        .join(of_units, on="unit_id")
        .sort("unit_id", "org_id")
    )


def _write_reviews(path: Path, rows: list[list[Any]]) -> None:
    """Title, dimensions over their items, headings, units."""
    rubric = rubrics().filter(rubric_version=timeline.rubric_version(timeline.HALVES[-1])).sort("item_no")
    labels = [f"{number} {label}" for number, label in rubric.select("item_no", "label").iter_rows()]
    headings = ["单位", "报送日期", "审核日期", *labels]
    with xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd"}) as book:
        sheet = _sheet(book, "审核评分", _TITLE.format("审核评分"), headings, rows)
        group = book.add_format({"bold": True, "align": "center", "bg_color": "#E8EEF4", "border": 1})
        for dimension, numbers in (
            rubric.group_by("dimension", maintain_order=True).agg("item_no").iter_rows()
        ):
            sheet.merge_range(1, numbers[0] + 2, 1, numbers[-1] + 2, dimension, group)


def _write_list(path: Path, title: str, headings: list[str], rows: list[Row]) -> None:
    with xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd"}) as book:
        _sheet(book, title.split()[1].split("（")[0], title, headings, rows)


def _sheet(book: Any, name: str, title: str, headings: list[str], rows: Iterable[Row]) -> Any:
    book.set_properties({"created": _CREATED, "title": title})
    sheet = book.add_worksheet(name)
    sheet.write(0, 0, title, book.add_format({"bold": True, "font_size": 14}))
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "vcenter", "border": 1})
    sheet.write_row(_FIRST_ROW - 1, 0, headings, bold)
    for number, row in enumerate(rows, start=_FIRST_ROW):
        sheet.write_row(number, 0, row)
    sheet.freeze_panes(_FIRST_ROW, 1)
    sheet.set_column(0, len(headings) - 1, 14)
    return sheet


if __name__ == "__main__":
    write()
