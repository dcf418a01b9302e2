"""How the child hands a file over: shares while it works, then the sheets as numbers and the texts."""

from __future__ import annotations  # array[int] is no type at run time

import json
from array import array
from collections.abc import Callable
from dataclasses import asdict
from itertools import accumulate, pairwise
from typing import BinaryIO

from analytics.intake.books import About, CodedBook, CodedSheet, FileKind
from analytics.intake.issues import Problem, RefusedError


def say_share(share: float, stream: BinaryIO) -> None:
    """Say how much of the file has been read, 0 to 1."""
    _say({"share": share}, stream)


def say_refusal(refused: RefusedError, stream: BinaryIO) -> None:
    """Say what is wrong with the file."""
    told = {"expected": refused.expected, "value": refused.value, "sheet": refused.sheet}
    _say({"refusal": {"problem": refused.problem, **told}}, stream)


def say_book(book: CodedBook, stream: BinaryIO) -> None:
    """Hand the sheets over: a line of names and heights, the lengths and codes of rows, the texts."""
    sheets = [[sheet.name, len(sheet.rows), sheet.hidden_rows, sheet.hidden_columns] for sheet in book.sheets]
    _say({"about": asdict(book.about), "sheets": sheets}, stream)
    for sheet in book.sheets:
        stream.write(array("I", map(len, sheet.rows)).tobytes())
        for row in sheet.rows:
            stream.write(row.tobytes())
    stream.write(json.dumps(book.texts).encode())
    stream.flush()


def hear(stream: BinaryIO, on_share: Callable[[float], None]) -> CodedBook:
    """The file the other side hands over; raises RefusedError for its refusal, ValueError for no answer."""
    while line := stream.readline():
        said = json.loads(line)
        if "share" in said:
            on_share(said["share"])
        elif "refusal" in said:
            told = said["refusal"]
            raise RefusedError(Problem(told.pop("problem")), **told)
        else:
            about = said["about"]
            sheets = [_sheet(*sheet, stream=stream) for sheet in said["sheets"]]
            kind, hidden = FileKind(about.pop("kind")), tuple(about.pop("hidden"))
            return CodedBook(About(kind, hidden=hidden, **about), sheets, json.loads(stream.read()))
    raise ValueError


def _sheet(
    name: str, height: int, rows: list[int], columns: list[tuple[int, int]], *, stream: BinaryIO
) -> CodedSheet:
    lengths = _numbers(height, stream)
    codes = _numbers(sum(lengths), stream)
    ends = accumulate(lengths, initial=0)
    return CodedSheet(name, [codes[start:end] for start, end in pairwise(ends)], rows, columns)


def _numbers(count: int, stream: BinaryIO) -> array[int]:
    numbers = array("I")
    numbers.frombytes(stream.read(count * numbers.itemsize))
    if len(numbers) != count:
        raise ValueError
    return numbers


def _say(message: dict[str, object], stream: BinaryIO) -> None:
    stream.write(json.dumps(message).encode() + b"\n")
    stream.flush()
