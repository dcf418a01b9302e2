"""Expected results of the sample data. `python -m tests.golden` writes them anew.

A table may change only together with analytics.base.rules.METHOD_DATE, or when a column is added or renamed.
"""

from collections.abc import Mapping
from pathlib import Path

import polars as pl

from analytics import pipeline
from analytics.base.periods import parse

FOLDER = Path(__file__).parent
METHOD_DATE = FOLDER / "method_date.txt"
TABLES = {
    "2023H2": (
        "rankings",
        "scores",
        "stars_pooled",
        "stars_by_unit",
        "score_levels",
        "comparisons",
        "ledger_pooled",
        "ledger_by_kind",
        "ledger_by_month",
        "worklist",
        "low_star_branches",
        "burden_pooled",
        "survey",
        "attention",
        "self_reviews",
        "weak_verdict",
        "weak_groups",
        "coverage",
        "item_losses",
        "reminders",
    ),
    "2022": ("rankings",),
}

# Large tables, of a few units only: one that falls, one merged from two, a tied one, a city.
FEW_UNITS = ("SZ007", "SZ020", "SZ067", "SH007")
OF_FEW_UNITS = {"2023H2": ("spine", "item_changes", "overtakes")}


def built(tables: Mapping[str, pl.DataFrame]) -> dict[str, str]:
    """File name to its text, from the sample data of the default seed."""
    files = {}
    for code, names in TABLES.items():
        results = pipeline.build({name: table.lazy() for name, table in tables.items()}, parse(code))
        files |= {f"{code}_{name}.csv": results.tables[name].write_csv() for name in names}
        for name in OF_FEW_UNITS.get(code, ()):
            few = results.tables[name].filter(pl.col("org_id").is_in(FEW_UNITS))
            files[f"{code}_{name}.csv"] = few.write_csv()
    return files
