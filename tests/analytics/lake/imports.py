"""Imports whose outcome can be told from the history alone: each raises the number its rows hold by one."""

import hashlib
import os

import polars as pl

from analytics import actions
from analytics.lake import Lake
from tests.analytics import builders as b
from tests.analytics.lake.builders import MADE_AT

MONTH = ("burden_counts", "2021-03")
_LOOKED_AT = 20  # of the newest commits: the others were looked at before
_UNITS = ("u1", "u2", "u3")  # the rows of an import, which must always agree


def seeded(lake: Lake) -> None:
    """Two reviewed units, so that 2021H1 can be finalised."""
    tree = b.organisations(*(b.unit(org_id, order) for order, org_id in enumerate(_UNITS, 1)))
    reviews = b.reviews(b.review("u1", 2500, 1500, 800), b.review("u2", 2000, 1900, 700))
    tables = {"organisations": tree, "rubrics": b.rubric(30, 20, 10), "reviews": reviews}
    actions.seed(lake, tables, actor="officer", made_at=MADE_AT)


def import_next(lake: Lake) -> int:
    """Import the next number with its file; the revision it made."""
    base = lake.snapshot()
    number = max(numbers(base.frame(*MONTH)), default=0) + 1
    content = f"{base.revision}:{number}:{os.getpid()}".encode()
    change = actions.preview(base, MONTH[0], rows(number))
    return actions.commit(
        lake,
        change,
        file_name=f"{number}.csv",
        sha256=hashlib.sha256(content).hexdigest(),
        actor="officer",
        made_at=MADE_AT,
        original=content,
    ).id


def rows(number: int) -> pl.DataFrame:
    """The same number for every unit."""
    return b.frame("burden_counts", [b.burden(org_id, MONTH[1], number, 0, 0, 0) for org_id in _UNITS])


def numbers(stored: pl.DataFrame) -> set[int]:
    """The numbers the rows hold; more than one, or rows missing, is a torn import."""
    return set(stored["meetings"])


def standing_number(lake: Lake) -> int:
    """What the rows must hold by the history: the number of the newest import nobody undid."""
    for commit in lake.history():
        if commit.file_name and commit.undone_by is None:
            return int(commit.file_name.removesuffix(".csv"))
    return 0


def faults(lake: Lake, said: int) -> list[str]:
    """What a kill broke: nothing may be torn, lost, or there only by half. said: the last revision told."""
    stored, found = lake.snapshot().frame(*MONTH), []
    expected = standing_number(lake)
    if numbers(stored) != ({expected} if expected else set()) or stored.height not in (0, len(_UNITS)):
        found.append(f"the rows hold {stored['meetings'].to_list()}, the history says {expected}")
    if lake.revision() < said:
        found.append(f"revision {said} was told and is gone")
    for commit in lake.history()[:_LOOKED_AT]:
        if commit.file_name:
            _, content = lake.original(commit.id)
            if hashlib.sha256(content).hexdigest() != commit.source_sha256:
                found.append(f"the file of commit {commit.id} is another")
    return found


def broken_editions(lake: Lake, said: int) -> list[str]:
    """Editions that cannot be read whole, or were told and are gone."""
    editions, found = lake.editions(), []
    if [one.number for one in editions] != list(range(len(editions), 0, -1)) or len(editions) < said:
        found.append(f"editions {[one.number for one in editions]}, told up to {said}")
    expected = (
        {name: frame.height for name, frame in lake.edition_tables("2021H1-1").items()} if editions else {}
    )
    for edition in editions[:3]:
        tables = lake.edition_tables(edition.id)
        if {name: frame.height for name, frame in tables.items()} != expected:
            found.append(f"edition {edition.id} is not whole")
    return found
