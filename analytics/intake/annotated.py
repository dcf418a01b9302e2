"""The officer's own workbook with the faulty cells marked, to send back; the original stays as it is."""

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import analytics
from analytics.intake import limits
from analytics.intake.issue_lists import IssueWords, issue_list, list_rows
from analytics.intake.issues import Issue, Problem, RefusedError

_PROJECT = Path(analytics.__file__).parents[1]
_ZIP = b"PK\x03\x04"
MOST_MARKED = 5_000  # issues; a workbook with more comments opens slowly, and is better filled in anew
# The library that keeps a workbook's formats needs some fifty times the room a plain reader does.
FILE_BYTES = 10 * limits.MIB
UNPACKED_BYTES = 60 * limits.MIB


@dataclass(frozen=True)
class SentBack:
    """What the officer gets back: his workbook marked, or where that cannot be done a list of the issues.

    refusal says why a workbook was not marked; it is None for a marked copy and for files that are no .xlsx.
    """

    content: bytes
    marked: bool
    refusal: Problem | None = None


def sent_back(path: Path, issues: Sequence[Issue], words: IssueWords) -> SentBack:
    """The marked copy of an .xlsx; of any other file, and of one too large, the list. Raises OSError."""
    if not _is_workbook(path):
        return SentBack(issue_list(issues, words), marked=False)
    try:
        return SentBack(marked_copy(path, issues, words), marked=True)
    except RefusedError as refused:
        return SentBack(issue_list(issues, words), marked=False, refusal=refused.problem)


def _is_workbook(path: Path) -> bool:
    """Whether it is an .xlsx; other zips, such as an .ods, cannot be marked."""
    with path.open("rb") as stream:
        is_zip = stream.read(len(_ZIP)) == _ZIP
    try:
        return is_zip and any(name.lower().startswith("xl/") for name in zipfile.ZipFile(path).namelist())
    except (OSError, ValueError, NotImplementedError, zipfile.BadZipFile):
        return is_zip  # a damaged one: what is wrong is said where it is opened


def marked_copy(path: Path, issues: Sequence[Issue], words: IssueWords) -> bytes:
    """The workbook with marked cells and a sheet that lists all issues; raises RefusedError(NOT_MARKED).

    Macros and links to other workbooks are dropped; formulas stay, save where other workbooks are asked:
    there the last results stand.
    """
    if len(issues) > MOST_MARKED:
        raise RefusedError(Problem.NOT_MARKED)
    _refuse_large(path)
    rows = list_rows(issues, words)
    remarks: dict[tuple[str, str], list[str]] = {}
    for issue, row in zip(issues, rows, strict=True):
        if issue.sheet and issue.cell:
            remarks.setdefault((issue.sheet, issue.cell), []).append(f"{row[-2]}\n{row[-1]}".strip())
    marks = [[*place, "\n".join(dict.fromkeys(texts))] for place, texts in remarks.items()]
    with TemporaryDirectory() as folder:
        order, result = Path(folder) / "order.json", Path(folder) / "marked.xlsx"
        order.write_text(json.dumps({"marks": marks, "rows": rows}), encoding="utf-8")
        _run_child(path, order, result)
        return result.read_bytes()


def _refuse_large(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            unpacked = sum(member.file_size for member in archive.infolist())
    except (OSError, ValueError, NotImplementedError, zipfile.BadZipFile) as error:
        raise RefusedError(Problem.NOT_MARKED) from error
    if path.stat().st_size > FILE_BYTES or unpacked > UNPACKED_BYTES:
        raise RefusedError(Problem.NOT_MARKED)


def _run_child(path: Path, order: Path, result: Path) -> None:
    command = [sys.executable, "-m", "analytics.intake.marking", str(path.resolve()), str(order), str(result)]
    environment = os.environ | {"OPENBLAS_NUM_THREADS": "1"}  # a library of a library sets threads up
    try:
        subprocess.run(  # noqa: S603  # our own module; the paths are arguments, not a shell's text
            command,
            capture_output=True,
            cwd=_PROJECT,
            env=environment,
            timeout=limits.SECONDS,
            check=True,
        )
    except subprocess.SubprocessError as error:
        raise RefusedError(Problem.NOT_MARKED) from error
