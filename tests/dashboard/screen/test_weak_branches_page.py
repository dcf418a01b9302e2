"""The page 后进支部 in every state, its filters, and the way from a row to the unit."""

from datetime import UTC, date, datetime

import pytest

from analytics import actions
from analytics.lake import open_lake
from dashboard.screen import unit_links
from dashboard.systems.weak_branches.findings import LOW_SHOWN, WORK_SHOWN
from tests.analytics import builders as b
from tests.dashboard.weak_data import ENTRIES, RATINGS, TREE

NOW = datetime(2024, 1, 8, tzinfo=UTC)
CLEARED = b.weak("v1", date(2021, 2, 1), date(2021, 5, 1), date(2021, 4, 1))
STATES = {"full": ENTRIES, "cleared": (CLEARED,), "never": ()}


@pytest.fixture(scope="module")
def lakes(tmp_path_factory):
    folders = {}
    for name, entries in STATES.items():
        folders[name] = tmp_path_factory.mktemp(name)
        lake = open_lake(folders[name])
        frames = {
            "organisations": b.organisations(*TREE),
            "star_ratings": b.frame("star_ratings", list(RATINGS)),
            "weak_branches": b.frame("weak_branches", list(entries)),
        }
        held = {dataset: frame for dataset, frame in frames.items() if frame.height}
        actions.seed(lake, held, actor="测试", made_at=NOW)
        lake.close()
    return folders


@pytest.fixture
def at(serve, lakes):
    """The page on the lake of a state, with these words in its address."""

    def opened(state, **query):
        app = serve(lakes[state], "weak_branches", **query)
        assert not app.exception
        return app

    return opened


def written(app):
    return "\n".join(line.value for line in app.markdown).replace("\\", "")


@pytest.mark.parametrize(
    ("section", "words"),
    [("ledger", "未销号"), ("low", "低星支部2个"), ("kinds", "需帮助的支部短在哪里")],
)
def test_every_part_is_one_click_or_one_link_away(at, section, words):
    linked, clicked = at("full", section=section), at("full")
    next(choice for choice in clicked.get("button_group") if choice.key == "section_box").set_value(section)
    clicked.run()

    for app in (linked, clicked):
        everything = written(app) + "".join(heading.value for heading in app.subheader)
        assert words in everything
    assert clicked.query_params.get("section") in ((None,) if section == "ledger" else (section, [section]))


def test_where_a_filter_would_do_nothing_it_is_not_there(at):
    boxes = {
        section: {box.key for box in at("full", section=section).selectbox} for section in ("low", "kinds")
    }

    assert {"of_unit_box"} <= boxes["low"]
    assert not boxes["kinds"] - {"period_box"}


def test_a_unit_is_chosen_by_its_code_and_has_no_picture_of_units(at):
    app = at("full", of_unit="v")

    assert "单位v2021年上半年末有2个后进支部未销号" in written(app)
    assert len(app.get("plotly_chart")) == 2
    assert app.query_params["of_unit"] in ("v", ["v"])


@pytest.mark.parametrize(
    ("shown", "row", "target"),
    [(WORK_SHOWN, 2, ("v", "v2")), (LOW_SHOWN, 0, ("u", "u1"))],
)
def test_a_click_on_a_row_leads_to_the_branch_of_its_unit(at, monkeypatch, shown, row, target):
    went = []
    monkeypatch.setattr(unit_links, "to_unit", lambda org_id, **more: went.append((org_id, more["branch"])))
    app = at("full", section="ledger" if shown is WORK_SHOWN else "low")

    app.session_state[f"{shown.key}_rows"] = {"selection": {"rows": [row], "columns": [], "cells": []}}
    app.run()

    assert went == [target]
