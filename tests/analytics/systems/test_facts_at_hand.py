"""Which side the facts of branches are on: the middle of a list speaks for nobody."""

from datetime import date

import polars as pl
import pytest

from analytics.systems.facts_at_hand import FACTS

DAY = date(2023, 12, 31)


def sides(code, rows):
    (fact,) = (one for one in FACTS if one.code == code)
    return dict(fact.read(pl.DataFrame(rows), DAY).select("org_id", "against").iter_rows())


def test_the_first_half_of_the_rates_speaks_for_and_the_last_tenth_against():
    names = [f"b{number:02}" for number in range(1, 21)]
    found = sides("card_rate", {"org_id": names, "league": ["省直"] * 20, "rate": list(range(100, 80, -1))})

    assert [found[name] for name in ("b01", "b10", "b11", "b18", "b19", "b20")] == [
        *(False, False, None, None, True, True),
    ]


@pytest.mark.parametrize(("stars", "against"), [(5, False), (4, False), (3, None), (2, True), (1, True)])
def test_three_stars_speak_for_neither_side(stars, against):
    assert sides("stars", {"org_id": ["b"], "stars": [stars]}) == {"b": against}
