"""Writes what is frozen: `python -m tests.freeze [--write-to DIR] [CASE …]`; with --write-to all in full."""

import shutil
import sys
import time
from argparse import ArgumentParser
from pathlib import Path

from analytics.base import rules
from tests.freeze.cases import CASES
from tests.freeze.sheaf import FOLDER, METHOD_DATE


def _write(folder: Path, files: dict[str, str]) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name, text in files.items():
        (folder / name.encode()[-200:].decode("utf-8", "ignore")).write_text(text, "utf-8", newline="\n")


def _differs(folder: Path, files: dict[str, str]) -> bool:
    return any(not (folder / name).exists() or (folder / name).read_text("utf-8") != text
               for name, text in files.items())  # fmt: skip


parser = ArgumentParser(prog="python -m tests.freeze")
parser.add_argument("cases", nargs="*", metavar="CASE", help=f"of: {', '.join(CASES)}")
parser.add_argument("--write-to", type=Path, metavar="DIR", help="write the full texts there instead")
arguments = parser.parse_args()
moved = False
for case in arguments.cases or CASES:
    begun = time.process_time()
    sheaf = CASES[case]()
    if arguments.write_to:
        _write(arguments.write_to / case, sheaf.full())
    else:
        numbers = case.partition("/")[2].startswith("tables")
        moved |= numbers and _differs(FOLDER / case, sheaf.files())
        _write(FOLDER / case, sheaf.files())
    sys.stdout.write(f"{case} {time.process_time() - begun:.1f} s\n")
    sys.stdout.flush()
if not arguments.write_to and not arguments.cases:
    for folder in {path.parent for path in FOLDER.rglob("*.txt")}:
        if folder.relative_to(FOLDER).as_posix() not in CASES:
            shutil.rmtree(folder)
if moved and METHOD_DATE.read_text("utf-8").strip() == str(rules.METHOD_DATE):
    sys.stderr.write(
        "Tables of results changed but METHOD_DATE did not. Where a number changed, not only a table was "
        "added, move it in analytics/base/rules.py.\n"
    )
if not arguments.write_to and not arguments.cases:
    METHOD_DATE.write_text(f"{rules.METHOD_DATE}\n", "utf-8", newline="\n")
