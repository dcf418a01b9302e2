"""The list of restated numbers: units by name beside their code, values as the pages show them."""

import polars as pl
import pytest

from analytics.actions import Compared, Restatement
from analytics.actions.restated import Restated
from dashboard.words import restated_sentences
from tests.dashboard.words.test_history_sentences import edition

NAMES = {"SZ014": "省商务厅", "SZ002": "省财政厅", "B1": "办公室党支部", "missing": "未报次数"}


def lines(*rows):
    columns = Restated.column_names()
    numbers = pl.DataFrame(rows, schema=dict.fromkeys(columns, pl.String), orient="row")
    told = Compared(numbers=numbers, quoted={"scores": len(rows)}, derived={}, names=NAMES)
    return restated_sentences.restated_lines(told).rows()


def test_numbers_days_and_periods_of_a_key_are_worded():
    item, found = lines(
        ("items", "SZ014 · 2021H1 · 2", "reviewed", "1900", "2000"),
        ("ledger", "B1 · 2021-03-01", None, None, "x"),
    )

    assert item[1] == "省商务厅（SZ014） · 2021年上半年 · 要素序号2"
    assert found[1] == "办公室党支部（B1） · 2021年3月1日"


def test_features_are_known_by_their_words_alone():
    [line] = lines(("weak_profiles", "1 · missing", None, None, "x"))

    assert line[1].endswith(" · 未报次数")


def test_a_code_nobody_knows_and_a_row_that_cannot_be_told_apart_stay_as_stored():
    unknown, odd = lines(("scores", "SZ999", "score", None, "480000"), ("items", "a · b", None, None, "x"))

    assert (unknown[1], unknown[3]) == ("SZ999", None)
    assert odd[1] == "a · b"


@pytest.mark.parametrize(
    ("quoted", "derived", "words"),
    [
        (3, 0, "得分、名次、占比、数量等有3处不同，列出前0处。"),
        (3, 9, "有3处不同，列出前0处，由它们推算的明细另有9处，只计数不列出。"),
        (0, 9, "得分、名次、占比、数量等没有不同，由它们推算的明细另有9处"),
    ],
)
def test_numbers_to_quote_and_numbers_worked_out_are_counted_apart(quoted, derived, words):
    counts = {
        "quoted": {"scores": quoted} if quoted else {},
        "derived": {"spine": derived} if derived else {},
    }
    told = Restatement(
        edition=edition(2), previous=edition(1), numbers=Restated.create_empty(), names={}, **counts
    )

    assert words in restated_sentences.about_restated(told)
    assert restated_sentences.about_restated(told).startswith("2021年下半年定稿第2版与第1版相比")
