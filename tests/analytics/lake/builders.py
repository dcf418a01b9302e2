"""Small valid frames for the lake, and a commit with the parts a test does not care about filled in."""

from datetime import UTC, date, datetime

import polars as pl
from sqlalchemy import create_engine, update

from analytics.datasets import ALL, WHOLE
from analytics.lake import Commit, Edition, Key, Lake, Snapshot
from analytics.lake.location import locate
from analytics.lake.tables import LAKE_VERSION

MADE_AT = datetime(2024, 1, 15, 8, 30, tzinfo=UTC)
EXEMPTIONS, ALIASES, ANSWERS = ("exemptions", WHOLE), ("aliases", WHOLE), ("survey_answers", WHOLE)


def frame_of(dataset: str, *rows: dict) -> pl.DataFrame:
    schema = ALL[dataset].schema.create_empty().schema
    return pl.DataFrame([{**dict.fromkeys(schema), "synthetic": False, **row} for row in rows], schema=schema)


def exemptions(reason: str, *, synthetic: bool = False) -> pl.DataFrame:
    row = {"synthetic": synthetic, "org_id": "U1", "rubric_version": 2020, "item_no": 1, "reason": reason}
    return frame_of("exemptions", row)


def aliases(name: str) -> pl.DataFrame:
    return frame_of("aliases", {"org_id": "U1", "name": name, "kind": "全称"})


def answers(respondents: int) -> pl.DataFrame:
    words = {"survey": "s", "period": "2020", "question_id": "q", "option": "o", "question": "?"}
    return frame_of("survey_answers", {**words, "percent": 6160, "respondents": respondents})


def star_ratings(period: str, **stars: int) -> pl.DataFrame:
    rows = [{"org_id": org_id, "period": period, "stars": count} for org_id, count in stars.items()]
    return frame_of("star_ratings", *rows)


def branch_cards(period: str, *owners: tuple[str, str]) -> pl.DataFrame:
    common = {"period": period, "rubric_version": 2020, "score_01": 150}
    return frame_of("branch_cards", *({**common, "unit_id": unit, "org_id": org} for unit, org in owners))


def commit(
    lake: Lake, frames: dict[Key, pl.DataFrame], base: Snapshot | None = None, **details: object
) -> Commit:
    defaults = {
        "action": "import",
        "actor": "officer",
        "made_at": MADE_AT,
        "file_name": "book.xlsx",
        "source_sha256": None,
    }
    return lake.commit(base or lake.snapshot(), frames, **{**defaults, **details})


def issue(lake: Lake, period: str, base: Snapshot | None = None, **results: pl.DataFrame) -> Edition:
    return lake.issue(
        base or lake.snapshot(),
        period,
        results,
        actor="officer",
        made_at=MADE_AT,
        method_date=date(2024, 1, 1),
        program_version="0.1.0",
        synthetic=True,
    )


def stamp(location: object, number: int) -> None:
    """Have a lake say that it is of that version."""
    engine = create_engine(locate(location).database)
    with engine.begin() as connection:
        connection.execute(update(LAKE_VERSION).values(number=number))
    engine.dispose()


def counted(snapshot: Snapshot) -> list[int]:
    """The number that count() wrote into each of three data sets."""
    columns = {EXEMPTIONS: "reason", ALIASES: "name", ANSWERS: "respondents"}
    frames = {column: snapshot.frame(*key) for key, column in columns.items()}
    return [int(rows[column].item()) if rows.height else 0 for column, rows in frames.items()]


def count(lake: Lake) -> int:
    """Add one to the number that three data sets hold, in one commit."""
    base = lake.snapshot()
    number = counted(base)[0] + 1
    frames = {EXEMPTIONS: exemptions(str(number)), ALIASES: aliases(str(number)), ANSWERS: answers(number)}
    commit(lake, frames, base)
    return number
