"""The findings any system of duties gets: how it stands, number by number, unit by unit, and a unit's own."""

from functools import partial

from analytics.base import columns as c
from analytics.kit.duty_columns import Duty
from analytics.kit.worded import schema_of
from dashboard.kit import duties
from dashboard.kit import duty_charts as charts
from dashboard.kit.duty_charts import DutyNouns
from dashboard.kit.finding import Choice, Finding, LeadsTo, Where

_LINE = schema_of("DutyLine", {**Duty.columns(), "told": c.text("填报数")})
_LINES = ("name", "indicator", "standing", "state", "told")
_COUNTED = ("owed", "met", "unmet", "unreported", "incomplete")


def findings(nouns: DutyNouns) -> tuple[Finding, ...]:
    """In the order of the page."""
    standing = Choice("standing", "约束力", partial(duties.standings, nouns))
    show = Choice("matrix", "显示", partial(charts.unit_choices, nouns))
    of_scope, of_unit = f"{nouns.name}_by_indicator", f"{nouns.name}_by_unit"
    say, lines = partial(duties.state_statement, nouns), partial(duties.told_rows, nouns)
    return (
        Finding("standing", of_scope, say, Where.REPORT | Where.BRIEF | Where.TEMPLATE,
                title="量化指标", urgency=partial(duties.urgency, nouns)),
        Finding("indicators", of_scope, partial(duties.indicators, nouns),
                Where.PAGE | Where.REPORT | Where.ANNEX | Where.SHEET | Where.TEMPLATE,
                title="各项指标的做到率（已做到的占已做到和未做到的）", unit="%",
                chart=partial(charts.dots, nouns), rows=partial(charts.of_standing, nouns),
                columns=("indicator", *_COUNTED, "met_share", "low", "high"),
                few_columns=("indicator", *_COUNTED, "met_share"),
                few_rows=3, few_by=("met_share",), choices=(standing,), is_wide=True),
        Finding("open", of_scope, partial(duties.open_numbers, nouns), Where.REPORT,
                title="没有全部做到的约束性指标", unit="家", rows=partial(charts.open_numbers, nouns),
                columns=("indicator", *_COUNTED, "met_share")),
        Finding("matrix", nouns.name, partial(duties.matrix, nouns), Where.PAGE | Where.SHEET,
                title="单位与指标", unit="状态", chart=partial(charts.matrix, nouns),
                rows=lambda results, scope, *_codes: lines(results, scope), schema=_LINE,
                columns=_LINES, choices=(standing, show), leads_to=LeadsTo.UNIT, is_wide=True),
        Finding("units", of_unit, partial(duties.units, nouns), Where.PAGE | Where.ANNEX | Where.TEMPLATE,
                title="受文件约束的单位（按固定顺序，不排名）", unit="项",
                columns=("name", "league", *duties.COUNTS), leads_to=LeadsTo.UNIT, is_wide=True),
        Finding("own", nouns.name, partial(duties.own, nouns), Where.PAGE | Where.UNIT | Where.ANNEX,
                title="各项指标", unit="见各行", rows=lines, schema=_LINE, columns=_LINES, is_wide=True),
    )  # fmt: skip
