"""What a user can do to the data."""

from datetime import date

import polars as pl
import pytest

from analytics import actions, pipeline
from analytics.actions import Counts
from analytics.base import rules
from analytics.base.periods import parse
from analytics.datasets import WHOLE
from analytics.lake import AlreadyImportedError, Edition, HeadsMovedError, open_lake
from tests.analytics import builders as b
from tests.conftest import NOW

FIRST, SECOND = ("reviews", "2021H1"), ("reviews", "2021H2")
STORED = b.reviews(
    b.review("u1", 2500, 1500, 800),
    b.review("u2", 2000, 1900, 700),
    b.review("u1", 2600, 1500, 800, period="2021H2"),
)
# u1 as stored, u2 changed in one item; u2 new in the second half-year
INCOMING = b.reviews(
    b.review("u1", 2500, 1500, 800),
    b.review("u2", 2000, 2000, 700),
    b.review("u2", 2000, 1900, 700, period="2021H2"),
)


@pytest.fixture
def lake(seeded):
    return seeded(reviews=STORED)


def take(lake, change, sha256="a" * 64):
    return actions.commit(lake, change, file_name="a.xlsx", sha256=sha256, actor="甲", made_at=NOW)


def points(lake, partition, org_id):
    return lake.snapshot().frame(*partition).filter(pl.col("org_id") == org_id)["reviewed_02"].to_list()


def test_seeding_splits_by_period_and_is_one_commit(lake):
    assert set(lake.snapshot().heads) == {("organisations", WHOLE), ("rubrics", WHOLE), FIRST, SECOND}
    assert [commit.action for commit in lake.history()] == [actions.SEEDED]


BECAME_MISSING = b.reviews(b.review("u1", 2500, None, 800))


@pytest.mark.parametrize(
    ("rows", "counts"), [
        (INCOMING, {FIRST: Counts(0, 1, 1), SECOND: Counts(1, 0, 0)}),
        (STORED, {FIRST: Counts(0, 0, 2), SECOND: Counts(0, 0, 1)}),
        (BECAME_MISSING, {FIRST: Counts(0, 1, 0)}),
    ],
)  # fmt: skip
def test_a_preview_counts_new_changed_and_unchanged_rows_and_writes_nothing(lake, rows, counts):
    change = actions.preview(lake.snapshot(), "reviews", rows)

    assert change.counts == counts
    assert sum(vars(change.total).values()) == rows.height
    assert lake.revision() == 1


def test_an_import_replaces_rows_of_the_same_key_and_keeps_the_others(lake):
    take(lake, actions.preview(lake.snapshot(), "reviews", INCOMING))
    assert [points(lake, FIRST, unit) for unit in ("u1", "u2")] == [[1500], [2000]]
    assert [points(lake, SECOND, unit) for unit in ("u1", "u2")] == [[1500], [1900]]


def test_a_partition_whose_rows_all_stand_already_is_left_as_it_is_and_nothing_but_those_is_refused(lake):
    before = lake.snapshot()
    with pytest.raises(actions.NothingChangedError):
        take(lake, actions.preview(before, "reviews", STORED))
    assert lake.revision() == 1
    rows = pl.concat([STORED.head(2), INCOMING.tail(1)])

    commit = take(lake, actions.preview(before, "reviews", rows))

    assert [(change.dataset, change.partition) for change in commit.changes] == [SECOND]
    assert lake.snapshot().heads[FIRST] == before.heads[FIRST]


def test_an_import_is_refused_when_a_partition_it_looked_at_moved(lake):
    base = lake.snapshot()
    change = actions.preview(base, "reviews", pl.concat([STORED.head(2), INCOMING.tail(1)]))
    take(lake, actions.preview(base, "reviews", INCOMING.head(2)), "b" * 64)

    with pytest.raises(HeadsMovedError) as refused:
        take(lake, change)

    assert refused.value.moved == [FIRST]
    assert lake.revision() == 2


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("organisations", b.organisations(b.unit("u3", 3))),
        ("aliases", b.frame("aliases", [{"org_id": "u1", "name": "甲", "kind": "简称"}])),
        ("rubrics", b.rubric(60, version=2022)),
    ],
)
def test_an_import_is_refused_when_what_it_was_read_by_moved(lake, name, rows):
    change = actions.preview(lake.snapshot(), "reviews", INCOMING)
    take(lake, actions.preview(lake.snapshot(), name, rows), "b" * 64)

    with pytest.raises(HeadsMovedError):
        take(lake, change)


def test_an_import_beside_another_period_is_taken(lake):
    base = lake.snapshot()
    change = actions.preview(base, "reviews", INCOMING.head(2))
    take(lake, actions.preview(base, "reviews", INCOMING.tail(1)), "b" * 64)

    assert take(lake, change).id == 3


def test_the_same_file_is_refused_and_known(lake):
    commit = take(lake, actions.preview(lake.snapshot(), "reviews", INCOMING.head(2)))

    with pytest.raises(AlreadyImportedError):
        take(lake, actions.preview(lake.snapshot(), "reviews", INCOMING.tail(1)))

    assert actions.earlier_import(lake, "a" * 64) == commit
    assert actions.earlier_import(lake, "b" * 64) is None


