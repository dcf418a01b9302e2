"""The cases of the freeze: of each state and period its tables, its files and its pages."""

import io
import shutil
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl

from tests.freeze import office, outermost, screen, work
from tests.freeze.sheaf import Sheaf
from tests.freeze.states import STATES
from tests.freeze.visits import CHOSEN, METHODS, MORE, PARTS, PLAIN, SMALL, UNITS

SAMPLE, FULL = "sample", "2023H2"
_ROOT = TemporaryDirectory(prefix="freeze")


@cache
def lake(state: str) -> Path:
    """The lake of the state, filled once a process; nobody writes to it."""
    folder = Path(_ROOT.name) / state
    if state == SAMPLE:
        return outermost.fill(folder, outermost.sample(), "2022", "2023H1")
    return outermost.fill(folder, STATES[state][0]())


def _tables(state: str, *periods: str) -> Sheaf:
    sheaf = Sheaf()
    for period in periods:
        source = outermost.draft(lake(state), period)
        sheaf.digest(f"{period} closed", [str(outermost.is_closed(source))])
        for name, table in outermost.tables(source).items():
            sheaf.digest(f"{period} {name}", _rows(table))
    return sheaf


def _rows(table: pl.DataFrame) -> list[str]:
    head = " | ".join(f"{name}:{kind}" for name, kind in table.schema.items())
    return [head, *(" | ".join(map(_cell, row)) for row in table.iter_rows())]


def _cell(value: object) -> str:
    return repr(value) if isinstance(value, float) else str(value)


def _small_files(state: str) -> Sheaf:
    source, sheaf = outermost.draft(lake(state), STATES[state][1]), Sheaf()
    units, leagues = outermost.units(source), outermost.leagues(source)
    for name, ending in outermost.kinds_of_file().items():
        if units or name not in ("brief", "ranking", "ranking-table"):
            _file(sheaf, source, name, ending, unit=units[0] if units else "", league="".join(leagues[:1]))
    return sheaf


def _file(sheaf: Sheaf, source, name: str, ending: str, label: str = "", **wish) -> None:
    """One official file: a workbook in digests, all else as text; of many packed ones the first as text."""
    label = label or name
    called, content = outermost.official(source, name, **wish)
    if ending == "xlsx":
        _workbook(sheaf, label, called, content)
    elif ending == "zip":
        sheaf.text(label, [called, *_packed(sheaf, label, content)])
    else:
        sheaf.text(label, [called, *office.document(content)])


