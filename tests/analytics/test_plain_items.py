"""Invented items keep their mark in the data sets; results name them without it."""

import polars as pl

from analytics.base import rules
from analytics.results import RESULTS
from analytics.systems.scores.rubrics import plain_label


def test_no_result_marks_item_after_item(sample_tables, sample_results):
    results = sample_results("2023H2")
    marked = {
        name
        for name in RESULTS
        for values in results.tables[name].iter_columns()
        if values.dtype == pl.String and values.str.contains(rules.SIMULATED, literal=True).any()
    }

    assert sample_tables["rubrics"]["label"].str.contains(rules.SIMULATED, literal=True).any()
    assert marked == set()


def test_a_mark_within_a_name_stays():
    rows = pl.DataFrame({"label": ["甲（模拟）", "（模拟）乙", "丙"]})

    assert rows.select(plain_label())["label"].to_list() == ["甲", "（模拟）乙", "丙"]
