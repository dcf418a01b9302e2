"""Whatever link is followed: a role is shown nothing but what it may see, on the page and in its files."""

import shutil
from itertools import product

import pytest

from analytics import actions
from analytics.access import Role, User
from analytics.base.periods import parse
from dashboard.media import chromium
from dashboard.screen import access, navigation
from dashboard.systems.unit.words import PARTS
from dashboard.words.history import History
from tests.dashboard.many_units import (
    BRANCHES,
    CODES,
    DRAFT,
    EDITION,
    FINAL,
    NAMES,
    many_units,
    of_drafts,
    of_others,
    of_results,
    told,
)
from tests.dashboard.shown import Downloads, content, everything
from tests.dashboard.two_units import NOW, two_units

OWN = 2
LEADER, AUDITOR, COMMITTEE = (
    User("某岗位", frozenset({role})) for role in (Role.LEADER, Role.AUDITOR, Role.COMMITTEE)
)
OF_UNIT = User("某单位", frozenset({Role.UNIT}), unit=CODES[OWN])
UNIT_AND_AUDITOR = User("某单位", frozenset({Role.UNIT, Role.AUDITOR}), unit=CODES[OWN])
LEADER_AND_UNIT = User("某岗位", frozenset({Role.LEADER, Role.UNIT}), unit=CODES[OWN])
OF_STARS = User("某岗位", frozenset({Role.OFFICER}), datasets=frozenset({"star_ratings"}))
PERIODS = [
    {},
    {"period": FINAL},
    {"period": DRAFT},
    {"period": FINAL, "edition": EDITION},
    {"period": DRAFT, "edition": EDITION},
    {"period": FINAL, "edition": "2021H2-1"},
    {"period": "2020H1", "edition": "latest"},
]
OTHERS = [code for code in CODES if code != CODES[OWN]]
UNIT_LINKS = [
    *(
        pytest.param(
            {**asked, "view": part}, marks=pytest.mark.wide if (number + number // len(PARTS)) % 2 else ()
        )
        for number, (asked, part) in enumerate(product(PERIODS, PARTS))
    ),
    *({"unit": other, "view": part} for other, part in zip(OTHERS, [*PARTS, "none", ""], strict=False)),
    *({"branch": branch} for branch in BRANCHES),
    *({"unit": other, "branch": branch} for other, branch in zip(OTHERS, BRANCHES[3:], strict=False)),
    {"unit": NAMES[0], "branch": "*", "period": "*", "view": "*"},
]
RECORDS = [
    *({"records": part} for part in ("commits", "editions", "finalise", "audit", "none")),
    *({"records": "commits", "commit": number} for number in ("1", "2", "9")),
    {"records": "editions", "issued": EDITION},
    {"records": "finalise", "finalise": DRAFT},
]


@pytest.fixture(scope="module")
def lake(tmp_path_factory):
    folder = tmp_path_factory.mktemp("many") / "lake"
    many_units(folder).close()
    return folder


@pytest.fixture
def asking(monkeypatch):
    """Makes the user the one who asks."""
    return lambda user: monkeypatch.setattr(access, "user", lambda: user)


@pytest.fixture
def downloads(monkeypatch):
    return Downloads(monkeypatch)


def test_the_search_finds_what_there_is_to_hide(serve, asking, lake):
    asking(COMMITTEE)
    page = everything(serve(lake, "unit", unit=CODES[0], period=FINAL))
    draft = everything(serve(lake, "ranking", period=DRAFT))

    assert {CODES[0], NAMES[0], "37.19", "20.11"} <= set(told(page, of_others(OWN)))
    assert "2021年下半年" in told(draft, of_drafts())
    assert {NAMES[0], "37.88"} <= set(told(draft, of_results()))


@pytest.mark.parametrize("link", UNIT_LINKS, ids=str)
def test_no_link_shows_a_unit_what_is_another_units_or_a_draft(serve, asking, downloads, lake, link):
    asking(UNIT_AND_AUDITOR if "unit" in link else OF_UNIT)

    app = serve(lake, "unit", **link)

    page = everything(app) + "".join(one.label + one.name for one in downloads.offered)
    assert not app.exception
    assert NAMES[OWN] in page
    for asked in link.values():  # said again, as of any code that is none
        page = page.replace(f"“{asked}”", "")
    assert told(page, of_others(OWN) | of_drafts()) == []


@pytest.mark.parametrize("view", [*PARTS, "detail"])
def test_beside_a_single_other_a_unit_sees_no_level_that_would_be_the_others(
    serve, asking, downloads, tmp_path, view
):
    lake = two_units(tmp_path / "lake")
    actions.finalise(lake, parse("2021H1"), actor="测试", made_at=NOW)
    lake.close()
    asking(User("某单位", frozenset({Role.UNIT}), unit="u1"))
    link = {"view": "score", "detail": "1"} if view == "detail" else {"view": view}

    app = serve(tmp_path / "lake", "unit", **link)

    files = [content(one.content()) for one in downloads.offered if one.name.endswith("xlsx")]
    page = "\n".join([everything(app), *files])
    assert told(page, {"u2", "单位u2", "46.00", "19.00", "27.00"}) == []
    few = {"score": "同组有得分的其他单位不足5个，不显示", "detail": "不足5个，不与同组对照"}
    assert few.get(view, "单位u1") in page


@pytest.mark.parametrize("link", [{"view": part} for part in PARTS] + [{"branch": BRANCHES[OWN]}], ids=str)
def test_no_file_of_a_units_page_holds_what_is_another_units(serve, asking, downloads, lake, tmp_path, link):
    asking(OF_UNIT)
    serve(shutil.copytree(lake, tmp_path / "lake"), "unit", **link)  # what is handed out is noted there

    drawn = link == {"view": "change"} and not chromium.missing_part()
    kinds = ("xlsx", "svg") if drawn else ("xlsx",)
    made = {one.name: content(one.content()) for one in downloads.offered if one.name.endswith(kinds)}

    assert made
    found = {name: told(text, of_others(OWN) | of_drafts()) for name, text in made.items()}
    assert {name: words for name, words in found.items() if words} == {}
    assert any(NAMES[OWN] in text for text in made.values())


@pytest.mark.parametrize("entry", navigation.offered_entries(LEADER), ids=lambda entry: entry.script)
@pytest.mark.parametrize("link", [PERIODS[0], *PERIODS[2::2]], ids=str)
def test_no_link_shows_a_leader_a_draft(serve, asking, downloads, lake, entry, link):
    asking(LEADER if link else LEADER_AND_UNIT)

    app = serve(lake, entry.script, **link)

    assert not app.exception
    page = everything(app) + "".join(one.label + one.name for one in downloads.offered)
    assert told(page, of_drafts()) == []


@pytest.mark.parametrize("user", [AUDITOR, UNIT_AND_AUDITOR])
@pytest.mark.parametrize("link", RECORDS, ids=str)
def test_no_link_of_the_history_shows_an_auditor_a_result_or_a_row(
    serve, asking, downloads, lake, link, user
):
    asking(user)

    app = serve(lake, "history", **link)

    assert not app.exception
    forbidden = of_others(OWN) if user is UNIT_AND_AUDITOR else of_results()
    files = [content(one.content()) for one in downloads.offered if user is AUDITOR]
    assert told("\n".join([everything(app), *files]), forbidden) == []
    assert not {History.ORIGINAL, History.LEFT_OUT} & {one.label for one in downloads.offered}


@pytest.mark.parametrize("user", [COMMITTEE, AUDITOR, OF_STARS])
@pytest.mark.parametrize("number", ["1", "2"])
def test_who_may_not_undo_a_change_is_offered_no_way_to(serve, asking, lake, user, number):
    asking(user)

    app = serve(lake, "history", records="commits", commit=number)

    assert not [button for button in app.button if button.key and button.key.startswith("undo")]


@pytest.mark.parametrize("part", ["indicators", "parameters", "rubrics", "asked", "documents"])
def test_the_methods_name_no_unit_and_no_number_of_one(serve, asking, downloads, lake, part):
    asking(AUDITOR)

    app = serve(lake, "methods", part=part, q=NAMES[0])

    files = [content(one.content()) for one in downloads.offered]
    assert told("\n".join([everything(app), *files]), of_results() - {NAMES[0]}) == []
