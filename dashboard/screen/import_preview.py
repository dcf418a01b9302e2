"""导入: what the file would do to rows and results, worked out before anything is stored."""

from functools import partial

import streamlit as st

from analytics import actions
from analytics.actions import Effect, Preview
from analytics.actions.result_changes import UnitEffect
from analytics.base import rules
from analytics.lake import LakeError, Snapshot
from dashboard.screen import data, plain_table, tables, uploads
from dashboard.screen.faults import Taken
from dashboard.screen.markup import plain
from dashboard.screen.upload import Received
from dashboard.words import change_sentences, refusals
from dashboard.words import effect_sentences as words
from dashboard.words.import_data import Import

_PREVIEW, _EFFECT = "preview", "effect"
_FULL = 10  # so many rows fill a table
_STANDING = (
    "name",
    "period",
    "score_before",
    "score_after",
    "score_change",
    "place_before",
    "place_after",
    "place_change",
    "league",
)
_ROW = ("name", "field", "before", "after", "fate", "period", "dataset", "row")


def show(now: Snapshot, received: Received, taken: Taken) -> tuple[Preview, Effect] | None:
    """The preview and its effect; None where there is nothing to confirm."""
    part = "all" if taken.left_out is None else "valid"
    incoming, file = received.incoming, received.file
    try:
        work = partial(actions.preview, now, incoming.dataset, taken.rows)
        change = uploads.worked_out(file, f"{_PREVIEW}_{part}", work)
        if not change.frames:
            st.info(Import.SAME)
            return None
        with st.spinner(Import.COMPUTING):
            effect = uploads.worked_out(file, f"{_EFFECT}_{part}", partial(_effect, change))
    except actions.ConflictError as refusal:
        st.error(plain(refusals.words(refusal)))
        return None
    except LakeError as error:
        st.error(plain(refusals.trouble(error)))
        return None
    _results(change, effect)
    _rows(received, change, effect)
    _marks(received, change)
    return change, effect


def _effect(change: Preview) -> Effect:
    periods, _ = actions.touched_periods(change)
    return actions.effect(change, known=data.drafts_at_hand(change.base, periods))


def _results(change: Preview, effect: Effect) -> None:
    """The headline, then every period, then the units."""
    told = words.about_effect(effect)
    first = effect.by_period.head(1)
    headline = Import.EFFECT.format(effect=told[0].removesuffix(Import.END))
    st.subheader(plain(headline if first.height else Import.WITHOUT_RESULTS), anchor=False)
    total = change.total
    about = Import.PREVIEW_ABOUT.format(added=total.added, changed=total.changed, unchanged=total.unchanged)
    lines = [about, *(told[1:] if first.height else told)]
    st.markdown("\n".join(f"- {plain(line)}" for line in lines))
    if first.height:
        st.caption(Import.DRAFT)
    if effect.units.is_empty():
        return
    st.markdown(Import.UNITS)
    several = len(effect.periods) > 1
    tables.show(
        effect.units,
        UnitEffect,
        key="effect_units",
        columns=[column for column in _STANDING if several or column != "period"],
        height="content" if effect.units.height <= _FULL else "auto",
    )


def _rows(received: Received, change: Preview, effect: Effect) -> None:
    with st.expander(words.about_rows(effect)):
        tables.show(words.row_lines(effect), words.RowLine, key="effect_rows", columns=_ROW)
    with st.expander(Import.BY_PERIOD):
        plain_table.show(
            change_sentences.preview_lines(change.counts),
            change_sentences.PreviewLine,
            key="preview",
            title=Import.PREVIEW,
            source=received.incoming.file_name,
            synthetic=received.incoming.synthetic,
            height="content",
        )


def _marks(received: Received, change: Preview) -> None:
    stood = [change.base.heads[key] for key in change.frames if key in change.base.heads]
    if received.incoming.synthetic:
        st.warning(Import.MARKED.format(mark=rules.SYNTHETIC_MARK))
    elif any(head.synthetic for head in stood):
        st.warning(Import.MIXED.format(mark=rules.SYNTHETIC_MARK))
