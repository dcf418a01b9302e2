"""Before the first readers come, what they see first is made; a lake that cannot be read stops nobody."""

import gc
import logging

import pytest

from analytics import actions
from analytics.access import Role, User
from analytics.base.periods import parse
from dashboard.base import settings
from dashboard.screen import data
from dashboard.screen.frame import warm_up
from tests.dashboard.two_units import NOW, two_units


@pytest.fixture
def lake(tmp_path, monkeypatch):
    monkeypatch.setenv(settings.LOCATION, str(tmp_path / "lake"))
    yield tmp_path / "lake"
    gc.unfreeze()


def test_drafts_and_editions_are_ready_for_the_first_readers(lake, monkeypatch):
    made = two_units(lake)
    actions.finalise(made, parse("2021H1"), actor="测试", made_at=NOW)
    made.close()

    warm_up.warm()

    monkeypatch.setattr(actions, "draft", None)
    monkeypatch.setattr(actions, "results_of_edition", None)
    for role in (Role.COMMITTEE, Role.LEADER):
        assert data.view(parse("2021H1"), User("", frozenset({role}))).results.tables["scores"].height


def test_what_is_there_then_is_not_looked_through_again(lake):
    two_units(lake).close()

    warm_up.warm()

    assert gc.get_freeze_count() > 0


def test_a_lake_that_cannot_be_read_is_left_to_the_pages(lake, caplog):
    (lake / "files" / "reviews").mkdir(parents=True)
    (lake / "files" / "reviews" / "2021H1-x.parquet").touch()

    with caplog.at_level(logging.WARNING, "dashboard.screen.frame.warm_up"):
        warm_up.warm()

    assert [line.name for line in caplog.records if "ready" in line.message] == [
        "dashboard.screen.frame.warm_up"
    ]
