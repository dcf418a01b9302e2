"""How long something lasts, where some of it still does."""

from collections.abc import Sequence

import polars as pl


def kaplan_meier(spells: pl.DataFrame, days: Sequence[int] = ()) -> pl.DataFrame:
    """day, at_risk, closed, surviving: on every day on which something ended, and on the days given.

    spells: days (whole: how long each has lasted), ended (whether it is over). What ended or was last seen
    on a day was at risk on it. Source: Kaplan & Meier (1958), the product-limit estimate.
    """
    lasted, ends = spells["days"].to_numpy(), spells.filter("ended")["days"].to_numpy()
    rows = [
        (day, int((lasted >= day).sum()), int((ends == day).sum())) for day in sorted({*ends.tolist(), *days})
    ]
    counted = pl.DataFrame(rows, {"day": pl.Int64, "at_risk": pl.Int64, "closed": pl.Int64}, orient="row")
    stays = pl.when(pl.col("at_risk") > 0).then(1 - pl.col("closed") / pl.col("at_risk")).otherwise(1.0)
    return counted.with_columns(surviving=stays.cum_prod())