def _packed(sheaf: Sheaf, label: str, content: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        names = packed.namelist()
        for number, name in enumerate(names, start=1):
            inside = packed.read(name)
            if name.endswith(".docx"):
                keep = sheaf.text if number <= 2 else sheaf.digest
                keep(f"{label} {number:03d}", [name, *office.document(inside)])
            elif name.endswith(".xlsx"):
                _workbook(sheaf, f"{label} {number:03d}", name, inside)
            else:
                sheaf.text(f"{label} {number:03d}", [name, *inside.decode("utf-8-sig").splitlines()])
    return names


def _workbook(sheaf: Sheaf, label: str, called: str, content: bytes) -> None:
    for part, lines in office.workbook(content).items():
        sheaf.digest(f"{label} {part}", [called, *lines])


def _sample_files() -> Sheaf:
    source, sheaf = outermost.draft(lake(SAMPLE), FULL), Sheaf()
    for name in ("report", "reminders", "reminders-table", "slides"):
        _file(sheaf, source, name, outermost.kinds_of_file()[name])
    for league in outermost.leagues(source):
        _file(sheaf, source, "ranking", "docx", f"ranking {league}", league=league)
        _file(sheaf, source, "ranking-table", "xlsx", f"ranking-table {league}", league=league)
    for unit in UNITS[:1] + UNITS[2:]:
        _file(sheaf, source, "brief", "docx", f"brief {unit}", unit=unit)
    sheaf.text("own template", office.document(outermost.own_report(source)))
    return sheaf


def _sample_workbook() -> Sheaf:
    sheaf = Sheaf()
    _file(sheaf, outermost.draft(lake(SAMPLE), FULL), "workbook", "xlsx")
    return sheaf


def _sample_letters() -> Sheaf:
    sheaf = Sheaf()
    _file(sheaf, outermost.draft(lake(SAMPLE), FULL), "letters", "zip", internal=True)
    return sheaf


def _sample_other_periods() -> Sheaf:
    """The edition of a half, and the draft of a year, where sentences are put otherwise."""
    sheaf = Sheaf()
    for period, source in (
        ("2023H1", outermost.edition(lake(SAMPLE), "2023H1")),
        ("2023", outermost.draft(lake(SAMPLE), "2023")),
    ):
        _file(sheaf, source, "report", "docx", f"{period} report", internal=True)
        _file(sheaf, source, "slides", "pptx", f"{period} slides")
        _file(sheaf, source, "brief", "docx", f"{period} brief", unit=UNITS[0])
        _file(sheaf, source, "reminders", "docx", f"{period} reminders")
    return sheaf


def _spans() -> Sheaf:
    """A year of which half has passed, and a quarter."""
    sheaf = Sheaf()
    for state, period in (("one_period", "2021"), ("moved", "2021Q4")):
        source = outermost.draft(lake(state), period)
        for name in ("report", "brief", "ranking"):
            _file(sheaf, source, name, "docx", f"{period} {name}", unit="A", league="省直")
    return sheaf


def _blank(state: str) -> Sheaf:
    sheaf = Sheaf()
    for name, content in outermost.blank(lake(state)):
        lines = [f"== {part}\n" + "\n".join(said) for part, said in office.workbook(content).items()]
        sheaf.text(name, lines)
    return sheaf


def _commands() -> Sheaf:
    sheaf = Sheaf()
    small, large, owed = lake("one_period"), lake(SAMPLE), lake("owed")
    for words in (
        ("results",),
        ("results", "--csv"),
        *(
            ("results", name, "--lake", small)
            for name in ("rankings", "stars_by_unit", "worklist", "reminders")
        ),
        *(("results", name, "--csv", "--lake", small) for name in ("rankings", "attention")),
        *(
            ("results", name, "--period", "2021", "--lake", owed)
            for name in ("duties", "duties_by_indicator", "duties_by_unit", "duty_tiers", "duty_lists")
        ),
        ("results", "stars_pooled", "--edition", "2023H1-1", "--lake", large),
        ("editions", "--lake", large),
        ("history", "--lake", large),
        ("--help",),
        *((name, "--help") for name in ("results", "export", "import", "template", "seed", "audit")),
    ):
        status, said = outermost.command(*words)
        name = " ".join(str(word) for word in words if not isinstance(word, Path) and word != "--lake")
        name = name.replace("--", "")
        sheaf.text(
            name,
            [f"exit {status}", *said.replace(str(small), "LAKE").replace(str(large), "LAKE").split("\n")],
        )
    return sheaf


def _work() -> Sheaf:
    with TemporaryDirectory() as folder:
        worked = Path(shutil.copytree(lake("one_period"), Path(folder) / "lake"))
        sheaf = work.steps(worked, Path(folder))
        return _visited(sheaf, worked, *work.VISITS)


def _pages(state: str, *visits: tuple[str, dict[str, str]], **query: str) -> Sheaf:
    return _visited(Sheaf(), lake(state), *visits, **query)


def _visited(sheaf: Sheaf, shown: Path, *visits: tuple[str, dict[str, str]], **query: str) -> Sheaf:
    with TemporaryDirectory() as folder:
        browser = outermost.Browser(shown, Path(folder))
        # The record first: every file handed out adds a line to it.
        for script, more in sorted(visits, key=lambda visit: visit[0] != "history"):
            address = {**query, **more}
            label = "-".join([script, *(f"{name}={value}" for name, value in more.items())])
            _visit(sheaf, browser, label, script, address)
    return sheaf


def _visit(sheaf: Sheaf, browser: outermost.Browser, label: str, script: str, query: dict[str, str]) -> None:
    page = browser.visit(script, **query)
    lines, pictures, listed = [], 0, 0
    for kind, message in screen.elements(page.app):
        lines.append(f"{kind}: {screen.words(message)}")
        if kind == "plotly_chart":
            pictures += 1
            drawn = outermost.figure_text(message.spec).split("\n")
            lines.append(f"    [{sheaf.digest(f'{label} figure {pictures}', drawn)}]")
        if (rows := screen.table(message)) is not None:
            listed += 1
            lines.append(f"    [{sheaf.digest(f'{label} table {listed}', rows)}]")
            lines += [f"    {row}" for row in rows[:8]]
    lines += [f"address: {name}={value}" for name, value in sorted(page.app.query_params.items())]
    lines += [f"exception: {one.value}" for one in page.app.exception]
    for name, make in page.files:
        lines.append(f"file: {name}")
        if name.endswith(".xlsx"):
            _workbook(sheaf, f"{label} {name}", name, browser.content(make))
    sheaf.text(label, lines)


CASES: dict[str, Callable[[], Sheaf]] = {
    "sample/tables-2023H2": lambda: _tables(SAMPLE, FULL),
    "sample/tables-years": lambda: _tables(SAMPLE, "2023", "2021H1"),
    "sample/tables-months": lambda: _tables(SAMPLE, "2022Q3", "2023-11", "2024H1"),
    "sample/files": _sample_files,
    "sample/workbook": _sample_workbook,
    "sample/letters": _sample_letters,
    "sample/other-periods": _sample_other_periods,
    "sample/pages": lambda: _pages(SAMPLE, *PLAIN, *PARTS, *METHODS, period=FULL),
    "sample/pages-chosen": lambda: _pages(SAMPLE, *CHOSEN, period=FULL),
    "sample/pages-edition": lambda: _pages(SAMPLE, *PLAIN, period="2023H1"),
    "sample/pages-year": lambda: _pages(SAMPLE, *PLAIN, ("unit", {"unit": "SZ061"}), period="2022"),
    "spans": _spans,
    "moved/year": lambda: _pages(
        "moved", ("ranking", {}), *(("unit", {"unit": one}) for one in "AEX"), period="2021"
    ),
    "blank": lambda: _blank("one_period"),
    "commands": _commands,
    "work": _work,
    **{f"{state}/tables": lambda state=state: _tables(state, STATES[state][1]) for state in STATES},
    **{f"{state}/files": lambda state=state: _small_files(state) for state in STATES},
    **{f"{state}/pages": lambda state=state: _pages(state, *SMALL, *MORE.get(state, ())) for state in STATES},
}
