"""What each role is shown: the pages it may open, and on them nothing it may not see."""

import re

import pytest

from analytics import datasets
from analytics.access import Role, User
from dashboard import systems
from dashboard.base.common_words import Empty, Filters, Menu
from dashboard.files.blank_workbook_words import TemplateChoice
from dashboard.screen import access, navigation
from dashboard.systems.unit.words import PARTS, Changes
from dashboard.words.app import Access
from dashboard.words.history import History

UNIT = "SZ007"
LEADER, COMMITTEE, OFFICER, AUDITOR = (
    User("某岗位", frozenset({role})) for role in (Role.LEADER, Role.COMMITTEE, Role.OFFICER, Role.AUDITOR)
)
OF_UNIT, NOBODY = User("某单位", frozenset({Role.UNIT}), unit=UNIT), User("某人", frozenset())
BRANCHES, CONDUCT, DUTIES = (
    [
        page.name
        for page, joining in systems.by_page().items()
        if page.menu == menu and not all(one.for_deciders for one in joining)
    ]
    for menu in (Menu.BRANCHES, Menu.CONDUCT, Menu.DUTIES)
)
PREPARED = ["grade_uses"]  # for whoever decides
OF_SYSTEMS = [*BRANCHES, *CONDUCT, *DUTIES]
FINDINGS = [
    *("overview", "ranking", "unit", "stars", "weak_branches", *BRANCHES, "formalism", *CONDUCT),
    *("items", "reporting", *DUTIES),
]
PAGES = [
    (LEADER, [*FINDINGS, "reports", "methods"]),
    (COMMITTEE, [*FINDINGS, *PREPARED, "reports", "history", "methods"]),
    (OFFICER, [*FINDINGS, "import_data", "history", "methods"]),
    (OF_UNIT, ["unit", *OF_SYSTEMS, "methods"]),
    (AUDITOR, ["history", "methods"]),
    (NOBODY, []),
    (access.OPERATOR, [*FINDINGS, *PREPARED, "reports", "import_data", "history", "methods"]),
]


@pytest.fixture
def asking(monkeypatch):
    """Makes the user the one who asks."""
    return lambda user: monkeypatch.setattr(access, "user", lambda: user)


def words(app):
    kinds = (app.markdown, app.info, app.warning, app.caption, app.subheader, app.title)
    return [element.value for kind in kinds for element in kind]


def charts(app):
    return [chart.proto.spec for chart in app.get("plotly_chart")]


def tables(app):
    return [table.value for table in app.dataframe]


def everything(app):
    """All a page shows: words, choices, tables, pictures, indicators."""
    shown = [*words(app), *charts(app)]
    shown += [cell for table in tables(app) for cell in table.astype(str).to_numpy().ravel()]
    shown += [f"{one.label} {one.value} {one.delta}" for one in app.metric]
    shown += [f"{one.label} {one.options} {one.value}" for one in app.selectbox]
    shown += [f"{one.label} {one.value}" for one in app.button]
    return "\n".join(map(str, shown))


@pytest.mark.parametrize(("user", "scripts"), PAGES)
def test_each_role_is_offered_its_pages(user, scripts):
    assert [entry.script for entry in navigation.offered_entries(user)] == scripts


@pytest.mark.parametrize(("user", "scripts"), PAGES)
def test_only_the_pages_offered_can_be_reached(serve, asking, sample_lake, user, scripts):
    asking(user)

    for entry in navigation.ENTRIES[1:]:
        if not scripts:
            app = serve(sample_lake, entry.script, period="2023H1")
            assert [*app.title, *words(app), *tables(app), *charts(app)] == []
        elif entry.script in scripts:
            app = serve(sample_lake, entry.script, period="2023H1")
            assert not app.exception
            assert [title.value for title in app.title] == [entry.title]
        else:
            with pytest.raises(ValueError, match="Could not find a navigation page"):
                serve(sample_lake, entry.script, period="2023H1")


def test_who_has_no_role_is_told_so_and_sees_nothing(serve, asking, sample_lake):
    asking(NOBODY)

    app = serve(sample_lake, "overview")

    assert [error.value for error in app.error] == [Access.NO_ROLE]
    assert not words(app)
    assert not charts(app)


def test_a_leader_gets_the_edition_where_the_committee_gets_the_draft(serve, asking, sample_lake):
    asking(LEADER)

    app = serve(sample_lake, "overview")
    periods = next(box for box in app.selectbox if "考核期" in box.label)

    assert sorted(periods.options) == ["2022年", "2023年上半年"]
    assert "定稿" in everything(app)
    assert "草稿" not in everything(app)


def test_a_draft_is_not_reached_by_its_link(serve, asking, sample_lake):
    asking(LEADER)

    app = serve(sample_lake, "ranking", period="2023H2", edition="latest")

    assert "2023年下半年" not in everything(app)


@pytest.fixture(scope="module")
def others(sample_tables):
    """Codes and names of all other units, and the codes of all their branches."""
    rows = sample_tables["organisations"].unique("org_id")
    parents = dict(rows.select("org_id", "parent_id").iter_rows())
    levels = dict(rows.select("org_id", "level").iter_rows())
    found = set()
    for code, name, level in rows.select("org_id", "name", "level").iter_rows():
        unit = code
        while unit is not None and levels.get(unit) != "单位":
            unit = parents.get(unit)
        if unit != UNIT:
            found |= {code, name} if level == "单位" else {code}
    return found


