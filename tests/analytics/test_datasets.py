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


UNIT, FOUND, BEFORE = b.unit("u"), date(2021, 3, 1), date(2021, 2, 28)
ITEM = b.rubric(60).row(0, named=True)
MERGER = {"change_no": 1, "changed_on": date(2021, 1, 1), "kind": rules.ChangeKind.MERGED.value}


def under(*above):
    """A unit, and a branch below each of these."""
    return UNIT, *(b.branch(f"x{number}", parent) for number, parent in enumerate(above, 1))


# A rule, its data set, the rows it takes and the rows it refuses.
BOUNDS = {
    "a slot holds nothing or between 0 and full marks": ("reviews",
        [[b.review("u", score)] for score in (None, 0, 6000)],
        [[b.review("u", score)] for score in (-1, 6001)]),
    "reviews are of half-years": ("reviews", [[b.review("u", 1, period="2021H1")]],
        [[b.review("u", 1, period=period)] for period in ("2021H3", "2021", "2021-06", "")]),
    "stars are one to five": ("star_ratings", [[b.rated("x", 1)], [b.rated("x", 5)]],
        [[b.rated("x", stars)] for stars in (0, 6, None)]),
    "two rows with one key are refused": ("star_ratings", [], [[b.rated("x", 3)] * 2]),
    "percentages lie between 0 and 100": ("survey_answers",
        [[b.answer("a", percent)] for percent in (0, 10_000)],
        [[b.answer("a", percent)] for percent in (-1, 10_001)]),
    "units stand at the top with a league and an order": ("organisations",
        [[UNIT], [UNIT | {"valid_to": b.START}]],
        [
         [
          UNIT | change] for change in (
              *({"parent_id": "v"}, {"league": None}, {"official_order": None}, {"league": "其他"}),
              {"valid_to": date(2019, 12, 31)})]),
    "a branch hangs below an organisation of the list that is no branch": ("organisations",
        [under("u", "u")], [under("u", above) for above in (None, "x1", "nobody")]),
    "an entry is due and cleared no earlier than it was found": ("weak_branches",
        [[b.weak("x", FOUND, FOUND)], [b.weak("x", FOUND, FOUND, FOUND)]],
        [[b.weak("x", FOUND, BEFORE)], [b.weak("x", FOUND, FOUND, BEFORE)]]),
    "a change names an organisation": ("changes", [[MERGER | {"to_org": "u"}]], [[MERGER]]),
    "a change comes on the day it was decided or later": ("changes",
        [[MERGER | {"to_org": "u", "decided_on": day}] for day in (None, date(2021, 1, 1))],
        [[MERGER | {"to_org": "u", "decided_on": date(2021, 1, 2)}]]),
    "a rubric spends 60 points in every version": ("rubrics", [[ITEM]],
        [[ITEM, ITEM | {"item_no": 2, "rubric_version": 2022, "max_points": 5900}]]),
}  # fmt: skip


@pytest.mark.parametrize("rule", BOUNDS)
def test_a_data_set_takes_what_keeps_its_rule_and_nothing_else(rule):
    name, taken, refused = BOUNDS[rule]
    assert [accepts(name, *rows) for rows in taken] == [True] * len(taken)
    assert [accepts(name, *rows) for rows in refused] == [False] * len(refused)
