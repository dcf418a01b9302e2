"""How a page of findings opens: title, period and version in the URL, where the numbers come from."""

from typing import NoReturn

import streamlit as st

from analytics.access import Action, User, may, may_some, sees_drafts
from analytics.base.periods import Grain, Period, UnknownPeriodError, parse
from analytics.base.rules import SYNTHETIC_MARK
from analytics.lake import Edition, FileDamagedError, LakeError, Snapshot
from dashboard.base import display
from dashboard.base.common_words import Empty, Filters, Provenance
from dashboard.base.source import Source, stage, without
from dashboard.screen import access, data, navigation, notices, url_choice
from dashboard.screen.markup import plain
from dashboard.words import refusals
from dashboard.words.app import Access

_LATEST = "latest"
_PERIOD, _EDITION = "period", "edition"  # in the URL


def findings(title: str, *, of_one: bool = False) -> data.View:
    """Write the title and the filters of the period; stop with what is missing where nothing can be shown.

    of_one: the page is about a unit, so that whom sums leave out is nothing to it.
    """
    with st.container(key="page_head", horizontal=True, vertical_alignment="bottom", gap="small"):
        st.title(title, anchor=False)
        shown = _chosen_view(_snapshot())
    st.markdown(_provenance(shown, "" if of_one else without(shown.results)))
    if shown.results.tables["scores"].is_empty():
        st.info(plain(_why_no_units(shown)))
    return shown


def current_snapshot() -> Snapshot:
    """The data as they stand, even when there are none; stops with what to do where they cannot be read."""
    try:
        return data.snapshot()
    except LakeError as error:
        unavailable(error)


def mark(now: Snapshot) -> None:
    """Say that simulated data are among the data; findings say so by themselves."""
    if now.synthetic:
        st.markdown(f":orange-badge[{SYNTHETIC_MARK}]")


def address(edition: Edition) -> dict[str, str]:
    """What a link to this edition carries."""
    return {_PERIOD: edition.period, _EDITION: edition.id}


def turn_to(period: str) -> None:
    """Have the page show this period as it stands now; for callbacks."""
    url_choice.ask(_PERIOD, period)
    url_choice.forget(_EDITION)


def unavailable(error: LakeError) -> NoReturn:
    """Say why the data cannot be read and what to do about it, and stop."""
    st.error(plain(refusals.trouble(error)))
    st.stop()


def stop_without_data(message: str, ask: str) -> NoReturn:
    """Say what is missing, lead to the import, and stop; ask: said to those who may not import."""
    st.info(_advice(message, ask))
    navigation.link("import_data", Empty.TO_IMPORT)
    st.stop()


def _advice(message: str, ask: str) -> str:
    return message if may_some(access.user(), Action.IMPORT) else ask


def _why_no_units(shown: data.View) -> str:
    user = access.user()
    if may(user, Action.SEE):
        return _advice(Empty.UNITS, Empty.UNITS_ASK)
    return Empty.OWN_UNIT.format(unit=user.unit, period=display.period_name(shown.period.code))


def _snapshot() -> Snapshot:
    now = current_snapshot()
    if not now.heads:
        stop_without_data(Empty.LAKE, Empty.LAKE_ASK)
    return now


def _turn_to_the_half_of(offered: list[Period]) -> None:
    """Of a month or quarter that a link asks for, show the half-year it lies in, and say so."""
    try:
        asked = parse(url_choice.wanted_code(_PERIOD) or "")
    except UnknownPeriodError:
        return
    if asked in offered or asked.grain not in (Grain.MONTH, Grain.QUARTER) or asked.half not in offered:
        return
    names = {"asked": display.period_name(asked.code), "shown": display.period_name(asked.half.code)}
    notices.say(Filters.BY_HALVES.format(**names))
    turn_to(asked.half.code)
    st.query_params[_PERIOD] = asked.half.code


def _chosen_view(now: Snapshot) -> data.View:
    user = access.user()
    if not data.periods(now):
        stop_without_data(Empty.PERIODS, Empty.PERIODS_ASK)
    offered = data.visible_periods(now, user)
    if not offered:
        stop_without_data(Access.NOTHING_FINAL, Access.NOTHING_FINAL)
    _turn_to_the_half_of(offered)
    names = {period.code: display.period_name(period.code) for period in offered}
    first = data.first_choice(offered, now).code
    code = url_choice.select(Filters.PERIOD, names, address=_PERIOD, default=first, width=170) or first
    period = parse(code)
    issued = {edition.id: _edition(edition) for edition in data.editions(period)}
    if not issued:
        url_choice.say_if_unknown(Filters.EDITION, [_LATEST], _EDITION, Filters.LATEST)
        return data.view(period, user)
    versions = {_LATEST: _latest(period, user, now), **issued}
    edition = url_choice.select(
        Filters.EDITION, versions, address=_EDITION, default=_LATEST, implied=_LATEST, width=230
    )
    return data.view(period, user, edition)


def _latest(period: Period, user: User, now: Snapshot) -> str:
    """What is shown where no edition is chosen; there is one."""
    newest = data.editions(period)[0]
    if not sees_drafts(user):
        return Filters.LATEST_FINAL
    try:
        is_same = not data.is_outdated(newest, now)
    except FileDamagedError:  # editions are shown also where the data they came from cannot be read
        is_same = False
    return Filters.LATEST_SAME.format(number=newest.number) if is_same else Filters.LATEST


def _edition(edition: Edition) -> str:
    return Filters.EDITION_OPTION.format(number=edition.number, day=display.day_name(edition.made_at.date()))


def source(shown: data.View) -> Source:
    """What files of this page are made of."""
    return Source(shown.results, shown.edition, shown.revision)


def _provenance(shown: data.View, left_out: str) -> str:
    period = display.period_name(shown.period.code)
    parts = [Provenance.LINE.format(period=period, version=source(shown).version)]
    if shown.edition and data.is_restated(shown.edition, data.snapshot()):
        parts.append(Provenance.RESTATED)
    parts += [stage(shown.results), left_out]
    line = f":small[:gray[{' · '.join(filter(None, parts))}]]"
    simulated = shown.results.tables["provenance"]["synthetic"].any()
    return f":orange-badge[{SYNTHETIC_MARK}] {line}" if simulated else line
