"""Who may do what: the table of roles read by one function."""

import pytest

from analytics import datasets
from analytics.access import ALL_ROLES, EVERYTHING, Action, Role, User, may
from analytics.access.rights import may_some


def user(*roles, **details):
    return User("某岗位", frozenset(roles), **details)


@pytest.mark.parametrize("action", Action)
def test_who_has_no_role_may_do_nothing(action):
    assert not may(user(), action)
    assert not may(user(), action, "u1")
    assert not may_some(user(unit="u1"), action)


@pytest.mark.parametrize(
    ("roles", "allowed"), [
        ([Role.LEADER], {Action.SEE, Action.REPORT}),  # everything final, and changes nothing
        ([Role.COMMITTEE], set(Action) - {Action.IMPORT, Action.UNDO}),
        ([Role.AUDITOR], {Action.AUDIT}),  # the history and no result
        (ALL_ROLES, set(Action)),  # the operator of a local program
    ],
)  # fmt: skip
def test_a_role_may_do_what_the_table_says_and_nothing_else(roles, allowed):
    assert {action for action in Action if may(user(*roles), action)} == allowed


def test_an_officer_imports_and_undoes_only_the_data_sets_listed():
    officer = user(Role.OFFICER, datasets=frozenset({"reviews"}))

    for action in (Action.IMPORT, Action.UNDO):
        assert [name for name in datasets.ALL if may(officer, action, name)] == ["reviews"]
        assert not may(officer, action, EVERYTHING)
        assert may_some(officer, action)
    assert not may(officer, Action.FINALISE)


def test_an_officer_without_a_list_imports_all_data_sets():
    officer = user(Role.OFFICER)
    assert all(may(officer, Action.IMPORT, name) for name in datasets.ALL)
    assert may(officer, Action.IMPORT)


def test_an_officer_of_no_data_set_imports_none():
    officer = user(Role.OFFICER, datasets=frozenset())
    assert not may_some(officer, Action.IMPORT)
    assert not may(officer, Action.IMPORT, "reviews")


def test_a_unit_sees_itself_and_no_other():
    unit = user(Role.UNIT, unit="u1")

    assert may(unit, Action.SEE, "u1")
    assert not may(unit, Action.SEE, "u2")
    assert not may(unit, Action.SEE)
    assert [action for action in Action if may_some(unit, action)] == [Action.SEE]


@pytest.mark.parametrize("code", ["", EVERYTHING])
def test_a_unit_user_without_a_unit_sees_nothing(code):
    nobody = user(Role.UNIT, unit=code)

    assert not may(nobody, Action.SEE)
    assert not may(nobody, Action.SEE, code)
    assert not may(nobody, Action.SEE, "u1")


def test_rights_of_several_roles_add_up():
    both = user(Role.UNIT, Role.AUDITOR, unit="u1")

    assert may(both, Action.SEE, "u1")
    assert may(both, Action.AUDIT)
    assert not may(both, Action.SEE, "u2")
