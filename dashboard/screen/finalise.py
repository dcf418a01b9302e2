"""定稿: a period is chosen, looked at, and frozen after the officer has confirmed."""

from dataclasses import dataclass
from datetime import UTC, datetime

import streamlit as st

from analytics import actions
from analytics.access import Action
from analytics.actions import Lack, Seen
from analytics.base.periods import Period, parse
from analytics.lake import Edition, LakeError, Snapshot
from dashboard.base import display
from dashboard.base.common_words import Empty, Provenance
from dashboard.screen import access, data, editions, export_audit, navigation, page_head, url_choice
from dashboard.screen.markup import plain
from dashboard.words import history_sentences, readiness_words, refusals, restated_sentences
from dashboard.words.app import Access
from dashboard.words.commands import Refusals
from dashboard.words.history import History

_OUTCOME = "finalise_outcome"


@dataclass(frozen=True)
class FinaliseResult:
    """What came of the last confirmation: an edition, or the words of the refusal."""

    edition: Edition | None
    refusal: str = ""


def form(now: Snapshot) -> None:
    """The choice of the period, what speaks for or against it, and the button behind a confirmation."""
    st.subheader(History.FINALISE, anchor=False)
    st.markdown(History.FINALISE_ABOUT)
    _tell_outcome()
    offered = _reviewed_periods(now)
    if not offered:
        st.info(History.NO_PERIODS)
        navigation.link("import_data", Empty.TO_IMPORT)
        return
    names = {period.code: display.period_name(period.code) for period in offered}
    first = offered[0].code
    code = (
        url_choice.select(History.PERIOD, names, address="finalise", default=first, implied=first, width=220)
        or first
    )
    seen = _seen_state(parse(code), now)
    if _may(parse(code), seen):
        key = f"{code}_{seen.newest.number if seen.newest else 0}_{now.revision}"
        accepted = _ask_lacks(parse(code), now, key)
        if accepted is None:
            return
        sure = st.checkbox(History.CONFIRMED, key=f"sure_{key}")
        # The button keeps what was shown here: what is finalised is what was seen, or nothing.
        st.button(
            History.BUTTON,
            key="finalise_button",
            type="primary",
            disabled=not (sure and all(accepted.values())),
            on_click=_finalise,
            args=(code, seen, [lack for lack, is_known in accepted.items() if is_known]),
        )


def _ask_lacks(period: Period, now: Snapshot, key: str) -> dict[Lack, bool] | None:
    """What is lacking, each to be ticked; None where something is wrong, which is said."""
    found = actions.ready_of(now, data.view(period, access.user()).results)
    if found.faults:
        lines = "\n".join(f"- {plain(readiness_words.contradiction(one))}" for one in found.faults)
        st.error(f"{readiness_words.FAULTS_HEAD}\n\n{lines}")
        return None
    st.markdown(readiness_words.LACKING_HEAD if found.lacking else readiness_words.WHOLE)
    return {
        one.lack: st.checkbox(
            plain(readiness_words.CONFIRM.format(what=readiness_words.lacking(one))),
            key=f"lack_{one.lack.value}_{key}",
        )
        for one in found.lacking
    }


def _reviewed_periods(now: Snapshot) -> list[Period]:
    """Half-years and years that have reviews, the latest first."""
    return [period for period in actions.periods(now) if ("reviews", period.last_half.code) in now.heads]


def _seen_state(period: Period, now: Snapshot) -> Seen:
    try:
        issued = data.editions(period)
    except LakeError as error:
        page_head.unavailable(error)
    return Seen(now, issued[0] if issued else None)


def _may(period: Period, seen: Seen) -> bool:
    """Say how the period stands; whether it can be finalised."""
    newest, now = seen.newest, seen.data
    try:
        moved = newest is not None and data.is_restated(newest, now)
        closed = data.view(period, access.user()).results.closed
    except LakeError as error:
        page_head.unavailable(error)
    st.markdown(history_sentences.about_finalising(period.code, closed=closed, edition=newest, moved=moved))
    if closed and newest and moved:
        return _restates(newest, now)
    return closed and newest is None


def _restates(newest: Edition, now: Snapshot) -> bool:
    """What the next edition would say otherwise than the newest one; whether it would at all."""
    try:
        with st.spinner(History.WORKING):
            told = data.pending_restatement(newest, now)
    except LakeError as error:
        page_head.unavailable(error)
    st.markdown(plain(restated_sentences.about_pending(told)))
    if not told.count:
        return False
    editions.numbers(
        told,
        key="pending",
        title=history_sentences.of_edition(History.PENDING, newest),
        synthetic=now.synthetic,
        edition=Provenance.DRAFT.format(revision=now.revision),
    )
    return True


def _finalise(code: str, seen: Seen, accepted: list[Lack]) -> None:
    period, moment = parse(code), datetime.now(UTC)
    if not access.allows(Action.FINALISE):
        export_audit.note_refusal(actions.FINALISED, code)
        st.session_state[_OUTCOME] = FinaliseResult(None, Access.NOT_ALLOWED)
        return
    try:
        made = actions.finalise(
            data.lake(), period, actor=access.user().name, made_at=moment, seen=seen, accepted=accepted
        )
    except actions.NothingReviewedError:
        last = FinaliseResult(None, History.NOT_REVIEWED.format(period=display.period_name(code)))
    except actions.PeriodOpenError:
        last = FinaliseResult(None, History.NOT_CLOSED.format(period=display.period_name(code)))
    except refusals.REFUSALS as refusal:
        last = FinaliseResult(None, refusals.words(refusal, moved=Refusals.MOVED_SINCE_SEEN))
    except LakeError as error:
        last = FinaliseResult(None, refusals.trouble(error))
    else:
        last = FinaliseResult(made)
    st.session_state[_OUTCOME] = last


def _tell_outcome() -> None:
    last: FinaliseResult | None = st.session_state.pop(_OUTCOME, None)
    if last is None:
        return
    if last.edition is None:
        st.error(plain(last.refusal))
        return
    edition = last.edition
    period = display.period_name(edition.period)
    st.success(History.DONE.format(period=period, number=edition.number, id=edition.id))
    st.button(
        History.TO_EDITION, key="to_edition", type="tertiary", on_click=editions.turn_to, args=(edition,)
    )