@pytest.mark.parametrize("period", ["2023H1", "2022"])
@pytest.mark.parametrize("part", PARTS)
def test_a_unit_sees_of_its_own_file_what_the_committee_sees_and_of_others_nothing(
    serve, asking, sample_lake, others, part, period
):
    asking(COMMITTEE)
    whole = serve(sample_lake, "unit", unit=UNIT, period=period, view=part)
    asking(OF_UNIT)

    app = serve(sample_lake, "unit", period=period, view=part)

    assert not app.exception
    assert app.query_params["unit"] == UNIT
    assert [one.value for one in app.metric] == [one.value for one in whole.metric]
    said = sentences(app)
    allowed = {*sentences(whole), Changes.OTHERS_HIDDEN.rstrip("。")}
    assert [piece for piece in said if piece not in allowed] == []
    shown = everything(app)
    assert sorted(name for name in others if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", shown)) == []


def sentences(app):
    return [piece for text in words(app) for piece in re.split(r"[。\n]", text) if piece.strip()]


@pytest.mark.parametrize("asked", ["SZ042", "none"])
def test_a_unit_gets_no_other_file_by_its_link(serve, asking, sample_lake, others, asked):
    asking(OF_UNIT)

    app = serve(sample_lake, "unit", unit=asked, period="2023H1")

    assert not app.exception
    assert app.query_params["unit"] == UNIT
    assert [len(box.options) for box in app.selectbox if box.label == Filters.UNIT] == [1]
    shown = everything(app).replace(f"“{asked}”", "")  # said again, as of any code that is none
    assert not [name for name in others if name in shown]


def test_an_officer_is_offered_only_the_data_sets_listed(serve, asking, sample_lake):
    asking(User("某岗位", frozenset({Role.OFFICER}), datasets=frozenset({"reviews"})))

    app = serve(sample_lake, "import_data")

    boxes = {box.label: box.options for box in app.selectbox}
    assert len(boxes["数据种类"]) == 2
    assert boxes[TemplateChoice.DATASET] == [datasets.ALL["reviews"].title]


MAY_DO = {"撤销": (OFFICER, access.OPERATOR), "取回": (OFFICER, COMMITTEE, access.OPERATOR)}


@pytest.mark.parametrize("user", [AUDITOR, COMMITTEE, OFFICER, access.OPERATOR])
@pytest.mark.parametrize("records", ["commits", "editions"])
def test_the_history_advises_nobody_to_do_what_he_may_not(serve, asking, sample_lake, user, records):
    asking(user)

    advice = " ".join(caption.value for caption in serve(sample_lake, "history", records=records).caption)

    if records == "commits":
        assert {word for word, able in MAY_DO.items() if user in able} == {
            one for one in MAY_DO if one in advice
        }
    else:
        assert ("打开" in advice) is (user is not AUDITOR)


@pytest.mark.parametrize(
    ("user", "words"), [(AUDITOR, History.EDITIONS_NONE), (COMMITTEE, History.EDITIONS_FIRST)]
)
def test_before_any_edition_only_who_may_finalise_is_told_how(serve, asking, edge_lakes, user, words):
    asking(user)

    app = serve(edge_lakes["one_period"], "history", records="editions")

    assert [one.value for one in app.info] == [words]


@pytest.mark.parametrize(
    ("user", "state", "told"),
    [
        (COMMITTEE, "organisations_only", Empty.PERIODS_ASK),
        (OFFICER, "organisations_only", Empty.PERIODS),
        (LEADER, "one_period", Access.NOTHING_FINAL),
        (COMMITTEE, "nothing", Empty.LAKE_ASK),
        (OFFICER, "nothing", Empty.LAKE),
    ],
)
def test_who_may_not_import_is_not_sent_there(serve, asking, edge_lakes, tmp_path, user, state, told):
    asking(user)

    app = serve(edge_lakes.get(state, tmp_path / "none"), "ranking")

    assert [one.value for one in app.info] == [told]


@pytest.mark.parametrize("page", ["unit", *OF_SYSTEMS])
def test_an_account_of_a_unit_that_is_not_there_is_told_so(serve, asking, sample_lake, page):
    asking(User("某单位", frozenset({Role.UNIT}), unit="SZ999"))

    app = serve(sample_lake, page)

    told = [one.value for one in app.info]
    assert any("SZ999" in one and "不在" in one for one in told)
    assert not [one for one in told if "导入" in one or "没有这一期存续的单位" in one]


@pytest.mark.parametrize(
    ("user", "period", "label"),
    [
        (LEADER, "2022", Filters.LATEST_FINAL),
        (OF_UNIT, "2022", Filters.LATEST_FINAL),
        (COMMITTEE, "2022", Filters.LATEST_SAME.format(number=1)),
    ],
)
def test_what_is_shown_is_not_called_the_latest_data_where_it_is_an_edition(
    serve, asking, sample_lake, user, period, label
):
    asking(user)

    app = serve(sample_lake, "unit", unit=UNIT, period=period)

    [box] = [one for one in app.selectbox if one.label == Filters.EDITION]
    assert box.options[0] == label
    assert "定稿第" in everything(app)