def test_rows_that_are_valid_alone_but_not_with_the_others_are_refused(lake):
    alone = b.rubric(60)

    with pytest.raises(actions.ConflictError) as refused:
        actions.preview(lake.snapshot(), "rubrics", alone)

    assert (refused.value.dataset, refused.value.rule) == ("rubrics", "full_marks_are_sixty_points")


def test_finalising_freezes_the_draft(lake):
    drawn = actions.draft(lake.snapshot(), parse("2021H1"))

    edition = actions.finalise(lake, parse("2021H1"), actor="乙", made_at=NOW)

    frozen = actions.results_of_edition(edition, lake.edition_tables(edition.id))
    assert (edition.id, edition.actor, edition.method_date) == ("2021H1-1", "乙", rules.METHOD_DATE)
    assert (frozen.period, frozen.closed) == (drawn.period, True)
    assert all(frozen.tables[name].equals(table) for name, table in drawn.tables.items())


@pytest.mark.parametrize(
    ("period", "refusal"), [
        ("2022H1", actions.PeriodOpenError), ("2020H2", actions.NothingReviewedError),
        ("2021Q4", actions.PeriodTooShortError), ("2021-06", actions.PeriodTooShortError),
    ],
)  # fmt: skip
def test_a_period_that_cannot_be_finalised_leaves_no_edition(lake, period, refusal):
    with pytest.raises(refusal):
        actions.finalise(lake, parse(period), actor="甲", made_at=NOW)

    assert lake.editions() == []


def test_an_edition_is_current_until_data_of_its_time_change(lake):
    edition = actions.finalise(lake, parse("2021H1"), actor="甲", made_at=NOW)
    issued = lake.snapshot()

    take(lake, actions.preview(issued, "reviews", INCOMING.tail(1)))
    later = lake.snapshot()
    take(lake, actions.preview(later, "reviews", INCOMING.head(2)), "b" * 64)
    now = lake.snapshot()

    assert actions.restated_since(issued, later, parse("2021H1")) == []
    assert actions.current_edition(lake, later, parse("2021H1")) == edition
    assert actions.restated_since(issued, now, parse("2021H1")) == [FIRST]
    assert actions.restated_since(issued, now, parse("2021")) == [FIRST, SECOND]
    assert actions.current_edition(lake, now, parse("2021H1")) is None


def test_a_change_of_what_has_no_period_restates_every_edition(lake):
    issued = lake.snapshot()
    take(lake, actions.preview(issued, "organisations", b.organisations(b.unit("u3", 3))))
    assert actions.restated_since(issued, lake.snapshot(), parse("2021H1")) == [("organisations", WHOLE)]


def test_periods_offered_are_half_years_and_years_the_latest_first(lake):
    cards = [{"org_id": "u1", "period": code, "rubric_version": 2020} for code in ("2022-03", "2019-05")]
    take(lake, actions.preview(lake.snapshot(), "self_checks", b.frame("self_checks", cards)))
    now = lake.snapshot()

    offered = actions.periods(now)

    assert [period.code for period in offered] == ["2022H1", "2021H2", "2021", "2021H1"]
    assert actions.first_choice(offered, now).code == "2021H2"


def test_without_reviews_the_first_choice_is_the_latest_period(tmp_path):
    lake = open_lake(tmp_path)
    actions.seed(lake, {"star_ratings": b.frame("star_ratings", [b.rated("b1", 5)])}, actor="甲", made_at=NOW)
    now = lake.snapshot()
    lake.close()

    assert actions.first_choice(actions.periods(now), now).code == "2021H1"


def test_an_edition_issued_before_a_column_existed_still_opens():
    results = pipeline.build(b.tables(organisations=b.organisations(b.unit("a"))), parse("2021H1"))
    older = {name: frame for name, frame in results.tables.items() if name != "survey"}
    older["stars_by_unit"] = older["stars_by_unit"].drop("surplus")
    edition = Edition("2021H1-1", "2021H1", 1, NOW, "甲", 1, date(2021, 7, 1), "0.0.1", False)

    opened = actions.results_of_edition(edition, older)

    assert opened.tables["stars_by_unit"].select("org_id", "surplus").rows() == [("a", None)]
    assert opened.tables["survey"].is_empty()


@pytest.mark.parametrize("simulated", [True, False])
def test_a_table_that_came_after_an_edition_says_where_it_would_come_from(simulated):
    results = pipeline.build(b.tables(organisations=b.organisations(b.unit("a"))), parse("2021H1"))
    known = results.tables["provenance"].filter(pl.col("table") != "worklist")
    edition = Edition("2021H1-1", "2021H1", 1, NOW, "甲", 1, date(2021, 7, 1), "0.0.1", simulated)

    opened = actions.results_of_edition(edition, {**results.tables, "provenance": known})

    row = opened.tables["provenance"].row(by_predicate=pl.col("table") == "worklist", named=True)
    sources = "组织名册、组织别名、后进支部台账、星级评定、联系点台账"
    assert (row["sources"], row["synthetic"]) == (sources, simulated)
    assert opened.synthetic("scores") is False
