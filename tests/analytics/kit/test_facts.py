"""Facts stand for, against, or are not known; they are laid side by side and nothing is added up."""

from datetime import date

import polars as pl

from analytics.kit.facts import (
    Fact,
    FactState,
    beside,
    count_rows,
    declared_facts,
    known_facts,
    read_word,
    sum_rows,
    tell,
)

DAY = date(2023, 12, 31)
ROWS = pl.DataFrame({"org_id": ["a", "z"], "overdue": [0, 2], "open": [3, 2], "word": ["好", None]})
OVERDUE = Fact(
    "overdue", "超期", "t", tell(value="overdue", of="open", against=pl.col("overdue") > 0), "个", "p", "见"
)
WORD = Fact("word", "评语", "t", read_word(pl.lit(value=True), pl.col("word") != "好", "word"), "", "p", "见")
FOUND = Fact(
    "found", "列入", "t", count_rows(pl.col("overdue") > 0, pl.col("overdue") > 0), "次", "p", "见",
    absent_is_none_found=True,
)  # fmt: skip
UNITS = pl.DataFrame({"org_id": ["a", "z", "x"], "level": ["单位"] * 3})


def told(*facts, rows=ROWS):
    known = known_facts(dict.fromkeys(facts, rows), DAY)
    found = beside(UNITS, declared_facts(facts), known)
    return {
        (row["org_id"], row["code"]): (row["state"], row["value"], row["of"], row["word"])
        for row in found.to_dicts()
    }


def test_each_fact_has_a_state_a_number_and_of_how_many():
    assert told(OVERDUE) == {
        ("a", "overdue"): (FactState.FOR, 0, 3, None),
        ("z", "overdue"): (FactState.AGAINST, 2, 2, None),
        ("x", "overdue"): (FactState.NONE, None, None, None),
    }


def test_what_is_told_without_a_side_is_neither_for_nor_against():
    side = pl.when(pl.col("overdue") > 0).then(pl.lit(value=True))
    fact = Fact("place", "名次", "t", tell(value="overdue", of="open", against=side), "名", "p", "见")

    assert told(fact)["a", "place"] == (FactState.NEITHER, 0, 3, None)
    assert told(fact)["z", "place"][0] == FactState.AGAINST
    assert told(fact)["x", "place"][0] == FactState.NONE


def test_a_word_that_is_missing_is_no_record_and_speaks_for_nobody():
    assert told(WORD)["a", "word"] == (FactState.FOR, None, None, "好")
    assert told(WORD)["z", "word"] == (FactState.NONE, None, None, None)


def test_who_is_not_on_a_list_of_what_was_found_has_none_of_it_but_of_an_empty_list_nothing_is_known():
    assert told(FOUND)["x", "found"] == (FactState.FOR, 0, None, None)
    assert told(FOUND)["z", "found"][0] == FactState.AGAINST
    assert told(FOUND, rows=ROWS.clear())["x", "found"][0] == FactState.NONE


def test_rows_of_one_organisation_are_summed_and_fewer_than_all_speak_against_it():
    rows = pl.DataFrame(
        {
            "org_id": ["a", "a", "z", "z", "x"],
            "both": [1, 2, 1, 0, 0],
            "of": [1, 2, 1, 3, 4],
            "awaited": [0, 0, 0, 0, 4],
        }
    )
    heard = Fact("heard", "述职", "t", sum_rows("both", "of", pl.col("awaited") == 0), "个", "p", "见")

    found = told(heard, rows=rows)

    assert found["a", "heard"] == (FactState.FOR, 3, 3, None)
    assert found["z", "heard"] == (FactState.AGAINST, 1, 4, None)
    assert found["x", "heard"][0] == FactState.NONE


def test_facts_come_in_their_declared_order_and_only_for_their_level():
    of_branches = Fact("b", "支部", "t", OVERDUE.read, "个", "p", "见", "党支部")
    assert list(told(WORD, OVERDUE, of_branches)) == [
        (org_id, code) for org_id in ("a", "z", "x") for code in ("word", "overdue")
    ]
