"""Expected results of the sample data. `python -m tests.golden` writes them anew.

A table may change only together with analytics.rules.METHOD_DATE, or when a column is added or renamed.
"""

from collections.abc import Mapping
from pathlib import Path

import polars as pl

from analytics import pipeline
from analytics.periods import parse

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
        "burden_pooled",
        "survey",
        "attention",
        "self_reviews",
        "weak_verdict",
        "weak_groups",
        "coverage",
    ),
    "2022": ("rankings",),
}


def built(tables: Mapping[str, pl.DataFrame]) -> dict[str, str]:
    """File name to its text, from the sample data of the default seed."""
    files = {}
    for code, names in TABLES.items():
        results = pipeline.build({name: table.lazy() for name, table in tables.items()}, parse(code))
        files |= {f"{code}_{name}.csv": results.tables[name].write_csv() for name in names}
    return files
