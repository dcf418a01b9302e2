"""The interface has a sentence for every problem and for every rule of a data set."""

from string import Formatter

from analytics import datasets
from analytics.intake.issues import NOTES, Issue, Problem
from dashboard.words import issue_words
from dashboard.words.broken_rules import BrokenRules
from dashboard.words.issue_kinds import Kinds
from dashboard.words.issues import Issues
from dashboard.words.mending import Mending

SLOTS = set(Issue.__dataclass_fields__) - {"problem"}


def constants(words: type) -> dict[str, str]:
    return {name: text for name, text in vars(words).items() if name.isupper()}


def slots(words: type) -> set[str]:
    texts = constants(words).values()
    return {slot for text in texts for _, slot, _, _ in Formatter().parse(text) if slot}


def test_every_problem_has_a_sentence_and_every_sentence_a_problem():
    assert set(constants(Issues)) - {"PLACE"} == {problem.name for problem in Problem}


def test_every_problem_that_stops_an_import_says_how_to_mend_it_and_has_a_heading():
    stopping = {problem.name for problem in set(Problem) - NOTES}
    assert set(constants(Mending)) == stopping
    assert set(constants(Kinds)) == stopping


def test_sentences_have_no_slot_an_issue_does_not_fill():
    assert slots(Issues) <= SLOTS | {"place"}
    assert slots(Mending) <= SLOTS
    assert slots(Kinds) == set()


def test_a_sentence_names_the_place_and_a_remark_leaves_it_out():
    issue = Issue(Problem.BROKEN_RULE, "台账", "E2", "2023-02-03", "due_after_it_was_found")

    assert issue_words.sentence(issue).startswith("工作表“台账”E2：“2023-02-03”")
    assert issue_words.remark(issue) == "“2023-02-03”不符合要求：整改时限不早于认定日期。"
    assert issue_words.how_to_mend(issue) == "核对该行，使其符合：整改时限不早于认定日期。"
    assert issue_words.expected_words(issue) == "整改时限不早于认定日期"


def test_braces_in_a_cell_are_shown_as_they_stand():
    issue = Issue(Problem.NOT_A_NUMBER, "{cell}", "B2", "{value}{0}", "0–2")
    assert "{value}{0}" in issue_words.sentence(issue)
    assert "{cell}" in issue_words.sentence(issue)


def test_every_rule_of_a_data_set_has_words():
    rules = {
        rule.upper()
        for dataset in datasets.ALL.values()
        for rule in dataset.schema._schema_validation_rules()
        if rule != "primary_key"  # reported as a repeated row
    }

    of_systems = {rule.upper() for dataset in datasets.ALL.values() for rule in dataset.checks}
    assert (set(constants(BrokenRules)) - {"OTHER"}) | of_systems == rules
