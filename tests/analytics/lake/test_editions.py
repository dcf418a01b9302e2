from datetime import UTC, date, datetime, timedelta

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from analytics.lake import Edition, FileDamagedError, FilesSweptError, HeadsMovedError, UnknownEditionError
from tests.analytics.lake.builders import ALIASES, EXEMPTIONS, MADE_AT, aliases, commit, exemptions, issue

STARS = pl.Enum(["一星", "二星"])
RANKS = pl.DataFrame(
    {"org_id": ["U2", "U1"], "rank": [1, None], "share": [0.1 + 0.2, None], "day": [date(2023, 1, 1), None]},
    schema_overrides={"rank": pl.Int64},
)
SHARES = pl.DataFrame({"star": ["二星", "一星"], "parts": [[1, 2], []]}, schema_overrides={"star": STARS})
LATER = MADE_AT.replace(year=2999)


def test_an_edition_and_its_data_are_read_back_to_the_last_bit_after_later_commits(lake, opened):
    commit(lake, {ALIASES: aliases("甲"), EXEMPTIONS: exemptions("x", synthetic=True)})
    built_on = lake.snapshot()
    edition = issue(lake, "2023H2", built_on, ranks=RANKS, shares=SHARES)
    commit(lake, {ALIASES: aliases("乙")})
    lake.sweep(now=LATER, grace=timedelta(days=1))

    tables, snapshot = opened().edition_tables(edition.id), lake.edition_snapshot(edition.id)

    assert list(tables) == ["ranks", "shares"]
    assert_frame_equal(tables["ranks"], RANKS, check_exact=True)
    assert_frame_equal(tables["shares"], SHARES, check_exact=True)
    assert tables["shares"].schema["star"] == STARS
    assert snapshot == built_on
    assert snapshot.frame(*ALIASES)["name"].item() == "甲"


def test_editions_are_numbered_within_their_period_and_listed_newest_first(lake):
    commit(lake, {ALIASES: aliases("甲")})

    for period in ("2023H2", "2023", "2023H2"):
        issue(lake, period, ranks=RANKS)

    assert [edition.id for edition in lake.editions()] == ["2023H2-2", "2023H2-1", "2023-1"]
    assert lake.edition("2023H2-2") == Edition(
        id="2023H2-2",
        period="2023H2",
        number=2,
        made_at=datetime(2024, 1, 15, 8, 30, tzinfo=UTC),
        actor="officer",
        revision=1,
        method_date=date(2024, 1, 1),
        program_version="0.1.0",
        synthetic=True,
    )


def test_no_edition_is_issued_of_data_that_changed_meanwhile(lake, files):
    built_on = lake.snapshot()
    commit(lake, {ALIASES: aliases("甲")})
    before = set(files.rglob("*.parquet"))

    with pytest.raises(HeadsMovedError) as refusal:
        issue(lake, "2023H2", built_on, ranks=RANKS)

    assert refusal.value.moved == [ALIASES]
    assert lake.editions() == []
    assert set(files.rglob("*.parquet")) == before


def test_an_edition_of_an_empty_lake_can_be_issued_and_an_unknown_one_is_named(lake):
    for read in (lake.edition, lake.edition_tables, lake.edition_snapshot):
        with pytest.raises(UnknownEditionError) as error:
            read("2023H2-1")
        assert error.value.edition_id == "2023H2-1"
    edition = issue(lake, "2023H2", ranks=RANKS)
    assert edition.revision == 0
    assert not lake.edition_snapshot(edition.id).heads


def test_an_edition_whose_file_was_altered_is_not_shown(lake, files):
    edition = issue(lake, "2023H2", ranks=RANKS)
    [path] = files.rglob("ranks-*.parquet")
    RANKS.reverse().write_parquet(path)

    with pytest.raises(FileDamagedError) as error:
        lake.edition_tables(edition.id)

    assert error.value.path == path
    path.unlink()
    with pytest.raises(FileDamagedError):
        lake.edition_tables(edition.id)


def test_within_the_grace_time_an_undo_keeps_its_files(lake):
    commit(lake, {ALIASES: aliases("甲")})
    second = commit(lake, {ALIASES: aliases("乙")})
    third = commit(lake, {ALIASES: aliases("丙")}, made_at=LATER - timedelta(days=29))

    assert len(lake.sweep(now=LATER, grace=timedelta(days=30))) == 1
    assert [rows["name"].item() for rows in lake.changed_rows(third.id)[ALIASES]] == ["乙", "丙"]
    with pytest.raises(FilesSweptError) as error:
        lake.changed_rows(second.id)
    assert error.value.commit_id == second.id


def test_a_sweep_keeps_the_history_young_and_foreign_files_and_finds_nothing_the_second_time(lake, files):
    for name in "甲乙丙":
        commit(lake, {ALIASES: aliases(name)})
    before, young = lake.history(), files / "aliases" / "of-a-commit-under-way.parquet"
    (files / "README.txt").write_text("not ours")

    swept = lake.sweep(now=LATER, grace=timedelta(days=1))

    assert len(swept) == 2
    assert all(not (files / name).exists() for name in swept)
    assert lake.history() == before
    assert lake.snapshot().frame(*ALIASES)["name"].item() == "丙"
    young.write_bytes(b"PAR1")
    assert lake.sweep(now=datetime.now(UTC), grace=timedelta(days=1)) == []
    assert lake.sweep(now=LATER, grace=timedelta(days=1)) == ["aliases/of-a-commit-under-way.parquet"]
    assert (files / "README.txt").exists()
