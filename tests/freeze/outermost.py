"""The program from outside: the only module here that knows where it keeps its doors."""

import contextlib
import hashlib
import importlib
import io
import json
import logging
import pkgutil
import re
import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import plotly.graph_objects as go
import polars as pl
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

import dashboard
from analytics import actions, datasets, pipeline
from analytics.base import rules
from analytics.base.periods import parse
from analytics.intake.templates import Shape
from analytics.lake import open_lake
from analytics.results import Results
from dashboard.__main__ import main
from dashboard.base import display, settings
from dashboard.base.made_file import unheard
from dashboard.base.settings import bounds
from dashboard.base.source import Source
from dashboard.files import blank_workbooks, official_files, own_template, selfcheck, template_sample
from dashboard.media import chromium, images, pdf
from dashboard.screen import export_limits
from tests.dashboard.opening import opened
from tests.sample_data.builders import made

NOW = datetime(2024, 1, 31, 9, tzinfo=UTC)
_SEED = 2020
_CHATTER = (
    "streamlit.runtime.scriptrunner_utils.script_run_context"  # warns of every page run without a server
)
_DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8ffff3f00"
    "05fe02fe0def46b80000000049454e44ae426082"
)


def steady(text: str) -> str:
    """Without the date of the method, the number of the program and the sizes that hang on them."""
    day = display.day_name(rules.METHOD_DATE)
    text = text.replace(day, "〔口径日期〕").replace(rules.METHOD_DATE.isoformat(), "〔口径日期〕")
    for before, after in (("版本", ""), (" | ", " |"), ('version": "', '"')):
        text = text.replace(f"{before}{rules.PROGRAM_VERSION}{after}", f"{before}〔程序版本〕{after}")
    return re.sub(r"\d+字节", "〔大小〕字节", text)


# Lakes and results


@cache
def sample() -> dict[str, pl.DataFrame]:
    """Every data set as `python -m dashboard seed` fills it."""
    return made(_SEED)[0]


def fill(folder: Path, frames: dict[str, pl.DataFrame], *finalised: str) -> Path:
    """A lake of these data sets, those periods finalised."""
    lake = open_lake(folder)
    if frames:
        actions.seed(lake, frames, actor="示例", made_at=NOW)
    for code in finalised:
        actions.finalise(lake, parse(code), actor="示例", made_at=NOW)
    lake.close()
    return folder


def draft(folder: Path, period: str) -> Source:
    """The results of the period as the data stand, and the revision of the data, as files want them."""
    lake = open_lake(folder)
    now = lake.snapshot()
    results = _built(folder, period)
    lake.close()
    return Source(results, None, now.revision)


@cache
def _built(folder: Path, period: str) -> Results:
    lake = open_lake(folder)
    tables = lake.snapshot().tables()
    lake.close()
    return pipeline.build(tables, parse(period))


def edition(folder: Path, period: str) -> Source:
    """The newest edition of the period."""
    lake = open_lake(folder)
    newest = next(one for one in lake.editions() if one.period == period)
    results = actions.results_of_edition(newest, lake.edition_tables(newest.id))
    lake.close()
    return Source(results, newest, 0)


def is_closed(source: Source) -> bool:
    return source.results.closed


def tables(source: Source) -> dict[str, pl.DataFrame]:
    """Every result table by name."""
    return {name: pl.DataFrame(table) for name, table in source.results.tables.items()}


def units(source: Source) -> list[str]:
    """The codes of the units that are ranked or could be."""
    return source.results.tables["rankings"]["org_id"].to_list()


def leagues(source: Source) -> list[str]:
    return source.results.tables["rankings"]["league"].unique(maintain_order=True).to_list()


# Files


def kinds_of_file() -> dict[str, str]:
    """The name and ending of every official file."""
    return {name: one.ending for name, one in official_files.ALL.items() if one.ending != "pdf"}


def official(source: Source, name: str, unit: str = "", league: str = "", internal: bool = False):
    """The file's name and content; pictures are marks that carry the digest of their figure."""
    wish = official_files.Wish(unit, league, internal)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(images, "bare_png", _marked)
        content = official_files.ALL[name].make(source, wish, unheard).content
    return official_files.ALL[name].name_for(source, wish), content


def own_report(source: Source) -> bytes:
    """The sample of a template of one's own, filled."""
    return own_template.fill_template(template_sample.sample(), source)


def blank(folder: Path) -> Iterator[tuple[str, bytes]]:
    """The workbook to fill in of every data set, by name; cards where there are some, of one unit."""
    lake = open_lake(folder)
    now = lake.snapshot()
    for name, about in datasets.ALL.items():
        yield name, blank_workbooks.template_workbook(now, name, Shape.MATRIX, last_year=2023)
        if blank_workbooks.templates.has_cards(about):
            card = blank_workbooks.template_workbook(
                now, name, Shape.CARD, last_year=2023, unit=_one_unit(now)
            )
            yield f"{name}-card", card
    lake.close()


