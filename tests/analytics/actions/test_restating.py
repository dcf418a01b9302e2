"""Editions against the data and against each other: the numbers decide, not the files."""

from datetime import date

import pytest

from analytics import actions
from analytics.base.periods import parse
from analytics.lake import UnknownEditionError
from analytics.results import RESULTS
from tests.analytics import builders as b
from tests.conftest import NOW

HALF = parse("2021H1")


def take(lake, name, *rows):
    change = actions.preview(lake.snapshot(), name, b.frame(name, list(rows)))
    sha256 = f"{lake.revision():064d}"
    return actions.commit(lake, change, file_name="a.xlsx", sha256=sha256, actor="甲", made_at=NOW)


def finalise(lake):
    return actions.finalise(lake, HALF, actor="甲", made_at=NOW)


def test_the_first_edition_restates_nothing_and_an_unknown_one_is_named(lake):
    told = actions.restated_numbers(lake, finalise(lake).id)

    assert (told.previous, told.count, told.numbers.height) == (None, 0, 0)
    with pytest.raises(UnknownEditionError):
        actions.restated_numbers(lake, "2021H1-9")


def test_the_list_of_restated_numbers_is_cut_stays_the_same_later_and_is_restated_back_by_an_undo(lake):
    finalise(lake)
    made = take(lake, "reviews", b.review("u2", 2000, 2000, 800))
    second = finalise(lake)
    told = actions.restated_numbers(lake, second.id)
    actions.undo(lake, actions.undo_preview(lake, made.id), actor="乙", made_at=NOW)
    back = actions.restated_numbers(lake, finalise(lake).id)

    assert actions.restated_numbers(lake, second.id).numbers.equals(told.numbers)
    cut = actions.restated_numbers(lake, second.id, most=3)
    assert (cut.numbers.height, cut.count) == (3, told.count)
    columns = back.numbers.select("table", "column", "before", "after").rows()
    assert ("scores", "score", "480000", "460000") in columns


def test_a_corrected_edition_lists_every_number_a_reader_would_quote_and_counts_the_rest(lake):
    first = finalise(lake)
    take(lake, "reviews", b.review("u2", 2000, 2000, 800))
    second = finalise(lake)

    told = actions.restated_numbers(lake, second.id)

    assert told.previous == first
    listed = told.numbers.select("table", "row", "column", "before", "after").rows()
    assert ("scores", "u2", "score", "460000", "480000") in listed
    assert ("rankings", "u2", "place", "2", "1") in listed
    assert ("items", "u2 · 2021H1 · 2", "reviewed", "1900", "2000") in listed
    assert not [row for row in listed if row[1] == "u1" and row[2] == "score"]
    assert told.by_table["scores"] >= 1
    assert sum(told.quoted.values()) == told.quoted_count == len(listed)
    assert told.derived["spine"] > 0
    assert {row[0] for row in listed} <= {
        name for name, result in RESULTS.items() if result.quoted is not None
    }
    assert sum(told.by_table.values()) == told.count == told.quoted_count + told.derived_count


def test_rows_that_come_with_an_edition_are_listed(lake):
    finalise(lake)
    take(lake, "weak_branches", b.weak("b1", date(2021, 2, 1), date(2021, 5, 1)))
    second = finalise(lake)

    rows = actions.restated_numbers(lake, second.id).numbers
    come = rows.filter(table="ledger").select("row", "column", "before", "after").rows()
    assert come == [("b1 · 2021-02-01", None, None, "b1 · 2021-02-01")]


def test_an_edition_stays_current_when_a_change_of_files_leaves_its_numbers(lake):
    edition = finalise(lake)
    issued = lake.snapshot()
    take(lake, "weak_branches", b.weak("b1", date(2022, 2, 1), date(2022, 5, 1)))
    now = lake.snapshot()

    assert actions.restated_since(issued, now, HALF) == [("weak_branches", "all")]
    assert actions.current_edition(lake, now, HALF) == edition


def test_an_edition_is_current_again_once_the_change_of_its_numbers_is_undone(lake):
    edition = finalise(lake)
    made = take(lake, "weak_branches", b.weak("b1", date(2021, 2, 1), date(2021, 5, 1)))
    assert actions.current_edition(lake, lake.snapshot(), HALF) is None

    actions.undo(lake, actions.undo_preview(lake, made.id), actor="乙", made_at=NOW)

    assert actions.current_edition(lake, lake.snapshot(), HALF) == edition


def test_what_the_next_edition_would_restate_is_known_before_it_is_made(lake):
    first = finalise(lake)
    take(lake, "reviews", b.review("u2", 2000, 2000, 800))
    now = lake.snapshot()

    pending = actions.pending_numbers(lake, first, now, actions.draft(now, HALF).tables)
    told = actions.restated_numbers(lake, finalise(lake).id)

    assert pending.newest == first
    assert pending.numbers.equals(told.numbers)
    assert (pending.count, pending.by_table) == (told.count, told.by_table)


def test_the_codes_of_rows_come_with_the_names_of_their_time(lake):
    finalise(lake)
    take(lake, "organisations", b.unit("u2", 2, name="新名"), b.unit("u3", 3))
    second = finalise(lake)

    names = actions.restated_numbers(lake, second.id).names

    assert (names["u1"], names["u2"], names["u3"], names["b1"]) == (
        "单位u1",
        "新名",
        "单位u3",
        "单位u1·支部b1",
    )
