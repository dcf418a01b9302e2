"""Every key that a command answers with --json is listed in docs/OPERATIONS.md."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.dashboard.commands.conftest import ACCEPTING, review_file

DOCUMENT = (Path(__file__).parents[3] / "docs" / "OPERATIONS.md").read_text("utf-8")
BY_NAME = {"by_table", "quoted", "derived", "skip_counts"}  # their keys are tables and reasons
SIDES = ("_before", "_after")  # of any figure of an effect


def keys(told: object) -> Iterator[str]:
    for value in told if isinstance(told, list) else told.values() if isinstance(told, dict) else ():
        yield from keys(value)
    if isinstance(told, dict):
        yield from told


def own_keys(told: dict) -> set[str]:
    """Without those that are names of tables or reasons."""

    def without(value: object) -> object:
        if isinstance(value, dict):
            return {key: None if key in BY_NAME else without(inner) for key, inner in value.items()}
        return [without(one) for one in value] if isinstance(value, list) else value

    return set(keys(without(told)))


@pytest.fixture
def answers(run, small, tmp_path):
    """What every command with --json answers of a lake with an import, an undo and two editions."""
    good = review_file(tmp_path, ("单位u2", "2021H1", 30, 20, 10))
    faulty = review_file(
        tmp_path,
        ("合计", "", 99, "", ""),
        ("单位u1", "2021H1", 1, 2, 3),
        ("单位u9", "2021H1", 99, 2, 3),
        name="错.csv",
    )

    def told(*words: object) -> dict:
        return json.loads(run(*words, "--json", "--lake", small).data)

    return [
        told("import", good, "--preview"),
        told("import", good),
        told("import", faulty, "--check"),
        told("import", faulty, "--valid-rows", "--preview", "--marked", tmp_path / "m.xlsx"),
        told("import", good),  # refused: imported already
        told(*ACCEPTING, "2021H1"),
        told(*ACCEPTING, "2022H1"),
        told("undo", 2, "--preview"),
        told("undo", 2),
        told(*ACCEPTING, "2021H1"),
        told("history"),
        told("history", 2),
        told("editions"),
        told("editions", "2021H1-2"),
    ]


def test_every_key_of_every_answer_is_documented(answers):
    found = set().union(*map(own_keys, answers))
    bare = {key.removesuffix(side) for key in found for side in SIDES if key.endswith(side)}

    plain = {key for key in found if not key.endswith(SIDES)} | bare - {"rows"}
    assert {key for key in plain if f"`{key}`" not in DOCUMENT} == set()
    assert {"commits", "rows", "quoted", "effect", "left_out", "marked", "refused", "kept"} <= found
