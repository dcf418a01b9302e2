"""Places with ties, against published tables and as properties."""

from fractions import Fraction
from pathlib import Path

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.statistics import ranks

HANDBOOK = Path(__file__).parents[2] / "oracles" / "tai_handbook"  # OECD/JRC (2008), Tables 15, 23, A.2


def table(name):
    return pl.read_csv(HANDBOOK / f"{name}.csv", infer_schema=False)


def places(scores):
    return pl.DataFrame({"s": scores}, schema={"s": pl.Int64}).select(ranks.place(pl.col("s")))["s"].to_list()


@given(st.lists(st.none() | st.integers(0, 30), max_size=40))
@settings(max_examples=80, deadline=None)
def test_a_place_is_one_more_than_the_number_of_better_scores(scores):
    expected = [None if s is None else 1 + sum(o > s for o in scores if o is not None) for s in scores]
    assert places(scores) == expected


@given(st.integers(1, 120))
@settings(max_examples=60, deadline=None)
def test_quartiles_split_a_field_without_ties_into_quarters_as_even_as_can_be(field):
    frame = pl.DataFrame({"place": list(range(1, field + 1))}).with_columns(n=pl.lit(field))

    sizes = (
        frame.select(q=ranks.quartile(pl.col("place"), pl.col("n")))["q"].value_counts()["count"].to_list()
    )

    assert max(sizes) - min(sizes) <= 1


def test_places_of_the_handbook_for_23_countries_with_equal_weights_agree():
    posts = {name: (Fraction(low), Fraction(high)) for name, low, high in table("goalposts").iter_rows()}
    published = dict(table("ranks_tables23_38").select("country", pl.col("EW").cast(pl.Int64)).iter_rows())
    countries = table("tai23").to_dicts()

    def total(country):
        shares = [(Fraction(country[name]) - low) / (high - low) for name, (low, high) in posts.items()]
        return sum(min(max(share, Fraction(0)), Fraction(1)) for share in shares)

    scores = [int(total(country) * 10**12) for country in countries]

    assert places(scores) == [published[country["country"]] for country in countries]


def test_schooling_ranks_of_the_handbook_agree_including_its_ties():
    ranks_from_below = dict(table("table15_schooling_ranks").iter_rows())
    countries = table("tai23").select("country", "schooling").rows()
    scores = [-int(Fraction(years) * 10) for _, years in countries]

    assert places(scores) == [int(ranks_from_below[country]) for country, _ in countries]
