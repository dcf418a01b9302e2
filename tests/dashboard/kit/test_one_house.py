"""A system is named in its own two modules and in the two lists, and nowhere else."""

import ast
from importlib import import_module
from pathlib import Path

import pytest

import analytics
import dashboard
from dashboard import systems
from dashboard.kit.finding import Where

ROOMS = [Path(room.__file__).parent for room in (analytics, dashboard)]
NAMES = [system.name for system in systems.ALL if system.headline]  # made of the shapes alone
SHARED_WORDS = {"visits", "inspections", "debriefing"}  # also columns: how many, which mark
MOST_LINES, MOST_FILES, MOST_LISTED = 400, 4, 2


def names_in(path: Path) -> set[str]:
    """What a module imports by name, and its short texts but for shared words."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom):
            found |= {*(node.module or "").split("."), *(alias.name for alias in node.names)}
        elif isinstance(node, ast.Import):
            found |= {part for alias in node.names for part in alias.name.split(".")}
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            found |= {node.value} - SHARED_WORDS
    return found


@pytest.mark.parametrize("name", NAMES)
def test_no_other_module_names_the_system(name, capsys):
    own = [room / "systems" / f"{name}.py" for room in ROOMS]
    lists = {room / "systems" / "__init__.py" for room in ROOMS}
    every = [path for room in ROOMS for path in room.rglob("*.py") if path not in own]

    naming = {path for path in every if name in names_in(path)}
    lines = sum(len(path.read_text("utf-8").splitlines()) for path in own)
    with capsys.disabled():
        print(f"\n{name}: {len(own)} files, {lines} lines, named in {len(naming)} lists")  # noqa: T201

    assert naming <= lists
    assert len(own) <= MOST_FILES
    assert lines <= MOST_LINES
    assert len(naming) <= MOST_LISTED


def texts_in(path: Path) -> set[str]:
    """Its short texts, which is how a table or a data set would be named."""
    every = ast.walk(ast.parse(path.read_text("utf-8")))
    return {node.value for node in every if isinstance(node, ast.Constant) and isinstance(node.value, str)}


@pytest.mark.parametrize("name", NAMES)
def test_no_other_module_names_a_table_or_data_set_of_the_system(name):
    declared = import_module(f"analytics.systems.{name}")
    kept = {one.name for one in (*declared.RESULTS, *declared.DATASETS)}
    own = {room / "systems" / f"{name}.py" for room in ROOMS}

    naming = {
        str(path): found
        for room in ROOMS
        for path in room.rglob("*.py")
        if path not in own and (found := kept & texts_in(path) - SHARED_WORDS)
    }

    assert naming == {}


def test_every_system_has_a_name_of_its_own_in_addresses_and_fields():
    fields = [
        one.field_name or f"{system.name}_{one.name}"
        for system in systems.ALL
        for one in system.findings_at(Where.TEMPLATE)
    ]

    assert len({system.name for system in systems.ALL}) == len(systems.ALL)
    assert len(set(fields)) == len(fields)
