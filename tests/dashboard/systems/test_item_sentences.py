"""The sentences of the page of the items: none, one, many, and what is missing."""

import pytest

from dashboard.systems.reporting import sentences as reports
from dashboard.systems.scores import item_matrix
from dashboard.systems.scores import item_sentences as headlines
from dashboard.systems.scores.item_words import Items
from tests.analytics import builders as b
from tests.dashboard.items_data import empty, results

ALL = item_matrix.ALL
WHOLE = {"A": (3000, 2000, 1000), "B": (3000, 2000, 1000)}
ONE = {"B": (2800, 2000, 1000)}


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"cards": {}}, "本期还没有省直单位的审核评分"),
        ({"cards": WHOLE}, "省直2个已审核单位全部要素都没有失分"),
        ({"cards": ONE}, "省直只有乙单位1个单位已审核，全部要素共失2.00分，没有可比的同类单位"),
    ],
)
def test_the_matrix_without_cards_without_losses_and_of_one_unit(given, said):
    assert said in headlines.matrix(results(**given), "省直", ALL).on_page


def test_without_units_the_sentences_say_so():
    assert headlines.matrix(empty(), "省直", ALL).on_page == Items.MATRIX_NOBODY.fill(league="省直").on_page
    assert headlines.unreviewed(empty(), "省直").on_page == Items.MATRIX_NOBODY.fill(league="省直").on_page
    assert headlines.pareto(empty(), "省直") == Items.PARETO_NONE.format(league="省直")
    assert headlines.evidence(empty(), "省直").on_page == Items.EVIDENCE_UNKNOWN.fill(league="省直").on_page
    assert reports.calendar(empty(), "省直") == Items.CALENDAR_NONE.format(league="省直")
    assert reports.reminders(empty(), "省直") == Items.REMINDERS_NONE.format(league="省直")
    assert headlines.indicators(empty(), "省直")[1].value == Items.UNKNOWN


def test_the_pareto_says_how_few_items_make_up_how_much():
    assert headlines.pareto(results(), "省直") == (
        "省直3项要素中，2项占了全部失分的100.0%；失分最多的是第1项“要素1”（3.50分，占53.8%）"
    )
    tied = results(cards={"A": (2900, 1900, 1000)})
    assert "2项并列失分最多（各1.00分，占50.0%）" in headlines.pareto(tied, "省直")
    assert headlines.pareto(results(cards=WHOLE), "省直") == Items.PARETO_NOTHING.format(league="省直")


def test_the_table_names_whoever_lost_most_but_no_city():
    assert headlines.waiting(results(), "省直", ALL).on_page == (
        "省直3个单位中，2个已审核完；其中失分合计最多的是甲单位（4.00分）"
    )
    reviews = b.reviews(b.review("X", 0, 0, 0))
    assert "丁市" not in headlines.waiting(results(reviews=reviews), "市直", ALL).on_page


def test_what_is_not_reviewed_is_told_by_card_and_by_item():
    none_of_c = results(reviews=b.reviews(b.review("A", 1, None, None), b.review("B", 1, 1, 1)))

    assert headlines.unreviewed(none_of_c, "省直").on_page == (
        "省直1个单位有待审核内容：1个单位共2项要素未审核"
    )
    assert headlines.unreviewed(results(cards=WHOLE), "省直").on_page == "省直2个单位的适用要素都已审核"


def test_evidence_is_unknown_without_a_self_check_and_complete_where_all_is_shown():
    assert headlines.evidence(results(), "省直").on_page == (
        "省直1个单位共1项给了自评分却没有支撑材料，最多的是甲单位（1项）"
    )
    assert headlines.evidence(results(cards=ONE), "省直").on_page == Items.EVIDENCE_NONE.format(league="省直")
    assert headlines.evidence(results(), "市直").on_page == Items.EVIDENCE_UNKNOWN.fill(league="市直").on_page


def test_the_calendar_counts_the_states_of_each_kind_of_report():
    assert reports.calendar(results(), "省直") == (
        "省直单位月自查已报1份、迟报1份、未报1份；季研判（按所含三个月的自查推定）已报1份、迟报1份、未报1份；"
        "半年报送已报2份、待审核1份"
    )
    assert reports.calendar(results(cards=ONE), "省直") == "省直单位到期的报送全部按时完成"


def test_reminders_are_counted_and_worded_with_whom_they_are_for():
    assert reports.reminders(results(), "省直") == (
        "省直共4条提醒，涉及2个单位：已到期2条（月自查未报1条、迟报1条）；"
        "无期限2条（待审核1条、缺支撑材料1条）"
    )
    assert reports.lines(results(), "省直").select("name", "due", "what", "days", "whom").rows() == [
        ("丙单位", "已到期", "月自查未报，请补报", 4, "单位"),
        ("甲单位", "已到期", "月自查迟报4天，请按时报送", None, "单位"),
        ("丙单位", "无期限", "半年材料已报送，1项要素还没有审核，请尽快审核", None, "工委审核"),
        ("甲单位", "无期限", "1项要素给了自评分却没有支撑材料，请补充材料或核实自评分", None, "单位"),
    ]


def test_a_half_year_submitted_without_a_review_card_is_put_to_the_reviewers():
    tree = b.organisations(b.unit("A"), b.unit("B", 2), b.branch("x", "A"))
    cards = b.frame("branch_cards", [b.card("x", "A", 1, 1, 1)])

    told = reports.lines(results(cards=ONE, organisations=tree, branch_cards=cards), "省直")["what"]

    assert Items.WAITING_CARD in told.to_list()


@pytest.mark.parametrize(
    ("period", "said"),
    [("2021", "2021年下半年"), ("2021Q2", "2021年第二季度没有单独的审核"), ("2021H1", None)],
)
def test_the_page_says_which_review_it_shows(period, said):
    notes = headlines.notes(results(period), "省直")

    assert (said in notes[0]) if said else notes == []


def test_cities_are_for_reference_and_another_rubric_version_is_named():
    both = b.rubric(30, 20, 10).vstack(b.rubric(40, 20, version=2022))
    reviews = b.reviews(
        b.review("A", 2900, 1700, 1000), b.review("B", 1, 1, 1), b.review("C", 0, 0, version=2022)
    )

    notes = headlines.notes(results(rubrics=both, reviews=reviews), "省直")

    assert len(notes) == 1
    assert "丙单位" in notes[0]
    assert "2020版" in notes[0]
    assert headlines.notes(results(), "市直") == [Items.REFERENCE.format(league="市直")]
