"""Suggestions for a name nobody bears: near ones, and soon."""

import pytest

from analytics import datasets
from analytics.intake import nearest_names
from analytics.intake.issues import RefusedError
from analytics.intake.nearest_names import NearestNames, Patience
from analytics.intake.organisations import Organisations
from tests.analytics.builders import branch, organisations, unit

MANY = 5_000


def names(*texts):
    return NearestNames({text: text for text in texts}, Patience())


def test_the_most_alike_come_first():
    near = names("省教育厅", "省教育考试院", "省交通运输厅", "省水利厅", "市财政局")
    assert near.nearest("教育厅")[0] == "省教育厅"
    assert near.nearest("省交通厅")[0] == "省交通运输厅"


def test_a_letter_wrong_among_thousands_of_like_names_finds_the_name():
    near = names(*(f"第{number:04d}党支部" for number in range(MANY)), "老干部处党支部")
    assert "老干部处党支部" in near.nearest("老干处党支部")
    assert "第1234党支部" in near.nearest("第1234支部")


def test_what_resembles_nothing_has_no_suggestion():
    assert names("省教育厅").nearest("XYZ") == ()
    assert names().nearest("省教育厅") == ()


def test_thousands_of_unknown_names_ask_for_few_comparisons(monkeypatch):
    units = [f"U{number}" for number in range(20)]
    tree = organisations(
        *(unit(code, order, name=f"示例单位{order:02}") for order, code in enumerate(units, 1)),
        *(branch(f"B{number}", units[number % 20], name=f"第{number}党支部") for number in range(MANY)),
    )
    known = Organisations(tree, datasets.ALL["aliases"].schema.create_empty())
    compared = []
    monkeypatch.setattr(
        nearest_names.difflib, "get_close_matches", lambda _, names, *_rest: compared.append(len(names)) or []
    )

    for number in range(MANY):
        with pytest.raises(RefusedError):
            known.branch(f"{number % 1000}支部", units[number % 20], None)

    assert len(compared) == 500
    assert max(compared) <= 24
