"""A dashboard whose lake, disk or database is taken away under it: what it says, and what the lake holds."""

import contextlib
import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import httpx

from analytics import actions
from analytics.base.periods import parse
from analytics.lake import Lake, Waits, open_lake
from tests.analytics import builders as b
from tests.browser import harness
from tests.dashboard.two_units import NOW
from tests.server.officer import Officer

PAGES = {
    "": "period=2021H1",
    "ranking": "period=2021H1",
    "unit": "period=2021H1",
    "stars": "period=2021H1",
    "weak": "period=2021H1",
    "formalism": "period=2021H1",
    "items": "period=2021H1",
    "reports": "period=2021H1",
    "import": "",
    "history": "",
}
STARS = [["单位", "支部", "评定期", "星级"], ["单位u1", "支部b1", "2021年上半年", "5"]]


@dataclass(frozen=True)
class Served:
    """A dashboard in local mode and its lake."""

    url: str
    lake: str
    pid: int

    def status(self, path: str) -> int:
        return httpx.get(self.url + path, timeout=harness.PATIENCE).status_code

    def at(self, page: str) -> Officer:
        return Officer(self.url, page)


@contextlib.contextmanager
def dashboard(lake: Path | str, *, port: int | None = None, before: Sequence[str] = ()) -> Iterator[Served]:
    """A dashboard who waits for no other writer, until the block ends."""
    port = port or harness.free_port()
    url = f"http://127.0.0.1:{port}"
    process = harness.start(lake, port=port, before=before, DANGJIAN_WAIT="0")
    try:
        harness.wait_until_healthy(process, url)
        yield Served(url, str(lake), process.pid)
    finally:
        process.kill()
        process.communicate(timeout=harness.PATIENCE)


def filled(location: Path | str) -> None:
    """A lake of two units, reviewed in two half-years; the first is final."""
    lake = open_lake(location)
    reviews = [
        b.review("u1", 2500, 1500, 800),
        b.review("u2", 2000, 1900, 700),
        b.review("u1", 2600, 1500, 800, period="2021H2"),
        b.review("u2", 2100, 1900, 700, period="2021H2"),
    ]
    tables = {
        "organisations": b.organisations(b.unit("u1"), b.unit("u2", 2), b.branch("b1", "u1")),
        "rubrics": b.rubric(30, 20, 10),
        "reviews": b.reviews(*reviews),
    }
    actions.seed(lake, tables, actor="测试", made_at=NOW)
    actions.finalise(lake, parse("2021H1"), actor="测试", made_at=NOW)
    lake.close()


def standing(location: Path | str) -> dict[str, object]:
    """All that a lake holds, every file of it read and every line of its record checked."""
    lake = open_lake(location, makes=False, waits=Waits(5, 5))
    try:
        return _standing(lake)
    finally:
        lake.close()


def _standing(lake: Lake) -> dict[str, object]:
    now = lake.snapshot()
    return {
        "heads": {key: replace(head, path=Path(head.path.name)) for key, head in now.heads.items()},
        "rows": {name: table.collect().rows() for name, table in now.tables().items()},
        "history": lake.history(),
        "editions": [(one, {*lake.edition_tables(one.id)}) for one in lake.editions()],
        "noted": lake.audit_lines(),
    }


def csv_file(rows: list[list[str]]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()
