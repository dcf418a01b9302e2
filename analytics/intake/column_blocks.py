"""Tables side by side on one sheet, each read as a table of its own with its columns where they stand."""

from collections.abc import Callable, Container, Sequence
from dataclasses import replace

from analytics.base.periods import Period
from analytics.intake.cards import CardGrid
from analytics.intake.grids import Grid
from analytics.intake.headings import normal
from analytics.intake.items import ItemHeadings
from analytics.intake.layouts import Layout, layout_of
from analytics.intake.period_texts import periods_in, without_periods
from analytics.intake.repeated_headings import groups_over, second_table
from analytics.intake.values import kind_of, matches_period

Blocks = list[tuple[Grid, Layout]]
_Title = Callable[[str, int, int], str | None]  # text, row and column of a title → what a block has of it


def column_blocks(grid: Grid, layout: Layout, items: ItemHeadings) -> Blocks:
    """The blocks of a sheet; the sheet itself where it has one, or where they cannot be told apart surely.

    A block is a table beside the first with all of its headings, or a group of columns over which its own
    period stands. Texts above the headings belong to all, those that name a period to the block below them.
    """
    whole = [(grid, layout)]
    if isinstance(grid, CardGrid):
        return whole
    found = _side_by_side(grid, layout) if second_table(layout) is not None else _groups(grid, layout)
    read = [(one, layout_of(one, layout.dataset, items)) for one in found]
    blocks = [(one, laid) for one, laid in read if laid and _is_whole(laid, layout)]
    alike = {frozenset(laid.matched.places) for _, laid in blocks} == {frozenset(layout.matched.places)}
    return blocks if blocks and len(blocks) == len(read) and alike else whole


def _is_whole(block: Layout, sheet: Layout) -> bool:
    same = (block.first, block.last) == (sheet.first, sheet.last)
    return block.complete and same and not block.matched.duplicates and not block.unclear


def _side_by_side(grid: Grid, layout: Layout) -> list[Grid]:
    starts = _starts(layout)
    ends = [*starts[1:], max(map(len, grid.rows))]
    columns = [range(start, end) for start, end in zip([0, *starts[1:]], ends, strict=True)]

    def cut(own: range) -> Grid:
        return _cut(grid, layout, own, lambda text, row, column: text if belongs(row, column, own) else None)

    def belongs(row: int, column: int, own: range) -> bool:
        """A period over the first table alone is that of all; two in one row are each of its own table."""
        text = grid.text(row, column) or ""
        if not periods_in(text):
            return True
        over = {place for place, other in enumerate(grid.rows[row]) if other and periods_in(other)}
        several = sum(any(place in over for place in one) for one in columns) > 1
        alone = len({normal(grid.text(row, place)) for place in over}) == 1
        return column in own or (column in columns[0] and (not several or alone))

    return [cut(own) for own in columns]


def _starts(layout: Layout) -> Sequence[int]:
    """Where each table begins: at the first heading of all, such as 序号, else at the first that is known."""
    first = min(layout.matched.places.values(), key=lambda places: places[0])
    headings = [normal(text) for text in layout.headings]
    leading = next(text for text in headings if text)
    places = [place for place, text in enumerate(headings) if text == leading]
    pairs = zip(places, first, strict=False)
    before = len(places) == len(first) and all(one <= known for one, known in pairs)
    return places if before else first


def _groups(grid: Grid, layout: Layout) -> list[Grid]:
    """The columns of each group with those that stand once; none where the groups are not told by periods."""
    several = [found for found in layout.matched.places.values() if len(found) > 1]
    counts = {len(found) for found in several}
    column = layout.dataset.schema.columns().get("period")
    if len(counts) != 1 or column is None or "period" in layout.matched.places:
        return []
    pattern = kind_of(column).pattern
    said = [_period_of(text, pattern) for text in groups_over(grid, layout, several[0])]
    if not said or None in said or len({*said}) < counts.pop() or not _covers(grid, layout, {*said}, pattern):
        return []
    starts = [min(found[number] for found in several) for number in range(len(said))]
    ends = [*starts[1:], max(map(len, grid.rows))]
    once = (found[0] for found in layout.matched.places.values() if len(found) == 1)
    if any(place > starts[0] for place in once):
        return []  # of one group, which another would have too
    aside = set(range(starts[0]))

    def cut(own: range) -> Grid:
        def title(text: str, _: int, at: int) -> str:
            return text if at in own and _period_of(text, pattern) else without_periods(text)

        return _cut(grid, layout, aside.union(own), title)

    return [cut(range(start, end)) for start, end in zip(starts, ends, strict=True)]


def _period_of(text: str, pattern: str) -> Period | None:
    """The only period of a group's text, which must say nothing else."""
    found = periods_in(text)
    alone = len(found) == 1 and matches_period(found[0], pattern) and not normal(without_periods(text))
    return found[0] if alone else None


def _covers(grid: Grid, layout: Layout, groups: set[Period | None], pattern: str) -> bool:
    """Whether titles say no period of their own, or all of the groups'."""
    above = (text for cells in grid.rows[: layout.first] for text in cells if text)
    titles = [grid.sheet, *(text for text in above if not _period_of(text, pattern))]
    said = {one for text in titles for one in periods_in(text) if matches_period(one, pattern)}
    return not said or (said == groups and not periods_in(grid.sheet))


def _cut(grid: Grid, layout: Layout, own: Container[int], title: _Title) -> Grid:
    """The sheet with nothing in the columns of other blocks; what stands above the headings as title says."""
    rows: list[list[str | None]] = []
    for row, cells in enumerate(grid.rows):
        above = row < layout.first
        kept = (title(text, row, at) if text and above else text for at, text in enumerate(cells))
        rows.append([text if above or at in own else None for at, text in enumerate(kept)])
    return replace(grid, rows=rows, is_block=True)
