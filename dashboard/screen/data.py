"""The only cache, and the only reader of the lake on this side: which period and version a page shows."""

import os
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar
from weakref import WeakValueDictionary

import plotly.graph_objects as go
import streamlit as st

from analytics import access, actions
from analytics.access import Action
from analytics.base.periods import Period, parse
from analytics.lake import Edition, Lake, LakeError, Snapshot, open_lake
from analytics.results import Results
from dashboard.base import theme
from dashboard.base.cache import lru, per_results
from dashboard.base.settings import location, served, waits
from dashboard.kit.chart import Chart
from dashboard.media import plotly

P = ParamSpec("P")
T = TypeVar("T")
periods = actions.periods
first_choice = actions.first_choice
_MOST_RESULTS = 12  # periods of drafts, and of editions; each change of the data makes new drafts
_MOST_LAKES = 4  # a server reads one
_SEES_ALL = "*"  # but what is prepared for others
_MOST_THINGS = 1024  # figures and tables
_MOST_NUMBERS = 20_000  # restated ones that a page and its workbook list
_DRAFTS_BUILT: WeakValueDictionary[str, Results] = WeakValueDictionary()  # by version


@dataclass(frozen=True)
class View:
    """One period's results as a page shows them. version tells apart any two that differ.

    revision: of the data as they stood when the page asked.
    """

    results: Results
    edition: Edition | None
    version: str
    revision: int

    @property
    def period(self) -> Period:
        """The period shown."""
        return self.results.period

    def among(self, whose: str) -> "View":
        """The same as it is shown of a league or a unit, also of those that take part by reference."""
        results = self.results.among(whose)
        return self if results is self.results else replace(self, results=results, version=f"{self.version}+")

    def ask(self, answer: Callable[Concatenate[Results, P], T], *choices: P.args, **named: P.kwargs) -> T:
        """What the function says of the results and the choices; worked out once for all readers."""
        return per_results(self.results, answer, *choices, **named)


def lake() -> Lake:
    """The lake; raises LakeUnavailableError."""
    return _lake(location())


def is_readable() -> bool:
    """Whether the lake answers now; asked from outside any session."""
    try:
        return lake().is_readable()
    except LakeError:
        return False


def damaged_file() -> Path | None:
    """A file of the data that is gone or cannot be read; looks into every one. Raises LakeError."""
    return lake().snapshot().damaged_file()


def snapshot() -> Snapshot:
    """The data as they stand now; read anew only after a commit."""
    return _snapshot(location(), lake().revision())


def editions(period: Period) -> list[Edition]:
    """The editions of the period, newest first."""
    return [edition for edition in lake().editions() if edition.period == period.code]


def visible_periods(now: Snapshot, user: access.User) -> list[Period]:
    """The periods the user may see something of, in the order of actions.periods."""
    return access.periods_shown(user, periods(now), lake().editions())


def view(period: Period, user: access.User, edition_id: str | None = None) -> View:
    """What the user gets to see of the period; see analytics.access.version_shown, and NotAllowedError there.

    Who may not see everything gets the own unit cut out of it.
    """
    now = snapshot()
    issued = editions(period)
    chosen = access.version_shown(user, period, issued, edition_id, lambda newest: is_outdated(newest, now))
    if chosen is not None:
        frozen = _frozen(location(), chosen.id)
        return _visible_part(View(frozen, chosen, f"{location()}#{chosen.id}", now.revision), user)
    version = _version(now, period)
    return _visible_part(View(_draft(version, now, period), None, version, now.revision), user)


def is_restated(edition: Edition, now: Snapshot) -> bool:
    """Whether data up to the end of an edition's period have changed since it was issued."""
    return bool(_restated_count(location(), edition.id, now.revision, now))


def is_outdated(edition: Edition, now: Snapshot) -> bool:
    """Whether the data give other numbers than the edition; asked of the draft only where files changed."""
    return is_restated(edition, now) and _is_outdated(location(), edition.id, now.revision, edition, now)


def committed_rows(commit_id: int) -> actions.Committed:
    """What a commit did to the rows; raises FilesSweptError."""
    return _committed_rows(location(), commit_id, lake().revision())


def undo_and_effect(commit_id: int) -> tuple[actions.Undoing, actions.Effect]:
    """What taking a commit back would do to the rows and to the results; raises as actions.undo_preview."""
    return _undo_and_effect(location(), commit_id, lake().revision())


