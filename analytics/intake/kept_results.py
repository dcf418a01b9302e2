"""What the formulas of a workbook last gave, put back into a copy that was saved without it."""

import re
import zipfile
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path
from xml.sax.saxutils import escape

import openpyxl
from openpyxl.utils.datetime import to_excel

_FORMULA = re.compile(r'<c r="([A-Z]+\d+)"([^>]*)>(<f[^>]*?(?:/>|>[^<]*</f>))<v ?(?:/>|></v>)</c>')
_FORMULAS = frozenset({"f"})
_TIMES = (datetime, date, time, timedelta)

Results = Mapping[str, Mapping[str, tuple[str, str]]]  # part of the copy → cell → its kind and value


def results_of(path: Path, copy: openpyxl.Workbook) -> Results:
    """What each formula of the copy gave in the workbook itself; parts are numbered as sheets are saved."""
    asked = {
        sheet.title: [
            cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type in _FORMULAS
        ]
        for sheet in copy.worksheets
    }
    if not any(asked.values()):
        return {}
    given = openpyxl.load_workbook(path, keep_links=False, data_only=True)
    found = {}
    for number, sheet in enumerate(copy.worksheets, 1):
        if sheet.title in given.sheetnames and asked[sheet.title]:
            cells = {one: given[sheet.title][one] for one in asked[sheet.title]}
            told = {one: _kind_and_value(cell.value, cell.data_type, given) for one, cell in cells.items()}
            found[f"xl/worksheets/sheet{number}.xml"] = {
                one: result for one, result in told.items() if result
            }
    return found


def put_results(saved: Path, results: Results) -> None:
    """Write the results beside their formulas into a workbook that the library saved."""
    if not results:
        return
    whole = saved.with_suffix(".whole")
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            content = old.read(member)
            if told := results.get(member.filename):
                content = _with_results(content.decode("utf-8"), told).encode("utf-8")
            new.writestr(member, content)
    whole.replace(saved)


def _with_results(text: str, told: Mapping[str, tuple[str, str]]) -> str:
    def fill_in(match: re.Match[str]) -> str:
        cell, attributes, formula = match.groups()
        if cell not in told:
            return match[0]
        kind, value = told[cell]
        return f'<c r="{cell}"{attributes} t="{kind}">{formula}<v>{escape(value)}</v></c>'

    return _FORMULA.sub(fill_in, text)


def _kind_and_value(value: object, kind: str, book: openpyxl.Workbook) -> tuple[str, str] | None:
    """A result as the format writes it; None where nobody has calculated it."""
    if value is None:
        return None
    if isinstance(value, bool):
        return "b", str(int(value))
    if isinstance(value, _TIMES):
        return "n", repr(to_excel(value, book.epoch))
    if isinstance(value, int | float):
        return "n", repr(value)
    return ("e" if kind == "e" else "str"), str(value)
