"""The page 后进支部 in every state, its filters, and the way from a row to the unit."""

from datetime import UTC, datetime

import pytest

from analytics import actions
from analytics.lake import open_lake
from dashboard.components import going
from tests.analytics import builders as b
from tests.dashboard.weak_data import ENTRIES, RATINGS, TREE

NOW = datetime(2024, 1, 8, tzinfo=UTC)


@pytest.fixture(scope="module")
def lake(tmp_path_factory):
    folder = tmp_path_factory.mktemp("ledger")
    opened = open_lake(folder)
    frames = {
        "organisations": b.organisations(*TREE),
        "star_ratings": b.frame("star_ratings", list(RATINGS)),
        "weak_branches": b.frame("weak_branches", list(ENTRIES)),
    }
    actions.seed(opened, frames, actor="测试", made_at=NOW)
    opened.close()
    return folder


@pytest.fixture
def at(serve, lake):
    """The page with these words in its address."""

    def opened(**query):
        app = serve(lake, "weak_branches", **query)
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
    linked, clicked = at(section=section), at()
    next(choice for choice in clicked.get("button_group") if choice.key == "section_box").set_value(section)
    clicked.run()

    for app in (linked, clicked):
        everything = written(app) + "".join(heading.value for heading in app.subheader)
        assert words in everything
    assert clicked.query_params.get("section") in ((None,) if section == "ledger" else (section, [section]))


def test_a_unit_is_chosen_by_its_code_and_has_no_picture_of_units(at):
    app = at(of_unit="v")

    assert "单位v2021年上半年末有2个后进支部未销号" in written(app)
    assert len(app.get("plotly_chart")) == 2
    assert app.query_params["of_unit"] in ("v", ["v"])


@pytest.mark.parametrize(
    ("table", "row", "target"),
    [("worklist", 2, ("v", "v2")), ("low_star_branches", 0, ("u", "u1"))],
)
def test_a_click_on_a_row_leads_to_the_branch_of_its_unit(at, monkeypatch, table, row, target):
    went = []
    monkeypatch.setattr(going, "to_unit", lambda org_id, **more: went.append((org_id, more["branch"])))
    app = at(section="ledger" if table == "worklist" else "low")

    app.session_state[f"{table}_rows"] = {"selection": {"rows": [row], "columns": [], "cells": []}}
    app.run()

    assert went == [target]
