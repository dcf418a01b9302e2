"""A card (a sheet an organisation, items down) as the row of the matrix it stands for.

Every cell of that row keeps its place on the card, so that a finding names the cell the officer sees.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from analytics.base.periods import Grain, Period
from analytics.datasets import Dataset
from analytics.intake.card_labels import BRANCH, CODE, REVIEWED_ON, SUBMITTED, UNIT
from analytics.intake.card_parts import EVIDENCE, LABEL, REVIEWED, SCORE, SCORES, SELF, Card, Line, card_on
from analytics.intake.grids import Grid, Place, address
from analytics.intake.headings import match
from analytics.intake.items import ItemHeadings
from analytics.intake.layouts import Layout
from analytics.intake.period_texts import periods_in

# Which columns of a card a data set keeps; of several the first the card has.
_KEPT: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "reviews": ((REVIEWED, SCORE),),
    "self_checks": ((SELF, SCORE), (EVIDENCE,)),
    "branch_cards": ((SCORE, REVIEWED, SELF), (EVIDENCE,)),
}
_FIELDS = {UNIT: "单位", BRANCH: "支部", CODE: "组织代码", SUBMITTED: "报送日期", REVIEWED_ON: "审核日期"}
_HEADINGS, _VALUES = 1, 2  # rows of the grid a card becomes


@dataclass(frozen=True)
class CardGrid(Grid):
    """A card as three rows: titles, headings, values. places: where each of their cells is on the card."""

    card: Card
    dataset: str
    used: frozenset[str]  # the columns of the card that are kept
    places: Mapping[Place, Place] = field(default_factory=dict)

    def address(self, row: int, column: int) -> str:
        """The cell on the card; '' for what was taken from the sheet's name."""
        place = self.places.get((row, column))
        return address(*place) if place else ""


def unfold_card(grid: Grid, asked: Dataset | None, period: Period | None) -> Grid:
    """The card on this sheet as a CardGrid; any other sheet as it is.

    asked and period are what the caller says of the file; else a card of a branch is a branch card, one of
    a half-year a review, one of a month a self check.
    """
    card = card_on(grid)
    if card is None:
        return grid
    name = asked.name if asked and asked.name in _KEPT else _dataset_of_card(card, period)
    roles = [next((role for role in roles if role in card.columns), None) for roles in _KEPT[name]]
    used = [role for role in roles if role]
    filled = any(card.is_filled(role) for role in used)
    row = _Row(card)
    row.put_fields(name)
    for line in _first_of_each(card):
        for role in used:
            row.put_item(line, role, empty=not filled)
    titles = card.titles
    rows: list[list[str | None]] = [list(titles), row.headings, row.values]
    places = row.places | {(0, column): place for column, place in enumerate(titles.values())}
    return CardGrid(grid.sheet, rows, card, name, frozenset(used), places)


def layout_of_card(grid: CardGrid, dataset: Dataset, items: ItemHeadings) -> Layout:
    """Where the columns of an unfolded card stand: nothing has to be looked for."""
    headings = grid.rows[_HEADINGS]
    return Layout(dataset, headings, _HEADINGS, _HEADINGS, match(headings, dataset, items))


def repeated_lines(card: Card) -> list[Line]:
    """Lines whose item has stood above them."""
    first = _first_of_each(card)
    return [line for line in card.lines if line not in first]


def _first_of_each(card: Card) -> list[Line]:
    seen: dict[object, Line] = {}
    for line in card.lines:
        seen.setdefault(line.label if line.number is None else line.number, line)
    return list(seen.values())


def _dataset_of_card(card: Card, period: Period | None) -> str:
    """The data set a card belongs to, by its branch, its period, and at last by what is filled in."""
    if BRANCH in card.said:
        return "branch_cards"
    said = [found for text in (card.grid.sheet, *card.titles) for found in periods_in(text)]
    grains = {found.grain for found in ([period] if period else said)}
    if Grain.HALF in grains:
        return "reviews"
    if Grain.MONTH in grains or (card.is_filled(SELF) and not card.is_filled(REVIEWED)):
        return "self_checks"
    return "reviews"


class _Row:
    """The one record of a card, growing to the right."""

    def __init__(self, card: Card) -> None:
        self.card = card
        self.headings: list[str | None] = []
        self.values: list[str | None] = []
        self.places: dict[Place, Place] = {}

    def put_fields(self, name: str) -> None:
        """Whose card it is (by its own words, else by the sheet's name) and its days."""
        wanted = {UNIT, SUBMITTED} | ({REVIEWED_ON} if name == "reviews" else set())
        wanted |= {CODE} if name != "branch_cards" else {CODE, BRANCH}
        for key, heading in _FIELDS.items():
            if key not in wanted:
                continue
            said = self.card.said.get(key)
            if said:
                self._add(heading, said.text, said.place, said.place)
            elif key == (BRANCH if name == "branch_cards" else UNIT) and CODE not in self.card.said:
                self._add(heading, self.card.grid.sheet, None, None)

    def put_item(self, line: Line, role: str, *, empty: bool) -> None:
        """A cell of an item; the score carries the label too, to be compared with the rubric's.

        empty: nobody has touched the card, so what its template says of the cell is no report.
        """
        number = "" if line.number is None else str(line.number)
        if role in SCORES:
            heading = f"{number}、{line.label}" if number else line.label
        else:
            heading = f"第{number}项材料数" if number else f"{line.label}材料数"
        place = self.card.place(line, role)
        value = None if empty else self.card.grid.text(*place)
        self._add(heading, value, self.card.place(line, LABEL), place)

    def _add(self, heading: str, value: str | None, heading_at: Place | None, value_at: Place | None) -> None:
        column = len(self.headings)
        self.headings.append(heading)
        self.values.append(value)
        if heading_at and value_at:
            self.places[_HEADINGS, column], self.places[_VALUES, column] = heading_at, value_at
