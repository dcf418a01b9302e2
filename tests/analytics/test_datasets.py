"""Data sets: one shape for all, and the bounds each puts on its rows."""

from datetime import date

import dataframely as dy
import polars as pl
import pytest

from analytics import datasets
from analytics.base import record_columns as columns
from analytics.base import rules
from tests.analytics import builders as b

SLOTTED = {name: d for name, d in datasets.ALL.items() if d.score_prefixes}


def accepts(name, *rows):
    """Whether the data set takes the rows."""
    schema = datasets.ALL[name].schema
    frame = pl.DataFrame([{"synthetic": False, **row} for row in rows], schema=schema.create_empty().schema)
    return schema.is_valid(frame)


@pytest.mark.parametrize("name", datasets.ALL)
def test_a_data_set_has_a_title_a_key_and_a_chinese_heading_a_column(name):
    dataset = datasets.ALL[name]
    headings = columns.headings(dataset.schema)

    assert dataset.name == name
    assert dataset.key
    assert len(set(headings.values())) == len(headings)
    assert all(any("一" <= sign <= "鿿" for sign in heading) for heading in headings.values())


@pytest.mark.parametrize("name", datasets.ALL)
def test_no_heading_or_synonym_means_two_columns(name):
    schema = datasets.ALL[name].schema
    names = [
        word
        for column, heading in columns.headings(schema).items()
        for word in (heading, *columns.synonyms(schema, column))
    ]

    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize("name", datasets.ALL)
def test_every_row_says_whether_it_is_simulated_and_no_count_is_unsigned(name):
    types = datasets.ALL[name].schema.create_empty().schema

    assert types["synthetic"] == pl.Boolean
    assert not [column for column, kind in types.items() if kind.is_unsigned_integer()]


def test_no_data_set_has_a_column_for_a_person():
    headings = [h for d in datasets.ALL.values() for h in columns.headings(d.schema).values()]

    assert not [heading for heading in headings if "姓名" in heading or "身份证" in heading]


@pytest.mark.parametrize("name", SLOTTED)
def test_scorecards_hold_a_nullable_slot_an_item_and_prefix(name):
    dataset = SLOTTED[name]
    schema = dataset.schema.columns()

    for prefix in dataset.score_prefixes:
        slots = [schema[rules.slot(prefix, number)] for number in range(1, rules.ITEM_SLOTS + 1)]
        assert all(isinstance(slot, dy.Int16) and slot.nullable for slot in slots)


@pytest.mark.parametrize(
    ("score", "valid"), [(None, True), (0, True), (6000, True), (-1, False), (6001, False)]
)
def test_a_slot_holds_nothing_or_between_0_and_full_marks(score, valid):
    assert accepts("reviews", b.review("u", score)) is valid


@pytest.mark.parametrize(
    ("period", "valid"),
    [("2021H1", True), ("2021H3", False), ("2021", False), ("2021-06", False), ("", False)],
)
def test_reviews_are_of_half_years(period, valid):
    assert accepts("reviews", b.review("u", 1, period=period)) is valid


@pytest.mark.parametrize(("stars", "valid"), [(0, False), (1, True), (5, True), (6, False), (None, False)])
def test_stars_are_one_to_five(stars, valid):
    assert accepts("star_ratings", b.rated("x", stars)) is valid


@pytest.mark.parametrize(("percent", "valid"), [(0, True), (10_000, True), (-1, False), (10_001, False)])
def test_percentages_lie_between_0_and_100(percent, valid):
    assert accepts("survey_answers", b.answer("a", percent)) is valid


@pytest.mark.parametrize(
    ("change", "valid"),
    [
        ({}, True),
        ({"parent_id": "v"}, False),
        ({"league": None}, False),
        ({"official_order": None}, False),
        ({"league": "其他"}, False),
        ({"valid_to": b.START}, True),
        ({"valid_to": date(2019, 12, 31)}, False),
    ],
)
def test_units_stand_at_the_top_with_a_league_and_an_order(change, valid):
    assert accepts("organisations", {**b.unit("u"), **change}) is valid


@pytest.mark.parametrize(("above", "valid"), [("u", True), (None, False), ("x", False), ("nobody", False)])
def test_a_branch_hangs_below_an_organisation_of_the_list_that_is_no_branch(above, valid):
    assert accepts("organisations", b.unit("u"), b.branch("x", "u"), b.branch("y", above)) is valid


@pytest.mark.parametrize(
    ("due_on", "cleared_on", "valid"),
    [
        (date(2021, 3, 1), None, True),
        (date(2021, 2, 28), None, False),
        (date(2021, 3, 1), date(2021, 3, 1), True),
        (date(2021, 3, 1), date(2021, 2, 28), False),
    ],
)
def test_an_entry_is_due_and_cleared_no_earlier_than_it_was_found(due_on, cleared_on, valid):
    assert accepts("weak_branches", b.weak("x", date(2021, 3, 1), due_on, cleared_on)) is valid


def test_a_change_names_an_organisation():
    change = {"change_no": 1, "changed_on": date(2021, 1, 1), "kind": rules.ChangeKind.MERGED.value}

    assert accepts("changes", {**change, "to_org": "u"})
    assert not accepts("changes", change)


def test_a_rubric_spends_60_points_in_every_version():
    item = b.rubric(60).row(0, named=True)
    other = {**item, "item_no": 2, "rubric_version": 2022, "max_points": 5900}
    schema = datasets.ALL["rubrics"].schema

    assert schema.is_valid(pl.DataFrame([item]).cast(schema.create_empty().schema))
    assert not schema.is_valid(pl.DataFrame([item, other]).cast(schema.create_empty().schema))


def test_two_rows_with_one_key_are_refused():
    schema = datasets.ALL["star_ratings"].schema
    row = {"synthetic": False, **b.rated("x", 3)}

    assert not schema.is_valid(pl.DataFrame([row, row]))
