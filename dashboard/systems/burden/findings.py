"""Burden beside that of 2019 as findings."""

from dataclasses import replace

from analytics.measures.stars import PROVINCE
from dashboard.figures import formalism as figures
from dashboard.headlines import formalism
from dashboard.kit.finding import Finding, LeadsTo, System, Where, always
from dashboard.text.common import Units
from dashboard.text.everything import Everything
from dashboard.text.formalism import Formalism
from dashboard.text.report import Report
from dashboard.text.slides import Slides

KINDS = Finding(
    "kinds",
    "burden_pooled",
    formalism.kinds,
    Where.PAGE | Where.REPORT | Where.SLIDE | Where.SUMMARY | Where.TEMPLATE,
    title=Formalism.KINDS,
    unit=Units.TIMES,
    chart=figures.burden_kinds,
    rows=figures.pooled,
    in_files=always(PROVINCE),
    heading=Report.BURDEN,
    field_name="burden",
)
MONTHS = Finding(
    "months",
    "burden_by_month",
    formalism.months,
    Where.PAGE,
    title=lambda _results, _scope, kind: Formalism.MONTHS.format(kind=kind),
    unit=Units.TIMES,
    chart=figures.burden_months,
    rows=figures.months,
)
UNITS = Finding(
    "units",
    "burden_by_unit",
    formalism.units,
    Where.PAGE | Where.TEMPLATE,
    title=Formalism.UNITS,
    unit=Units.TIMES,
    rows=formalism.over,
    in_files=always(PROVINCE),
    field_name="burden_units",
    leads_to=LeadsTo.UNIT,
)
OVER = replace(
    UNITS,
    where=Where.SAID,
    sentence=lambda results, scope: (
        "" if figures.pooled(results, scope).is_empty() else formalism.units(results, scope)
    ),
    is_apart=True,
)
LEFT_OUT = Finding(
    "left_out",
    "burden_by_unit",
    lambda results, scope: (
        "" if figures.pooled(results, scope).is_empty() else formalism.left_out(results, scope)
    ),
    Where.SAID,
    in_files=always(PROVINCE),
)
ANNEXED = replace(
    UNITS,
    where=Where.ANNEX,
    title=Report.ANNEX_BURDEN,
    columns=("name", "league", "kind", "now", "base", "change", "ratio"),
)
KINDS_DRAWN = replace(
    KINDS,
    where=Where.SHEET,
    columns=("kind", "now", "base", "change", "ratio", "within"),
    sheet=Everything.CHART_BURDEN,
)
SYSTEM = System(
    "burden",
    Slides.BURDEN,
    (KINDS, MONTHS, UNITS, OVER, LEFT_OUT, ANNEXED, KINDS_DRAWN),
    Report.CONDUCT,
)
