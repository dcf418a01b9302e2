"""A workbook of 200,000 rows, read and checked, beside openpyxl that only reads it: time and memory.

Every measurement is a process of its own: `python -m benchmarks.intake HOW FILE REGISTER` prints one line.
"""

import json
import os
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter

import polars as pl
import xlsxwriter

from analytics import datasets, reference
from benchmarks import table

ROWS = 200_000
UNITS = 100
_MIB = 2**20
_DAY = date(2023, 1, 1)
_WORKER = "analytics.intake.worker"
_SMALL_PARENT = """
import json, resource, subprocess, sys, time
began = time.perf_counter()
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
took = time.perf_counter() - began
print(json.dumps([took, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024]))
"""
_WHO = {
    "openpyxl": "openpyxl, read-only, values of every row, nothing checked",
    "worker": "our child process alone: open, bound, hand over",
    "check": "the whole check: child, columns, names, schema (memory: the parent's)",
}


def run(folder: Path) -> None:
    """Two forms of sheet, each read in three ways."""
    register = folder / "register.parquet"
    _register().write_parquet(register)
    for name, write in (("weak_branches", _write_ledger), ("star_ratings", _write_stars)):
        path = folder / f"{name}.xlsx"
        write(path)
        rows = [[_WHO[how], *_measured(how, path, register)] for how in _WHO]
        size = f"{path.stat().st_size / _MIB:.1f} MB"
        headings = ["reader", "seconds", "processor seconds", "peak MB"]
        table.show(f"{name}: {ROWS:,} rows, {size} packed", headings, rows)


def _measured(how: str, path: Path, register: Path) -> list[str]:
    if how == "worker":
        worker = [sys.executable, "-S", "-m", _WORKER, str(path), ""]
        command = [sys.executable, "-S", "-c", _SMALL_PARENT, *worker]
    else:
        command = [sys.executable, "-m", "benchmarks.intake", how, str(path), str(register)]
    told = subprocess.run(command, capture_output=True, check=True, text=True)
    seconds, processor, memory = json.loads(told.stdout)
    return [f"{seconds:.1f}", f"{processor:.1f}", f"{memory:.0f}"]


def _openpyxl(path: Path) -> None:
    import openpyxl  # only where it is measured

    book = openpyxl.load_workbook(path, read_only=True)
    for _ in book.worksheets[0].iter_rows(values_only=True):
        pass


def _check(path: Path, register: Path) -> None:
    from analytics.intake import incoming
    from analytics.intake.organisations import Organisations

    known = Organisations(pl.read_parquet(register), datasets.ALL["aliases"].schema.create_empty())
    read = incoming.read(path, known, reference.rubric_2020())
    if read.issues or read.frame.height != ROWS:
        raise ValueError(read.issues[:1])


def _register() -> pl.DataFrame:
    """A unit for every 2,000 branches; only what names need."""
    number = pl.int_range(ROWS)
    units = pl.select(
        org_id=pl.format("U{}", pl.int_range(UNITS)), name=pl.format("示例单位{}", pl.int_range(UNITS))
    )
    branches = pl.select(
        org_id=pl.format("B{}", number),
        name=pl.format("第{}党支部", number // UNITS),
        parent_id=pl.format("U{}", number % UNITS),
    )
    rows = pl.concat(
        [units.with_columns(level=pl.lit("单位")), branches.with_columns(level=pl.lit("党支部"))],
        how="diagonal",
    )
    return rows.with_columns(
        pl.lit(None, pl.Date).alias("valid_from"), pl.lit(None, pl.Date).alias("valid_to")
    )


def _write_ledger(path: Path) -> None:
    headings = ["单位", "支部", "认定日期", "后进类型", "整改措施", "整改时限", "销号日期", "备注"]
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("后进支部台账")
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_row(0, 0, headings)
        for row in range(ROWS):
            found = _DAY + timedelta(row % 300)
            sheet.write_row(row + 1, 0, [f"示例单位{row % UNITS}", f"第{row // UNITS}党支部"])
            sheet.write_datetime(row + 1, 2, found, day)
            sheet.write_row(row + 1, 3, ["弱化", "谈话"])
            sheet.write_datetime(row + 1, 5, found + timedelta(90), day)
            sheet.write_blank(row + 1, 6, None, day)
            sheet.write_string(row + 1, 7, f"备注{row}")


def _write_stars(path: Path) -> None:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("星级评定")
        sheet.write_row(0, 0, ["序号", "单位", "支部", "评定期", "星级", "联系人"])
        for row in range(ROWS):
            name = f"第{row // UNITS}党支部"
            cells = [row + 1, f"示例单位{row % UNITS}", name, "2023年下半年", row % 5 + 1, "某"]
            sheet.write_row(row + 1, 0, cells)


def _main(how: str, path: str, register: str) -> None:
    began = perf_counter()
    if how == "openpyxl":
        _openpyxl(Path(path))
    else:
        _check(Path(path), Path(register))
    seconds, used = perf_counter() - began, os.times()
    processor = used.user + used.system + used.children_user + used.children_system
    print(json.dumps([seconds, processor, peak()]))


def peak() -> float:
    """MB of this process at its highest; what getrusage says begins with the parent's."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024


if __name__ == "__main__":
    _main(*sys.argv[1:])
