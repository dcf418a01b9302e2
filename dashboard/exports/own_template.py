"""Reports in a template of the committee's own: its fields filled with the sentences of the pages."""

import io
from collections.abc import Mapping
from typing import Any, NoReturn
from zipfile import BadZipFile, ZipFile

from docx.opc.exceptions import PackageNotFoundError
from docxtpl import DocxTemplate  # type: ignore[import-untyped]  # it carries no types
from jinja2 import DictLoader, TemplateError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import SandboxedEnvironment

from analytics.measures.stars import PROVINCE
from analytics.rules import League
from dashboard.exports.settled import settled
from dashboard.exports.source import Source
from dashboard.figures import items_matrix
from dashboard.headlines import (
    formalism,
    items,
    items_reports,
    overview,
    ranking,
    stars,
    weak_branches,
    weak_groups,
    weak_worklist,
)
from dashboard.headlines.paper import on_paper
from dashboard.text.common import Filters

_LEAGUE = League.PROVINCIAL.value
_BYTES, _UNPACKED = 10 * 2**20, 100 * 2**20


class TemplateRefusedError(ValueError):
    """The file is no usable template; unknown names fields that there are not."""

    def __init__(self, unknown: tuple[str, ...] = ()) -> None:
        super().__init__(", ".join(unknown))
        self.unknown = unknown


class _Plain(SandboxedEnvironment):
    """Fields, conditions and loops only: no calls and no arithmetic, which could take all memory."""

    intercepted_binops = frozenset({"+", "-", "*", "/", "//", "%", "**"})

    def __init__(self) -> None:
        super().__init__(autoescape=True, loader=DictLoader({}))
        self.globals.clear()
        self.filters.clear()

    def call(self, *_arguments: Any, **_named: Any) -> NoReturn:
        """Refuse; the name is Jinja's."""
        raise SecurityError

    def call_binop(self, *_arguments: Any) -> NoReturn:
        """Refuse; the name is Jinja's."""
        raise SecurityError


def fields(source: Source) -> dict[str, str]:
    """Every field of a template with what stands for it in this period."""
    return {name: on_paper(words) for name, words in _fields(source).items()}


def _fields(source: Source) -> dict[str, str]:
    results = source.results
    whole = source.whole("")
    return {
        "period": source.period,
        "version": source.version,
        "mark": whole.mark,
        "sources": whole.origin,
        "method": whole.making,
        "scores": overview.score_levels(results),
        "places": ranking.places(results, _LEAGUE),
        "places_notes": "".join(ranking.notes(results, _LEAGUE)),
        "attention": overview.attention(results),
        "stars": stars.trend(results),
        "stars_levels": stars.distribution(results),
        "stars_units": stars.units(results, _LEAGUE, Filters.EVERY_KIND),
        "stars_yardstick": stars.yardstick(),
        "ledger": weak_branches.standing(results, PROVINCE, PROVINCE),
        "ledger_kinds": weak_branches.kinds(results, PROVINCE),
        "ledger_months": weak_branches.months(results, PROVINCE),
        "worklist": weak_worklist.worklist(results, PROVINCE, results.tables["worklist"]),
        "low_star": weak_worklist.low_star(results, results.tables["low_star_branches"]),
        "weak_kinds": weak_groups.verdict(results),
        "burden": formalism.kinds(results, PROVINCE),
        "burden_units": formalism.units(results, PROVINCE),
        "items_lost": items.matrix(results, _LEAGUE, items_matrix.ALL),
        "items_dearest": items.pareto(results, _LEAGUE),
        "items_unreviewed": items.unreviewed(results, _LEAGUE),
        "evidence": items.evidence(results, _LEAGUE),
        "reports": items_reports.calendar(results, _LEAGUE),
        "reminders": items_reports.reminders(results, _LEAGUE),
    }


def filled(template: bytes, source: Source) -> bytes:
    """The template with its fields filled; the same bytes when repeated. Raises TemplateRefusedError."""
    known: Mapping[str, str] = fields(source)
    try:
        _bounded(template)
        document = DocxTemplate(io.BytesIO(template))
        unknown = document.get_undeclared_template_variables(_Plain()) - known.keys()
        if not unknown:
            document.render(dict(known), jinja_env=_Plain(), autoescape=True)
            stream = io.BytesIO()
            document.save(stream)
            return settled(stream.getvalue())
    except (BadZipFile, PackageNotFoundError, TemplateError, KeyError, ValueError) as error:
        raise TemplateRefusedError from error
    raise TemplateRefusedError(tuple(sorted(unknown)))


def _bounded(template: bytes) -> None:
    """Raises ValueError for what would take too much memory, before anything is unpacked."""
    with ZipFile(io.BytesIO(template)) as packed:
        size = sum(entry.file_size for entry in packed.infolist())
    if len(template) > _BYTES or size > _UNPACKED:
        raise ValueError(size)