def restatement(edition_id: str) -> actions.Restatement:
    """What an edition says otherwise than the one before it."""
    return _restatement(location(), edition_id)


def pending_restatement(newest: Edition, now: Snapshot) -> actions.Pending:
    """What finalising the period of its newest edition again would restate."""
    return _pending_restatement(location(), newest.id, now.revision, newest, now)


def drafts_at_hand(now: Snapshot, wanted: Sequence[Period]) -> dict[str, Results]:
    """Those drafts of the data, by period code, that some page has built already."""
    found = {period.code: _DRAFTS_BUILT.get(_version(now, period)) for period in wanted}
    return {code: results for code, results in found.items() if results is not None}


def chart_figure(
    shown: View,
    chart: Callable[..., Chart],
    *choices: Hashable,
    draw: Callable[..., go.Figure] | None = None,
    name: str = "",
) -> go.Figure:
    """The chart as plotly.finding_figure has it, in the reader's colours: once a version."""
    appearance = st.context.theme.type or "light"
    own_name = name or f"{(draw or chart).__module__}.{(draw or chart).__name__}"
    key = (own_name, shown.version, appearance, choices)
    colours = theme.palette(appearance)
    return made_once(
        key, lambda: plotly.finding_figure(shown.results, colours, *choices, chart=chart, draw=draw)
    )


@lru(_MOST_THINGS, by=1)
def made_once(key: Hashable, make: Callable[[], T]) -> T:
    """What make() gives, kept for all readers; the key holds everything it is made of."""
    return make()


@lru(_MOST_LAKES)
def _lake(where: str) -> Lake:
    # Who serves others does not begin with nothing: a disk that is not there yet would look like no data.
    return open_lake(where, makes=served.FILE not in os.environ, waits=waits())


@lru(4)
def _snapshot(where: str, revision: int) -> Snapshot:
    return lake().snapshot()


@lru(_MOST_RESULTS, by=1)
def _draft(version: str, now: Snapshot, period: Period) -> Results:
    made = actions.draft(now, period)
    _DRAFTS_BUILT[version] = made
    return made


@lru(_MOST_RESULTS)
def _frozen(where: str, edition_id: str) -> Results:
    return actions.results_of_edition(lake().edition(edition_id), lake().edition_tables(edition_id))


@lru(64, by=3)
def _restated_count(where: str, edition_id: str, revision: int, now: Snapshot) -> int:
    edition = lake().edition(edition_id)
    return len(actions.restated_since(lake().edition_snapshot(edition_id), now, parse(edition.period)))


@lru(64, by=3)
def _is_outdated(where: str, edition_id: str, revision: int, edition: Edition, now: Snapshot) -> bool:
    period = parse(edition.period)
    current = _draft(_version(now, period), now, period)
    return not actions.agrees(lake().edition_tables(edition_id), current.everybody.tables)


def _visible_part(whole: View, user: access.User) -> View:
    """What of it the user may see. The version tells a cut apart, so that nothing cached is shared."""
    if access.may(user, Action.SEE) and access.may(user, Action.DECIDE):
        return whole
    version = f"{whole.version}/{_SEES_ALL if access.may(user, Action.SEE) else user.unit}"
    return replace(whole, results=_own(version, whole.results, user), version=version)


@lru(64, by=1)
def _own(version: str, whole: Results, user: access.User) -> Results:
    """Keyed by the version, which names the unit: two users of one unit see the same."""
    return access.seen_by(user, whole)


@lru(8)
def _committed_rows(where: str, commit_id: int, revision: int) -> actions.Committed:
    return actions.committed_rows(lake(), commit_id)


@lru(4)
def _undo_and_effect(where: str, commit_id: int, revision: int) -> tuple[actions.Undoing, actions.Effect]:
    change = actions.undo_preview(lake(), commit_id)
    return change, actions.effect(change)


@lru(8)
def _restatement(where: str, edition_id: str) -> actions.Restatement:
    return actions.restated_numbers(lake(), edition_id, most=_MOST_NUMBERS)


@lru(4, by=3)
def _pending_restatement(
    where: str, edition_id: str, revision: int, newest: Edition, now: Snapshot
) -> actions.Pending:
    period = parse(newest.period)
    current = _draft(_version(now, period), now, period)
    return actions.pending_numbers(lake(), newest, now, current.everybody.tables, most=_MOST_NUMBERS)


def _version(now: Snapshot, period: Period) -> str:
    return f"{location()}@{now.revision}/{period.code}"
