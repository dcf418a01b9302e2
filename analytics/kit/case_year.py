"""Cases that some sources of a ledger found, counted over a year: what a system says of what it raised."""

from dataclasses import replace

from analytics.base.result import Result
from analytics.kit.cases import Cases
from analytics.kit.worded import schema_of, with_heading

_PERIOD, _YEAR = "本期", "本年"


def of_sources(name: str, title: str, found: str, sources: tuple[str, ...]) -> Cases:
    """The cases of the ledger of problems that these sources found."""
    return Cases(
        name, title, worklist="", found=found, cleared="整改", kind_heading="问题类型", kinds=(),
        due_soon_days=0, of_units=True, sources=sources,
    )  # fmt: skip


def by_source_of_year(cases: Cases) -> Result:
    """The table by source, whose headings speak of the year."""
    counted = next(one for one in cases.results if one.name.endswith("_by_source"))
    shape = {
        name: with_heading(column, (column.description or "").replace(_PERIOD, _YEAR))
        for name, column in counted.schema.columns().items()
    }
    return replace(counted, schema=schema_of(counted.name, shape, counted.schema))
