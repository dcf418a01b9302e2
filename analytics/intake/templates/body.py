"""The cells below the headings of a table: filled in already, to be filled in, or to stay empty."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from analytics.intake.headings import CODE
from analytics.intake.templates.applying import Applying
from analytics.intake.templates.columns import Column
from analytics.intake.templates.contents import Contents
from analytics.intake.templates.looks import Looks
from analytics.intake.templates.rows import Cell, Row
from analytics.intake.values import ValueKind

_Item = Mapping[str, Any]


class Body:
    """Writes a table column by column into the rows first to last of a sheet, counted from 0."""

    def __init__(
        self,
        sheet: Any,
        looks: Looks,
        applying: Applying,
        items: Mapping[int, _Item],
        first: int,
        last: int,
    ) -> None:
        self._sheet, self._looks, self._applying = sheet, looks, applying
        self._items, self._first, self._last = items, first, last

    def write(
        self, position: int, column: Column, rows: Sequence[Row], validation: dict[str, Any] | None
    ) -> None:
        """Write one column; the validation is that of its cells to be filled in."""
        entry, standing = self._looks.entry(column.kind), self._looks.filled_cell(column.kind)
        closed = self._closed_rows(column, rows)
        for row in range(self._first, self._last + 1):
            value = rows[row - self._first].get(column.name) if row - self._first < len(rows) else None
            if row in closed:
                self._sheet.write_blank(row, position, None, self._looks.closed_cell())
            else:
                _write_cell(
                    self._sheet, (row, position), value, column.kind, entry if value is None else standing
                )
        if column.applies:  # else the heading says it
            for row, remark in closed.items():
                self._sheet.write_comment(row, position, remark, {"x_scale": 1.6, "font_size": 10})
        for begin, end, is_closed in _stretches(self._first, self._last, closed):
            if rule := self._applying.empty_validation() if is_closed else validation:
                self._sheet.data_validation(begin, position, end, position, rule)

    def _closed_rows(self, column: Column, rows: Sequence[Row]) -> dict[int, str]:
        """The rows in which the column stays empty, and why."""
        if not column.is_item:
            return {}
        item = self._items[column.item_no]
        org_ids = [str(row.get(CODE, "")) for row in rows]
        org_ids += [""] * (self._last + 1 - self._first - len(rows))
        remarks = {
            row: self._applying.remark(item, org_id) for row, org_id in enumerate(org_ids, self._first)
        }
        return {row: remark for row, remark in remarks.items() if remark}


def items_of(known: Contents) -> dict[int, _Item]:
    """The items by their number."""
    return {item["item_no"]: item for item in known.items.iter_rows(named=True)}


def _stretches(first: int, last: int, closed: Mapping[int, str]) -> Iterator[tuple[int, int, bool]]:
    """Rows on end that are all closed or all open: a spreadsheet takes one validation a cell."""
    begin = first
    for row in range(first, last + 1):
        if row == last or ((row + 1) in closed) != (row in closed):
            yield begin, row, row in closed
            begin = row + 1


def _write_cell(sheet: Any, place: tuple[int, int], value: Cell, kind: ValueKind, form: Any) -> None:
    if value is None:
        sheet.write_blank(*place, None, form)
    elif isinstance(value, bool):
        sheet.write_string(*place, "是" if value else "否", form)
    elif isinstance(value, date):
        sheet.write_datetime(*place, value, form)
    elif isinstance(value, int):
        sheet.write_number(*place, value / kind.scale, form)
    else:
        sheet.write_string(*place, value, form)
