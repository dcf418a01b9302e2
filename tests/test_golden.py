"""The sample data give the results that were given before, to the last digit."""

import pytest

from analytics.base import rules
from tests import golden

EVERY = (golden.TABLES, golden.OF_FEW_UNITS)
FILES = [f"{code}_{name}.csv" for tables in EVERY for code, names in tables.items() for name in names]
RENEW = (
    "If the change is meant: move METHOD_DATE in analytics/base/rules.py when a counting rule changed, "
    "run `python -m tests.golden`, and look through the difference before committing it."
)


@pytest.fixture(scope="module")
def built(sample_tables):
    return golden.built(sample_tables)


@pytest.mark.parametrize("name", FILES)
def test_a_golden_table_is_built_again_exactly(built, name):
    expected = (golden.FOLDER / name).read_text("utf-8").splitlines()

    got = built[name].splitlines()

    pairs = zip(expected, got, strict=False)
    differing = [f"- {before}\n+ {now}" for before, now in pairs if before != now]
    head = "\n".join(differing[:3])
    assert got == expected, f"{name}: {len(differing)} lines differ.\n{head}\n{RENEW}"


def test_golden_tables_are_of_the_method_date_the_program_prints():
    assert golden.METHOD_DATE.read_text("utf-8").strip() == str(rules.METHOD_DATE), RENEW


def test_every_golden_file_is_compared():
    assert sorted(path.name for path in golden.FOLDER.glob("*.csv")) == sorted(FILES)
