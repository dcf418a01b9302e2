"""What stands where on a card: its headings, the items below them, the name and days above."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from analytics.base import rules
from analytics.base.record_columns import Reads
from analytics.intake.brackets import Says, split_brackets, what_it_says
from analytics.intake.card_labels import UNIT, field_of, is_measure, labels_and_values, without_seal
from analytics.intake.divided_periods import part_in
from analytics.intake.grids import Grid, Place
from analytics.intake.headings import normal, without_brackets
from analytics.intake.items import split_item_number
from analytics.intake.other_figures import other_figures
from analytics.intake.period_texts import periods_in
from analytics.intake.plain_texts import clean_text
from analytics.intake.values import ValueKind

_ROWS_LOOKED_AT = 60  # titles and names above the headings
NUMBER, LABEL, POINTS = "number", "label", "points"
SELF, REVIEWED, SCORE, EVIDENCE = "self", "reviewed", "score", "evidence"  # as the prefixes of the data sets
_ROLES: Mapping[str, tuple[str, ...]] = {
    NUMBER: ("序号", "要素序号", "编号", "项号"),
    LABEL: ("考评要素", "要素", "要素名称", "考评内容"),
    POINTS: ("分值", "满分", "标准分"),
    SELF: ("自评分", "自评得分", "自查分", "自评"),
    REVIEWED: ("审核分", "审核得分", "审核评分", "审核"),
    SCORE: ("得分", "评分", "实得分"),
    EVIDENCE: ("支撑材料数", "支撑材料份数", "支撑材料件数", "材料数", "材料份数", "材料件数", "佐证材料数"),
}
SCORES = (SELF, REVIEWED, SCORE)
_SCORED = ValueKind(Reads.POINTS, maximum=rules.FULL_MARKS * rules.POINT)  # a card may name the whole
DOES_NOT_APPLY = "不适用"  # templates write it beside items that branches do not have
_WHOLE = re.compile(r"(?:合\s*计|总\s*计|总\s*分)$")


@dataclass(frozen=True)
class Line:
    """One item of the card. number is None where the card gives the label only."""

    row: int
    number: int | None
    label: str


@dataclass(frozen=True)
class Said:
    """A text above the items and where it stands."""

    text: str
    place: Place


@dataclass(frozen=True)
class Card:
    """A card as it lies on its sheet. first and last: rows of the headings; totals: rows of sums."""

    grid: Grid
    first: int
    last: int
    columns: Mapping[str, int]
    lines: Sequence[Line]
    totals: Sequence[int]
    others: Sequence[Place]  # rows that are neither: their first cells
    said: Mapping[str, Said]

    @property
    def titles(self) -> dict[str, Place]:
        """The texts above the headings, each with where it stands first, and headings that name a period."""
        found: dict[str, Place] = {}
        for row in range(self.first, self.last + 1):
            for column in (self.columns[role] for role in SCORES if role in self.columns):
                heading = self.grid.text(row, column) or ""
                if periods_in(heading) or part_in(heading):
                    found.setdefault(heading, (row, column))
        for row, cells in enumerate(self.grid.rows[: self.first]):
            for column, text in enumerate(cells):
                if text:
                    found.setdefault(text, (row, column))
        return found

    def is_filled(self, role: str) -> bool:
        """Whether somebody wrote something into this column, be it that nothing was reported."""
        column = self.columns.get(role)
        if column is None:
            return False
        texts = (self.grid.text(line.row, column) or "" for line in self.lines)
        return any(text.strip() not in ("", DOES_NOT_APPLY) for text in texts)

    def text(self, line: Line, role: str) -> str:
        """The cell of an item, '' where nothing was reported."""
        return clean_text(self.grid.text(line.row, self.columns[role]) or "")

    def place(self, line: Line, role: str) -> Place:
        """Where the cell of an item stands."""
        return line.row, self.columns[role]


def card_on(grid: Grid) -> Card | None:
    """The card on this sheet; None when there are no headings of one."""
    for first in range(min(_ROWS_LOOKED_AT, len(grid.rows))):
        if len(_columns(grid, first, first)) < 2:
            continue  # a title, even where headings follow
        for last in (first, first + 1):
            columns = _columns(grid, first, last)
            if last == first and _goes_on(grid, first, columns):
                continue
            if {NUMBER, LABEL, POINTS} <= set(columns) and not set(columns).isdisjoint(SCORES):
                last = _last_heading(grid, last, columns)
                rows = list(_rows(grid, last, columns))
                lines = [row for row in rows if isinstance(row, Line)]
                totals = [row for row in rows if isinstance(row, int)]
                others = [row for row in rows if isinstance(row, tuple)]
                said = _labelled_values(grid, first)
                return Card(grid, first, last, columns, lines, totals, others, said)
    return None


def _columns(grid: Grid, first: int, last: int) -> dict[str, int]:
    """Each role's first column; of two rows of headings the lower says more."""
    found: dict[str, int] = {}
    width = max(map(len, grid.rows[first : last + 1]), default=0)
    for column in range(width):
        texts = [normal(grid.text(row, column)) for row in (last, first)]
        other = last > first and other_figures(texts[0])  # 扣分 below 得分
        role = next((role for text in texts[: 1 if other else 2] if (role := _role(text))), None)
        if role:
            found.setdefault(role, column)
    return found


