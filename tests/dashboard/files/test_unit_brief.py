"""The brief of a unit: two pages whatever the unit, the numbers of the results, no words of the page."""

import pytest

from dashboard.files import unit_brief
from tests.dashboard.files.documents import (
    LONGEST,
    missing_program,
    pages,
    renamed,
    text,
)

FELL, WAITS, WITHOUT_BRANCHES, CITY, MERGED = "SZ070", "SZ031", "SZ064", "SH001", "SZ901"


@pytest.fixture(scope="module")
def fell(sample):
    return unit_brief.brief(sample, FELL)


def test_long_names_of_others_are_counted_instead(sample):
    words = text(unit_brief.brief(renamed(sample, "长" * LONGEST), FELL))

    assert "被19家超过" in words
    assert "被37家超过" in words


@pytest.mark.skipif(bool(missing_program()), reason=f"pages cannot be counted: no {missing_program()}")
def test_two_pages_whatever_the_unit(sample, tmp_path, fell):
    longest = sorted(
        sample.results.tables["rankings"]["org_id"],
        key=lambda unit: -sum(len(getattr(part, "text", "")) for part in unit_brief.blocks(sample, unit)),
    )[:8]
    endless = renamed(sample, "长" * LONGEST)

    counted = list(
        pages(
            tmp_path,
            fell,
            *(unit_brief.brief(sample, unit) for unit in longest),
            unit_brief.brief(endless, longest[0]),
        )
    )

    assert max(counted) == 2
