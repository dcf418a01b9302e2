"""A lake whose every free text tries to be something else: a link, a picture, a formula, markup."""

import hashlib
from datetime import UTC, date, datetime
from pathlib import Path

import polars as pl

from analytics import actions, datasets
from analytics.base.periods import parse
from analytics.base.record_columns import Reads
from analytics.lake import open_lake
from tests.analytics import builders as b
from tests.freeze.states import STATES

NOW = datetime(2024, 1, 8, tzinfo=UTC)
PERIOD = "2021H1"
TEXTS = (
    "[x](http://evil.test)",
    "www.evil.test|<br>",
    "# <b>粗</b>:red[红]",
    "![p](http://evil.test/i.png)",
    '=HYPERLINK("http://evil.test")',
    "- a@evil.test -> $x$",
    ":material/home::smile:%{z}",
    '<a href="http://evil.test">x</a>',
    "1. {{ 6*7 }}*星*`码`",
    "{=1+1}甲!A1",
)
FILE = f"{TEXTS[0].replace('/', '')}:smile:.xlsx"  # no path; what an uploaded file may be called
_CAME = b"as it came"
_CODES = {"org_id", "parent_id", "question_id", "evidence_kinds", "count_period"}


def frames() -> dict[str, pl.DataFrame]:
    """Every kind of data of four units, their branches and a city, each text with one of TEXTS before it."""
    found = dict(STATES["carried_out"][0]())
    day = date(2021, 1, 10)
    found["exemptions"] = b.frame(
        "exemptions",
        [{"org_id": "X", "rubric_version": 2020, "item_no": 2, "reason": "无", "document": "文"}],
    )
    taken = {
        "org_id": "D",
        "period": PERIOD,
        "points": -150,
        "entry_no": 1,
        "reason": "通报",
        "document": "文",
    }
    found["adjustments"] = b.frame("adjustments", [taken])
    found["aliases"] = b.frame(
        "aliases", [{"org_id": "A", "name": "旧名", "kind": "曾用名", "valid_to": day}]
    )
    found["organisations"] = found["organisations"].with_columns(
        kind=pl.when(level="单位").then(pl.lit("机关")), region=pl.lit("某地")
    )
    return {name: _spoilt(name, frame) for name, frame in found.items()}


def unit_names() -> dict[str, str]:
    """The names of the units by code."""
    return dict(frames()["organisations"].filter(level="单位").select("org_id", "name").iter_rows())


def fill(folder: Path) -> Path:
    """The lake of these frames, with an edition and an import of a file of such a name."""
    lake = open_lake(folder)
    actions.seed(lake, frames(), actor=TEXTS[0], made_at=NOW)
    actions.finalise(lake, parse(PERIOD), actor=TEXTS[1], made_at=NOW)
    change = actions.preview(lake.snapshot(), "star_ratings", b.frame("star_ratings", [b.rated("B1", 1)]))
    sha256, told = hashlib.sha256(_CAME).hexdigest(), {"actor": TEXTS[2], "made_at": NOW}
    actions.commit(lake, change, file_name=FILE, sha256=sha256, original=_CAME, **told)
    lake.close()
    return folder


def _spoilt(name: str, frame: pl.DataFrame) -> pl.DataFrame:
    free = [
        column
        for column, declared in datasets.ALL[name].schema.columns().items()
        if (declared.metadata or {}).get("reads") is Reads.TEXT and column not in _CODES
    ]
    for shift, column in enumerate(one for one in free if one in frame.columns):
        values = frame[column].drop_nulls().unique(maintain_order=True)
        told = {one: f"{TEXTS[(at + shift) % len(TEXTS)]}{one}" for at, one in enumerate(values)}
        frame = frame.with_columns(pl.col(column).replace(told))
    return frame
