"""Which restated numbers are listed: those a reader would quote, not those worked out from them."""

import polars as pl

from analytics.actions.quoted import quoted_alone
from analytics.actions.restated import Restated


def found(*rows):
    return pl.DataFrame(rows, schema=dict.fromkeys(Restated.column_names(), pl.String), orient="row")


def test_a_place_is_quoted_and_who_overtook_whom_is_not():
    rows = found(
        ("rankings", "u1", "place", "2", "1"),
        ("rankings", "u1", "previous_place_change", "1", "2"),
        ("overtakes", "u1 · 同比 · u2", None, None, "x"),
        ("spine", "u1 · 总分 · 0", "median", "1", "2"),
    )

    assert quoted_alone(rows).rows() == [("rankings", "u1", "place", "2", "1")]


def test_a_row_that_comes_or_goes_is_quoted_where_its_table_is():
    rows = found(("ledger", "b1 · 2021-03-01", None, None, "x"), ("weak_members", "b1", None, "x", None))
    assert quoted_alone(rows)["table"].to_list() == ["ledger"]
