"""What every declared result keeps, and that nothing about result tables is kept anywhere else."""

import ast
from pathlib import Path

import pytest

from analytics import reference
from analytics.base import columns as c
from analytics.base.good import Good
from analytics.base.result import Reach, RollUp
from analytics.results import RESULTS

ROOT = Path(__file__).parents[2]
FEW_NAMES = 5  # a table of so many results by name, and of little else, is a registry of its own
HIGHER, LOWER = "越高越好", "越低越好"
WORDED = {Good.RISE: HIGHER, Good.YES: HIGHER, Good.FALL: LOWER, Good.NONE: LOWER, Good.NO: LOWER}
# Definitions that are not called as the column they define.
DEFINED = {"burden": "change", "burden_ratio": "ratio", "lost": "lost"}
# Columns that look as if a direction of theirs were good, and why none is.
NOT_JUDGED = {
    "adjustment": "what is added or taken off has its own reason",
    "gap": "a self check above the review is only observed",
    "gap_share": "the same",
    "change": "of a figure: the figure's own direction decides",
    "tau": "how points go with stars is a clue; every unit has its own scheme",
    "distance": "of a feature from the usual one: the feature's own direction decides",
    "recovered_change": "of a feature, in its own unit",
    "still_change": "the same",
    "previous_field_effect": "what units did that were ranked only once is nobody's merit",
    "last_year_field_effect": "the same",
}


def every_column():
    return [
        (name, called, column)
        for name, result in RESULTS.items()
        for called, column in result.schema.columns().items()
    ]


@pytest.mark.parametrize("result", RESULTS.values(), ids=list(RESULTS))
def test_a_result_says_who_may_see_it_and_how_it_is_added_up(result):
    columns = set(result.schema.column_names())
    of_league = result.league_figures
    named = {*(result.quoted or ()), *result.blanked, *result.together}
    named |= {*of_league.columns, of_league.of_units, of_league.own} if of_league else set()

    assert isinstance(result.reach, Reach)
    assert isinstance(result.rolls_up, RollUp)
    assert named <= columns
    assert (result.of_units in columns) is (result.reach is Reach.LEAGUE)
    assert not result.adds_up_to or result.together == RESULTS[result.adds_up_to].together


@pytest.mark.parametrize("result", RESULTS.values(), ids=list(RESULTS))
def test_the_column_a_result_is_cut_by_holds_what_its_reach_says(result):
    columns = result.schema.columns()
    holds = {Reach.UNIT: ("org_id", c.CodeOf.UNIT), Reach.UNIT_OF_BRANCH: ("unit_id", c.CodeOf.UNIT)}
    holds |= {Reach.BRANCH: ("org_id", c.CodeOf.BRANCH)}

    if result.reach in holds:
        name, code = holds[result.reach]
        assert c.code_of(columns[name]) is code
    if result.reach is Reach.SCOPE:
        assert "scope" in columns


def test_every_signed_column_says_which_direction_is_good_or_why_none_is():
    signed = {called: column for _, called, column in every_column() if c.is_signed(column)}
    assert {called for called, column in signed.items() if c.good(column) is None} == set(NOT_JUDGED)


def test_a_flag_is_judged_by_yes_or_no_and_a_number_by_where_it_goes():
    for name, called, column in every_column():
        if direction := c.good(column):
            is_flag = c.shows(column) is c.Shows.FLAG
            assert is_flag is (direction in (Good.YES, Good.NO)), (name, called)


def test_columns_of_one_name_are_judged_alike_in_every_result():
    found = {}
    for name, called, column in every_column():
        if called not in ("change", "effect"):
            found.setdefault(called, {})[name] = WORDED.get(c.good(column))

    assert {called for called, said in found.items() if len(set(said.values())) > 1} == set()


def test_the_words_of_a_definition_never_contradict_the_column_it_defines():
    compared = 0
    for row in reference.indicators().iter_rows(named=True):
        called = DEFINED.get(row["code"], row["code"])
        for table in row["tables"]:
            column = RESULTS[table].schema.columns().get(called)
            if column is not None and (direction := c.good(column)):
                assert row["direction"] == WORDED[direction], (row["code"], table)
                compared += 1
    assert compared > 10


@pytest.mark.parametrize(
    ("good", "value", "welcome"), [
        (Good.RISE, 2, True), (Good.RISE, -0.1, False), (Good.RISE, 0, None), (Good.FALL, -2, True),
        (Good.FALL, 0.1, False), (Good.FALL, 0, None), (Good.NONE, 0, True), (Good.NONE, 3, False),
        (Good.YES, True, True), (Good.YES, False, False), (Good.NO, True, False), (Good.NO, False, True),
        *((good, None, None) for good in Good),
    ],
)  # fmt: skip
def test_whether_a_value_is_welcome_follows_from_the_direction(good, value, welcome):
    assert c.is_welcome(value, c.count("数", good=good)) is welcome


def test_what_has_no_direction_is_never_welcome_nor_unwelcome():
    assert c.is_welcome(3, c.count("数")) is None


def test_results_are_declared_once():
    assert len({result.title for result in RESULTS.values()}) == len(RESULTS)


def keyed(path):
    """Literals of the module that name several results as keys, or as the firsts of pairs."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        firsts = []
        if isinstance(node, ast.Dict):
            firsts = node.keys
        elif isinstance(node, ast.Tuple | ast.List | ast.Set):
            firsts = [one.elts[0] for one in node.elts if isinstance(one, ast.Tuple) and one.elts]
        names = {one.value for one in firsts if isinstance(one, ast.Constant)} & set(RESULTS)
        if len(names) >= FEW_NAMES and 2 * len(names) > len(firsts):
            yield node.lineno, names


def test_no_module_keeps_a_table_of_results_by_name():
    registries = {
        f"{path.relative_to(ROOT)}:{line}": names
        for folder in ("analytics", "dashboard")
        for path in (ROOT / folder).rglob("*.py")
        for line, names in keyed(path)
    }

    assert registries == {}


def test_a_registry_would_be_found(tmp_path):
    names = list(RESULTS)[:FEW_NAMES]
    (tmp_path / "one.py").write_text(f"X = {dict.fromkeys(names)}\n")
    (tmp_path / "two.py").write_text(f"X = {tuple((name, 1) for name in names)}\n")
    (tmp_path / "few.py").write_text(f"X = {dict.fromkeys(names[1:])}\n")

    assert [len(list(keyed(tmp_path / f"{name}.py"))) for name in ("one", "two", "few")] == [1, 1, 0]
