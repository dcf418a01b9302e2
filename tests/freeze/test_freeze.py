"""Everything the program shows is as it was, to the letter."""

from difflib import unified_diff
from itertools import islice

import pytest

from analytics.base import rules
from tests.freeze.cases import CASES
from tests.freeze.sheaf import FOLDER, METHOD_DATE

_SHOWN = 12  # lines of a difference


@pytest.mark.parametrize("case", CASES)
def test_it_is_as_it_was(case):
    folder = FOLDER / case
    expected = {path.name: path.read_text("utf-8") for path in folder.glob("*.txt")}

    got = CASES[case]().files()

    differing = sorted(name for name in {*expected, *got} if expected.get(name) != got.get(name))
    first = "".join(
        _difference(f"{case}/{name}", expected.get(name), got.get(name)) for name in differing[:3]
    )
    assert not differing, (
        f"{len(differing)} files differ: {', '.join(differing[:12])}\n{first}"
        f"If this is meant: `python -m tests.freeze {case}`, and review the difference before committing it. "
        f"For what stands behind a digest: `python -m tests.freeze --write-to DIR {case}` here and at the "
        "revision before, then `diff -r`."
    )


def _difference(name, before, now):
    if before is None or now is None:
        return f"{name}: {'not frozen yet' if before is None else 'gone'}\n"
    lines = unified_diff(before.splitlines(), now.splitlines(), name, "now", n=0, lineterm="")
    return "\n".join(islice((line[:300] for line in lines), _SHOWN)) + "\n"


def test_every_frozen_text_belongs_to_a_case():
    assert {path.parent.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.txt")} <= set(CASES)


def test_the_tables_are_of_the_method_date_the_program_prints():
    assert METHOD_DATE.read_text("utf-8").strip() == str(rules.METHOD_DATE), (
        "METHOD_DATE (analytics/base/rules.py) moved: run `python -m tests.freeze` and review the difference."
    )
