"""What is said of losses goes by rate: recounted here from what the sample holds, in fractions."""

from collections import Counter
from fractions import Fraction

import polars as pl
import pytest

from dashboard.systems.scores import item_gap_sentences, item_sentences, ranking_sentences
from dashboard.systems.unit import brief_sentences, score_sentences
from tests.analytics import builders as b
from tests.dashboard import items_data


def rates_of(results, org_id):
    """Dimension to lost over full marks of the unit's reviewed items, from the items alone."""
    found = {}
    for row in results.tables["items"].filter(pl.col("org_id") == org_id).iter_rows(named=True):
        if row["lost"] is not None:
            lost, full = found.get(row["dimension"], (0, 0))
            found[row["dimension"]] = (lost + row["max_points"] - row["reviewed"], full + row["max_points"])
    return {name: Fraction(lost, full) for name, (lost, full) in found.items()}


def test_by_loss_rate_the_largest_dimension_leads_in_one_of_the_last_fifteen(sample_results):
    results = sample_results("2023H2")
    placed = results.tables["rankings"].filter((pl.col("league") == "省直") & pl.col("place").is_not_null())
    last = placed.sort("place")["org_id"].to_list()[-15:]
    leading = {
        org_id: [name for name, rate in own.items() if rate == max(own.values())]
        for org_id in last
        for own in [rates_of(results, org_id)]
    }
    alone = Counter(names[0] for names in leading.values() if len(names) == 1)
    counts = Counter(name for names in leading.values() for name in names)

    assert alone["基层基础"] == 1
    assert counts == {"学的氛围": 5, "干的氛围": 5, "严的氛围": 4, "基层基础": 2}  # one unit has two
    said = ranking_sentences.dimensions_lost(results, "省直")
    assert said.startswith(
        "名次最后15个单位中，失分率最高的维度是学的氛围、干的氛围的单位并列最多（各5个）；合起来看，失分率学的氛围"
    )


def test_the_items_of_the_sample_are_named_by_rate_with_their_points(sample_results):
    results = sample_results("2023H2")
    provincial = results.tables["rankings"].filter(pl.col("league") == "省直")["org_id"].to_list()
    sums = {}
    for row in results.tables["items"].iter_rows(named=True):
        if row["org_id"] in provincial and row["lost"] is not None:
            lost, full = sums.get(row["item_no"], (0, 0))
            sums[row["item_no"]] = (lost + row["lost"], full + row["max_points"])
    by_rate = sorted(sums, key=lambda number: (-Fraction(*sums[number]), number))

    assert by_rate[:3] == [29, 19, 3]  # by points 3 stands before 19
    said = item_sentences.worst(results, "省直")
    assert [said.index(f"第{number}项") for number in by_rate[:3]] == sorted(
        said.index(f"第{number}项") for number in by_rate[:3]
    )
    assert "第29项“支部骨干培训”（25.4%，失42.60分）" in said


def test_a_unit_is_told_its_dimensions_by_rate_and_how_far_from_the_median(sample_results):
    results = sample_results("2023H2")
    own = rates_of(results, "SZ038")
    said = score_sentences.items(results, "SZ038").words
    told = said.split("各维度失分率：")[1]

    assert sorted(own, key=told.index) == sorted(own, key=lambda name: (-own[name], list(own).index(name)))
    assert "学的氛围25.0%（失3.25分，高于同组中位数" in told
    assert "失分率最高的3项要素" in brief_sentences.gains(results, "SZ038")


def test_that_all_have_papers_is_said_of_those_who_rated_themselves_only():
    """One of three units reported; nothing is known of the other two."""
    check = b.self_check("A", "2021-06", 3000, 2000, 1000, evidence=(1, 1, 1))
    results = items_data.results(self_checks=b.frame("self_checks", [check]))
    said = item_gap_sentences.evidence(results, "省直").words
    assert said == "省直1个单位给了自评分的要素都有支撑材料；另有2个单位还没有可看的自查自评，无从判断"


def test_papers_missing_are_not_said_of_units_that_did_not_report():
    said = item_gap_sentences.evidence(items_data.results(), "省直").words
    missing = "省直1个单位共1项给了自评分却没有支撑材料，最多的是甲单位（1项）"
    assert said == f"{missing}；另有1个单位还没有可看的自查自评，无从判断"


def test_a_unit_alone_is_not_set_beside_itself():
    results = items_data.results(cards={"A": (2900, 1700, 1000)}, city=False)
    assert score_sentences.items(results, "A").words == (
        "甲单位有2项要素失分；各维度失分率：乙15.0%（失3.00分）、甲2.5%（失1.00分）"
    )


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([], ""),
        ([("u", "审核评分待审核")], "待审核1份（整份未审核）"),
        ([("u", "要素未审核"), ("u", "要素未审核")], "待审核1份（共2项要素未审核）"),
        ([("u", "要素未审核"), ("v", "审核评分待审核")], "待审核2份（1份整份未审核、1份共1项要素未审核）"),
        ([("u", "月自查未报")], ""),
    ],
)
def test_what_waits_is_counted_in_half_years_and_its_items_beside_them(rows, said):
    missing = pl.DataFrame(
        [{"org_id": unit, "period": "2021H1", "gap": gap} for unit, gap in rows],
        schema={"org_id": pl.String, "period": pl.String, "gap": pl.String},
    )

    assert item_gap_sentences.waiting(missing) == said
