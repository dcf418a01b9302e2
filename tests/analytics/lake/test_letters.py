"""Letters that were made are remembered: the first of the same numbers stands, and the newest is told."""

from datetime import timedelta

from analytics import actions
from analytics.lake import open_lake
from tests.conftest import NOW


def remember(lake, version, *units, at=NOW):
    actions.remember_letters(lake, "2021H1", version, units, file_name=f"{version}.zip", actor="甲", at=at)


def told(lake, period="2021H1"):
    found = actions.remembered_letters(lake, period)
    return {code: (one.version, one.file_name, one.actor, one.made_at) for code, one in found.items()}


def test_who_got_a_letter_is_remembered_by_unit_and_period(tmp_path):
    lake, later = open_lake(tmp_path / "lake"), NOW + timedelta(days=1)

    remember(lake, "7", "u1", "u2")
    remember(lake, "7", "u1", at=later)  # the same again
    remember(lake, "2021H1-1", "u2", at=later)

    assert told(lake) == {
        "u1": ("7", "7.zip", "甲", NOW),
        "u2": ("2021H1-1", "2021H1-1.zip", "甲", later),
    }
    assert told(lake, "2021H2") == {}
    lake.close()