def _goes_on(grid: Grid, row: int, columns: Mapping[str, int]) -> bool:
    """Whether the row below says what a column of scores holds: 扣分 below 得分."""
    places = [columns[role] for role in SCORES if role in columns]
    below = {normal(grid.text(row + 1, one)) for one in places} - {
        normal(grid.text(row, one)) for one in places
    }
    return any(other_figures(text) or _role(text) for text in below)


def _role(text: str) -> str | None:
    forms = {text, without_brackets(text)}
    role = next((role for role, words in _ROLES.items() if not forms.isdisjoint(words)), None)
    if role not in SCORES or text in _ROLES[role]:
        return role
    inside = split_brackets(text).inside
    return role if all(what_it_says(one, _SCORED, "") is Says.NOTHING for one in inside) else None


def _last_heading(grid: Grid, last: int, columns: Mapping[str, int]) -> int:
    """Headings merged downwards repeat themselves, and a second row may tell the scores apart."""
    while last + 1 < len(grid.rows) and len(_columns(grid, last + 1, last + 1).keys() & columns.keys()) > 1:
        last += 1
    return last


def _rows(grid: Grid, last: int, columns: Mapping[str, int]) -> Iterator[Line | int | Place]:
    """What each row below the headings is: an item, a sum (its row), or something else (its first cell)."""
    for row in range(last + 1, len(grid.rows)):
        filled = [(column, text) for column, text in enumerate(grid.rows[row]) if text and text.strip()]
        if not filled:
            continue
        number, rest = split_item_number(normal(grid.text(row, columns[NUMBER])))
        label = (grid.text(row, columns[LABEL]) or "").strip()
        points = (grid.text(row, columns[POINTS]) or "").strip()
        if _WHOLE.match(clean_text(filled[0][1])):
            yield row
        elif number is not None and not rest:
            yield Line(row, number, label)
        elif label and points and points != label and not normal(grid.text(row, columns[NUMBER])):
            yield Line(row, None, label)
        else:
            yield row, filled[0][0]


def _labelled_values(grid: Grid, first: int) -> dict[str, Said]:
    """The values beside their labels above the headings: 单位 | 省直一局, or 单位：省直一局 in one cell.

    One cell may hold several labels: 单位：省直一局  考核期：2023年下半年.
    """
    found: dict[str, Said] = {}
    for row in range(first):
        for column, text in enumerate(grid.rows[row]):
            for label, value in labels_and_values(text or ""):
                name = field_of(label)
                if name is None or name in found:
                    continue
                said = Said(value, (row, column)) if value else _beside(grid, row, column)
                if said and not (name == UNIT and is_measure(said.text)):
                    found[name] = said
    return found


def _beside(grid: Grid, row: int, column: int) -> Said | None:
    """The next text to the right, unless that is a label itself: then nothing was filled in."""
    here = grid.text(row, column)
    for next_column in range(column + 1, len(grid.rows[row])):
        text = grid.text(row, next_column)
        if not text or not text.strip() or text == here:
            continue
        label = labels_and_values(text)[0][0]
        return None if field_of(label) else Said(without_seal(text), (row, next_column))
    return None
