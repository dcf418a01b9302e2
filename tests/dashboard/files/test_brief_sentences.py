"""The sentences only a brief says: reminders put together, branches to work on first, lists that fit."""

from datetime import date

import pytest

from dashboard.kit.few_names import few
from dashboard.systems.unit import reminder_sentences, work_sentences
from tests.analytics import builders as b
from tests.dashboard import ranking_data

LONG = "长" * 60


@pytest.mark.parametrize(
    ("words", "room", "taken"),
    [
        ([], 5, []),
        (["123456"], 5, ["123456"]),
        (["12", "345", "6"], 5, ["12", "345"]),
        (["12", "3456", "7"], 5, ["12"]),
    ],
)
def test_as_many_as_there_is_room_for_but_one_at_least(words, room, taken):
    assert few(words, room) == taken


def ledger(*names):
    """Unit A with these branches, all open on the ledger."""
    branches = [b.branch(f"b{number}", "A", name=name) for number, name in enumerate(names)]
    entries = [b.weak(row["org_id"], date(2021, 9, 1), date(2021, 10, 1)) for row in branches]
    return ranking_data.results(
        organisations=b.organisations(b.unit("A"), *branches), weak_branches=b.frame("weak_branches", entries)
    )


def test_those_not_named_are_counted():
    assert work_sentences.first(ledger(LONG, LONG, LONG), "A").endswith("，另有2个")


def test_reminders_alike_are_one_and_the_rest_is_counted():
    said = reminder_sentences.reminders(ranking_data.results(), "E")

    assert said.startswith("提醒事项：")
    assert len(said) < 260