def _one_unit(now: Any) -> str:
    tree = now.table("organisations").collect()
    return tree.filter(level=rules.Level.UNIT)["org_id"].sort()[0]


def command(*words: object) -> tuple[int, str]:
    """The exit status, and what a command wrote for programs and for people."""
    data, told = io.StringIO(), io.StringIO()
    with _clock(), contextlib.redirect_stdout(data), contextlib.redirect_stderr(told):
        try:
            status = main([str(word) for word in words])
        except SystemExit as ended:
            status = int(ended.code or 0)
    return status, f"{data.getvalue()}---\n{told.getvalue()}"


# Figures


def digest_of_figure(figure: go.Figure) -> str:
    return hashlib.sha256(figure_text(figure.to_json()).encode()).hexdigest()[:16]


def figure_text(spec: str) -> str:
    """The figure with sorted keys, a value a line; its template, the same everywhere, as a digest."""
    held = go.Figure(json.loads(spec)).to_dict() if '"bdata"' in spec else json.loads(spec)
    template = held.get("layout", {}).pop("template", None)
    whole = json.dumps(template, sort_keys=True, default=_plain)
    held["template"] = hashlib.sha256(whole.encode()).hexdigest()[:16]
    return json.dumps(held, sort_keys=True, indent=1, ensure_ascii=False, default=_plain)


def _plain(value: Any) -> Any:
    return value.tolist() if hasattr(value, "tolist") else str(value)


def _marked(figure: go.Figure, *_: Any) -> bytes:
    return _DOT + f"figure {digest_of_figure(figure)}".encode()


# Pages


@dataclass
class Page:
    """What one visit showed: Streamlit's tree, and the files its buttons hand out."""

    app: AppTest
    files: list[tuple[str, Callable[[], bytes]]] = field(default_factory=list)


class Browser:
    """Visits pages of a copy of a lake, on a machine that has everything and whose clock stands."""

    def __init__(self, lake: Path, folder: Path) -> None:
        self._lake = folder / "lake"
        shutil.copytree(lake, self._lake)

    def visit(self, script: str, **query: str) -> Page:
        """The page as it opens by that address."""
        shown: list[tuple[str, Callable[[], bytes]]] = []
        with self._open(shown):
            return Page(opened(script, **query), shown)

    @contextlib.contextmanager
    def _open(self, shown: list[tuple[str, Callable[[], bytes]]]) -> Iterator[None]:
        button = st.download_button

        def heard(label: str, data: Any, file_name: str, *rest: Any, **named: Any) -> bool:
            shown.append((file_name, data if callable(data) else lambda: data))
            return button(label, data, file_name, *rest, **named)

        with pytest.MonkeyPatch.context() as patch, _clock():
            patch.setattr(logging.getLogger(_CHATTER), "disabled", True)
            patch.setattr(st, "download_button", heard)
            patch.setattr(chromium, "missing_part", lambda: None)
            patch.setattr(pdf, "missing_part", lambda: None)
            patch.setattr(selfcheck, "check_parts", list)
            patch.setenv(settings.LOCATION, str(self._lake))
            patch.setenv("STREAMLIT_SERVER_ADDRESS", "127.0.0.1")
            export_limits.bound_by(bounds.Bounds(exports_per_minute=10**6))
            try:
                yield
            finally:
                export_limits.bound_by(bounds.LOCAL)

    def content(self, make: Callable[[], bytes]) -> bytes:
        """The file behind a button."""
        with self._open([]):
            return make()


class _Meta(type):
    def __instancecheck__(cls, one: object) -> bool:
        return isinstance(one, datetime)


class _Standing(datetime, metaclass=_Meta):
    """A clock that stands at NOW."""

    @classmethod
    def now(cls, tz: Any = None) -> datetime:
        return NOW.astimezone(tz) if tz else NOW.replace(tzinfo=None)


@contextlib.contextmanager
def _clock() -> Iterator[None]:
    """Every module of the dashboard reads the same time, wherever it stands."""
    with pytest.MonkeyPatch.context() as patch:
        for module in _modules():
            if vars(module).get("datetime") is datetime:
                patch.setattr(module, "datetime", _Standing)
        patch.setenv("TZ", "CST-8")  # Beijing's, on machines that know no names of zones, too
        time.tzset()
        yield
    time.tzset()


@cache
def _modules() -> list[Any]:
    names = [one.name for one in pkgutil.walk_packages(dashboard.__path__, "dashboard.")]
    # These run when a page is opened.
    scripts = ("dashboard.screen.pages.", "dashboard.screen.frame", "dashboard.__")
    return [importlib.import_module(name) for name in names if not name.startswith(scripts)]
