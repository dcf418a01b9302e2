"""A second table below the records: another period, or the same columns in another order."""

import re
from collections.abc import Sequence
from functools import lru_cache

from analytics.intake.divided_periods import part_in
from analytics.intake.grids import Grid, Place
from analytics.intake.headings import normal, wanted_columns
from analytics.intake.layouts import Layout
from analytics.intake.other_figures import words_of_title
from analytics.intake.period_texts import months_spanned, periods_in
from analytics.intake.row_words import names_section

_LONGEST_NAME, _LONGEST_TITLE = 16, 40
_NUMBER = "序号"
_CONTINUED = re.compile(r"\(?(?:续表?|接上表|第\d+页|共\d+页|/)[)\d]*")
# The organisations of the rows that follow: 二、市直单位, 省直机关.
_SECTION = re.compile(
    r"(?:\(?[一二三四五六七八九十\d]{1,3}\)?[、.]?)?[^\d:()]{0,10}"
    r"(?:单位|部门|机关|系统|地区|省直|市直|高校|院校|企业|公司|组|片区|类)(?:\(续表?\))?"
)
_PERIOD_LIKE = re.compile(r"(?<!\d)(?:1[0-2]|[1-9])月|[上下]半年|[一二三四1-4]季度|年度")
_DAY = re.compile(r"月\d{1,2}日|\d[-/.]\d{1,2}[-/.]\d")
_REMARK = re.compile(r"(?:注|备注|说明|填表|制表|填报|审核|单位负责人|联系)")


def further_table(grid: Grid, layout: Layout) -> Place | None:
    """Where another table begins: at its title, else at its headings. None where there is one table only."""
    return _Search(grid, layout).place()


class _Search:
    def __init__(self, grid: Grid, layout: Layout) -> None:
        self._grid, self._layout = grid, layout
        fields = wanted_columns(layout.dataset)
        self._names = frozenset(name for field in fields for name in field.names) | {_NUMBER}
        self._ends = {name[-1] for name in self._names} | set(" 　*＊:：)）]】\n")
        own = {field.name: field.names for field in fields if field.is_key}
        columns = layout.matched.columns.items()
        self._keys = {place: own[name] for name, place in columns if name in own}
        self._headings = [_plain(cells) for cells in grid.rows[layout.first : layout.last + 1]]
        said = [normal(text) for text in layout.title(grid)]
        self._titles = {_CONTINUED.sub("", text) for text in said}
        self._periods = {found for text in said for found in periods_in(text)}
        # Rows that give their own period, and data sets without one, go on under any title.
        self._by_title = (
            "period" in layout.dataset.schema.columns() and "period" not in layout.matched.columns
        )

    def place(self) -> Place | None:
        """The first row that is no row of this table; the last table has records below its title."""
        title: Place | None = None  # of one text alone, since the last record
        told: Place | None = None  # one that speaks of another period
        begun = False
        for row in range(self._layout.last + 1, len(self._grid.rows)):
            cells = self._grid.rows[row]
            first = _first_filled(cells)
            if first < 0:
                continue
            if begun and self._is_heading(cells, first):
                if not self._repeats(row):
                    return told or title or (row, first)
                if self._by_title and (told or (title and not self._goes_on_below(title))):
                    return told or title
            elif _is_alone(cells, first):
                title = (row, first)
                told = told or (title if self._is_of_another(title) else None)
            elif told and not _REMARK.match(normal(cells[first])):
                return told
            else:
                begun, title = True, None
        return None

    def _repeats(self, row: int) -> bool:
        """Whether the headings stand here once more, from this row of theirs on to their last."""
        plain = _plain(self._grid.rows[row])
        if plain not in self._headings:
            return False
        rest = self._headings[self._headings.index(plain) :]
        return [_plain(cells) for cells in self._grid.rows[row : row + len(rest)]] == rest

    def _is_heading(self, cells: Sequence[str | None], first: int) -> bool:
        """A heading stands where only names and keys do, or several stand side by side elsewhere."""
        for place, names in self._keys.items():
            text = cells[place] if place < len(cells) else None
            if text and self._may_be_name(text) and _normal(text) in names:
                return True
        text = cells[first] or ""
        if not self._may_be_name(text) or _normal(text) not in self._names:
            return False
        return sum(_normal(text) in self._names for text in cells if text) > 1

    def _may_be_name(self, text: str) -> bool:
        """A quick look, for nearly all rows are records: how long it is and how it ends."""
        return len(text) <= _LONGEST_NAME and text[-1] in self._ends

    def _is_known(self, title: Place) -> bool:
        """The sheet's own title once more, as on every printed page."""
        plain = _CONTINUED.sub("", normal(self._grid.text(*title)))
        return not plain or plain in self._titles or bool(_SECTION.fullmatch(plain))

    def _goes_on_below(self, title: Place) -> bool:
        """Whether the same headings below it are of the same table: its next page, or its next section."""
        return self._is_known(title) or names_section(self._grid.text(*title) or "")

    def _is_of_another(self, title: Place) -> bool:
        text = normal(self._grid.text(*title))
        if not self._by_title or len(text) > _LONGEST_TITLE or self._is_known(title):
            return False
        if _DAY.search(text) or _REMARK.match(text):
            return False
        periods = set(periods_in(text))
        if periods - self._periods or months_spanned(text) or words_of_title(text):
            return True
        return not periods and (bool(_PERIOD_LIKE.search(text)) or part_in(text) is not None)


def _first_filled(cells: Sequence[str | None]) -> int:
    if cells and cells[0] and cells[0].strip():  # nearly always
        return 0
    return next((place for place, text in enumerate(cells) if text and text.strip()), -1)


def _is_alone(cells: Sequence[str | None], first: int) -> bool:
    """Whether a row holds one text, be it spread over merged cells."""
    return not any(text and text != cells[first] and text.strip() for text in cells[first + 1 :])


def _plain(cells: Sequence[str | None]) -> list[str]:
    texts = [normal(text) for text in cells]
    while texts and not texts[-1]:
        texts.pop()
    return texts


@lru_cache(maxsize=2**14)
def _normal(text: str) -> str:
    return normal(text)
