"""The interface has a sentence for every problem and for every rule of a data set."""

from string import Formatter

from analytics import datasets
from analytics.intake.issues import Issue, Problem
from dashboard.text.issues import BrokenRules, Issues


def constants(words: type) -> dict[str, str]:
    return {name: text for name, text in vars(words).items() if name.isupper()}


def test_every_problem_has_a_sentence_and_every_sentence_a_problem():
    assert set(constants(Issues)) == {problem.name for problem in Problem}


def test_sentences_have_no_slot_an_issue_does_not_fill():
    slots = {slot for text in constants(Issues).values() for _, slot, _, _ in Formatter().parse(text) if slot}

    assert slots <= set(Issue.__dataclass_fields__) - {"problem"}


def test_every_rule_of_a_data_set_has_words():
    rules = {
        rule.upper()
        for dataset in datasets.ALL.values()
        for rule in dataset.schema._schema_validation_rules()
        if rule != "primary_key"  # reported as a repeated row
    }

    assert set(constants(BrokenRules)) - {"OTHER"} == rules
