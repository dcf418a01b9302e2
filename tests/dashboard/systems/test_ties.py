"""A sentence that names the most or the least of something names or counts all that tie."""

import polars as pl
import pytest

from analytics import pipeline
from analytics.base.periods import parse
from dashboard.files import unit_brief
from dashboard.kit import case_sources
from dashboard.systems.scores import (
    item_bars,
    item_sentences,
    ranking_figures,
    ranking_findings,
    ranking_sentences,
    ranking_units,
)
from dashboard.systems.stars import sentences as star_sentences
from dashboard.systems.stars import unit_figures
from dashboard.systems.unit import one_branch_sentences, score_figures, score_sentences
from dashboard.systems.weak_kinds import sentences as kinds_sentences
from tests.analytics import builders as b
from tests.dashboard import ranking_data

TREE = (b.unit("u"), b.branch("v", "u"), b.branch("w", "u"))


def build(points=(15, 15, 15, 15), **frames):
    tables = b.tables(organisations=b.organisations(*TREE), rubrics=b.rubric(*points), **frames)
    return pipeline.build(tables, parse("2021H2"))


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ((900, 900, 900, 900), "高出最多的是要素1、要素2、要素3等4项（高1.00分）"),
        ((900, 900, 900, 800), "高出最多的是要素1、要素2、要素3（高1.00分）"),
    ],
)
def test_items_rated_too_high_by_as_much_are_counted(given, said):
    results = build(
        reviews=b.reviews(b.review("u", 800, 800, 800, 800, period="2021H2")),
        self_checks=b.frame("self_checks", [b.self_check("u", "2021-12", *given)]),
    )
    assert said in score_sentences.self_check(results, "u")


def test_dimensions_on_which_as_many_units_lost_most_are_all_named():
    lost = {"A": (1000, 2000, 2000), "B": (2000, 1500, 2000)}  # 甲 of 40: 25 % of A; 乙 of 20: 25 % of B
    results = ranking_data.results(
        reviews=b.reviews(*(b.review(code, *scores, period="2021H2") for code, scores in lost.items()))
    )
    assert ranking_sentences.dimensions_lost(results, "省直") == (
        "2个单位中，失分率最高的维度是甲、乙的单位并列最多（各1个）；合起来看，失分率甲12.5%、乙12.5%"
    )


def test_items_that_cost_as_much_are_counted():
    tables = b.tables(
        organisations=b.organisations(*TREE, b.unit("z", 2)),
        rubrics=b.rubric(15, 15, 15, 15),
        reviews=b.reviews(*(b.review(code, 800, 800, 1500, 1500, period="2021H2") for code in ("u", "z"))),
    )
    said = item_sentences.matrix(pipeline.build(tables, parse("2021H2")), "省直", "").words
    assert said == (
        "省直2个有审核评分的单位全部要素合计失分率23.3%（失28.00/120.00分）；2项要素并列失分率最高（各46.7%）"
    )


def test_dimensions_of_a_branch_with_as_low_a_rate_are_all_named():
    tables = b.tables(
        organisations=b.organisations(*TREE),
        rubrics=b.rubric(20, 20, 20).with_columns(dimension=pl.Series(["甲", "乙", "丙"])),
        branch_cards=b.frame("branch_cards", [b.card("v", "u", 1000, 1000, 2000, period="2021H2")]),
    )
    said = one_branch_sentences.card(pipeline.build(tables, parse("2021H2")), "v")
    assert said == "支部v得分率最低的维度是甲（10.00/20.00分）、乙（10.00/20.00分）"


@pytest.mark.parametrize(
    ("stars", "said"),
    [((5, 2), "五星、二星支部并列最多（各1个）"), ((3, 3), "三星支部最多（2个）")],
)
def test_levels_that_as_many_branches_have_are_all_named(stars, said):
    given = [b.rated(code, star, "2021H2") for code, star in zip("vw", stars, strict=True)]
    results = build(star_ratings=b.frame("star_ratings", given))
    assert said in star_sentences.distribution(results).words


def test_kinds_of_case_cleared_as_slowly_are_all_named():
    day = case_sources.TOLD_DAYS[1]
    rows = pl.DataFrame({"kind": ["甲类", "乙类", "丙类"], "day": [day] * 3, "share": [0.5, 0.5, 0.9]})
    assert case_sources._slowest(rows) == f"；最慢的是甲类、乙类（{day}天内50.0%）"
    assert case_sources._slowest(rows[:2]) == f"；各类一样快（{day}天内50.0%）"


