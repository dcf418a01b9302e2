"""The findings any system of rounds gets: how far it is beside the pace, unit by unit, and who is left."""

from functools import partial

from analytics.base import columns as c
from analytics.kit.round_columns import Reached
from analytics.kit.rounds import BRANCH
from analytics.kit.worded import fill_headings, schema_of
from dashboard.kit import round_units, rounds
from dashboard.kit.finding import Choice, Finding, LeadsTo, Where
from dashboard.kit.rounds import RoundNouns

_TABLE = 210  # pixels
_LEFT = ("unit", "name", "state", "last_on", "times", "days_since", "unseen")


def findings(nouns: RoundNouns) -> tuple[Finding, ...]:
    """In the order of the page."""
    own = Finding("unit", f"{nouns.name}_by_quarter", partial(rounds.coverage, nouns), Where.UNIT)
    return (_coverage(nouns), _units(nouns), _left_finding(nouns), *(() if nouns.each_quarter else (own,)))


def _coverage(nouns: RoundNouns) -> Finding:
    """A unit's own picture is drawn where every quarter has a round."""
    shown = Where.PAGE | Where.REPORT | Where.SLIDE | Where.SHEET | Where.BRIEF | Where.TEMPLATE
    return Finding(
        "coverage",
        f"{nouns.name}_by_quarter",
        partial(rounds.coverage, nouns),
        shown | Where.UNIT if nouns.each_quarter else shown,
        title=f"{nouns.one}{nouns.went}覆盖与按季度进度",
        unit="%",
        chart=partial(rounds.coverage_chart, nouns),
        urgency=partial(rounds.urgency, nouns),
    )


def _units(nouns: RoundNouns) -> Finding:
    return Finding(
        "units",
        f"{nouns.name}_by_unit",
        partial(round_units.units, nouns),
        Where.PAGE | Where.ANNEX | Where.TEMPLATE,
        title=f"各单位{nouns.went}的{nouns.one}（省直按没有{nouns.went}的由多到少；市直按固定顺序，不排名）",
        unit="个",
        chart=partial(round_units.units_chart, nouns),
        rows=lambda results, scope, _show: scope.of(nouns.table(results, "_by_unit")),
        columns=("name", "league", "population", "covered", *rounds.QUARTERS, "new"),
        choices=(Choice("units", "显示", partial(round_units.unit_choices, nouns)),),
        leads_to=LeadsTo.UNIT,
        is_wide=True,
    )


def _left_finding(nouns: RoundNouns) -> Finding:
    one = fill_headings(Reached, {"went": nouns.went, "one": nouns.one})
    return Finding(
        "left",
        nouns.name,
        partial(rounds.left_statement, nouns),
        Where.PAGE | Where.UNIT | Where.TEMPLATE,
        title=f"本年还没有{nouns.went}的{nouns.one}",
        unit="个",
        rows=partial(rounds.not_reached, nouns),
        schema=schema_of(f"{nouns.name}_left", {"unit": c.text("单位"), **one}),
        columns=_LEFT,
        height=_TABLE,
        leads_to=LeadsTo.BRANCH if nouns.one == BRANCH else LeadsTo.NOWHERE,
        is_wide=True,
    )