def test_branches_as_weak_as_the_weakest_are_counted():
    rows = pl.DataFrame(
        {"unit_name": ["甲"] * 4, "name": list("一二三四"), "place": [1] * 4, "rate": [0.25] * 4}
    )
    assert "最弱的是甲·一、甲·二、甲·三等4个支部，" in kinds_sentences.members(rows)
    assert "最弱的是甲·一，" in kinds_sentences.members(rows.with_columns(place=pl.int_range(1, 5)))


def ids(rows):
    return rows["org_id"].to_list()


def test_the_last_places_hold_all_that_share_the_best_of_them(monkeypatch):
    monkeypatch.setattr(ranking_units, "LOWEST", 2)
    rows = ranking_units.shown_for_losses(ranking_data.results(), "省直")  # A 1, then B, C, D share place 2

    assert ids(rows) == ["D", "C", "B"]
    assert ranking_sentences.losing_units(rows, 4) == "名次最后3个单位"


@pytest.mark.parametrize(
    ("most", "first", "last"),
    [(1, "A", "BCD"), (2, "ABCD", ""), (3, "ABCD", ""), (10, "ABCD", "")],
)
def test_nobody_stands_among_the_first_and_the_last_and_none_that_ties_is_left_out(
    most, first, last, monkeypatch
):
    monkeypatch.setattr(ranking_findings, "_FEW", most)
    results = ranking_data.results()
    for finding, names in ((ranking_findings.FIRST, first), (ranking_findings.LAST, last)):
        assert ids(finding.rows_of(results, "省直")) == list(names)
        assert f"{len(names)}个单位" in finding.title_of(results, "省直")
        assert finding.few_rows is None


def test_all_that_moved_as_far_as_the_last_one_drawn_are_drawn(monkeypatch):
    monkeypatch.setattr(ranking_figures, "MOST_MOVED", 1)
    rows = pl.DataFrame(
        {
            "org_id": list("abcdef"),
            "place": range(1, 7),
            "previous_common_place": range(1, 7),
            "previous_common_change": [2, 2, 2, -3, -3, -3],
        }
    )
    assert ids(ranking_figures.most_moved(rows, "环比")) == list("abcdef")


def test_items_that_cost_as_much_as_the_last_one_drawn_are_drawn(monkeypatch):
    monkeypatch.setattr(item_bars, "_FEW", 1)
    tables = b.tables(
        organisations=b.organisations(*TREE),
        rubrics=b.rubric(15, 15, 15, 15),
        reviews=b.reviews(b.review("u", 500, 500, 1000, 1500, period="2021H2")),
    )
    results = pipeline.build(tables, parse("2021H2"))

    assert item_bars.few(results, "省直")["item_no"].to_list() == [1, 2]
    for module in (score_figures, score_sentences):
        monkeypatch.setattr(module, "MOST_ITEMS", 1)
    assert len(score_figures.items_lost(results, "u").fields[0].categories.keys) == 2
    assert len(score_figures.items_lost(results, "u", 1).fields[0].categories.keys) == 1
    monkeypatch.setattr(unit_brief, "_ITEMS", 1)
    assert unit_brief._note_of_ties(results, "u") == "；另有1项与末一项相同"
    monkeypatch.setattr(unit_brief, "_ITEMS", 2)
    assert unit_brief._note_of_ties(results, "u") == ""
    assert score_sentences.items(results, "u").on_page.endswith("（图示失分率最高的2项）")


def test_units_that_lack_as_much_as_the_last_one_drawn_are_drawn_and_counted(monkeypatch):
    monkeypatch.setattr(unit_figures, "FEW", 1)
    tree = [b.unit(code, place) for place, code in enumerate("abc", start=1)]
    tree += [b.branch(f"{row['org_id']}{number}", row["org_id"]) for row in tree for number in (1, 2)]
    rated = [b.rated(f"{code}1", 5 if code == "c" else 1, "2021H2") for code in "abc"]
    tables = b.tables(organisations=b.organisations(*tree), star_ratings=b.frame("star_ratings", rated))
    results, of = pipeline.build(tables, parse("2021H2")), ("省直", "全部性质", unit_figures.MOST)

    assert ids(unit_figures.shown_units(results, *of)) == ["a", "b"]
    assert (
        star_sentences.units_title(results, *of)
        == "各单位五星支部距参照线还差的个数（还差最多的2个，参照口径）"
    )
