"""The pictures of the ranking: who moved, where points were lost, self check against review."""

import polars as pl
import streamlit as st

from dashboard.base.common_words import Units
from dashboard.screen import data, finding, unit_links
from dashboard.screen.markup import plain
from dashboard.screen.ranking_filters import Choice
from dashboard.systems.scores import ranking_figures as figures
from dashboard.systems.scores import ranking_sentences as headlines
from dashboard.systems.scores import ranking_units, self_review_figures
from dashboard.systems.scores.ranking_words import Ranking


def moves(shown: data.View, choice: Choice) -> None:
    """Risers and fallers against the period the reader picks; without a base, the reason."""
    offered = shown.ask(headlines.comparisons_shown)
    if not offered:
        _said(shown.ask(headlines.obstacles))
        return
    against = offered[0]
    if len(offered) > 1 and choice.rows["place"].count():
        against = (
            st.segmented_control(
                Ranking.AGAINST, offered, default=against, required=True, key="against", bind="query-params"
            )
            or against
        )
    headline = shown.ask(headlines.place_changes, against, *choice.narrowing)
    moved = figures.most_moved(choice.rows, against)
    if moved.is_empty():
        _said(headline)
        return
    changed = pl.col(ranking_units.change_column(against)).is_not_null()
    clicked = finding.picture(
        shown,
        figures.place_changes,
        against,
        *choice.narrowing,
        table="rankings",
        title=shown.ask(figures.moves_title, against),
        unit=Ranking.PLACE_UNIT,
        headline=headline,
        rows=choice.rows.filter(changed),
        filters=choice.words,
        on_select="rerun",
    )
    unit_links.to_picked(clicked)


def losses(shown: data.View, choice: Choice) -> None:
    """Points lost by dimension of the lowest, or of all where there are no places."""
    results = shown.results
    headline = shown.ask(headlines.points_lost, *choice.narrowing)
    rows = shown.ask(ranking_units.shown_for_losses, *choice.narrowing)
    if rows.is_empty():
        _said(headline)
        return
    order = rows.select("org_id").join(results.tables["dimensions"], on="org_id", maintain_order="left_right")
    clicked = finding.picture(
        shown,
        figures.points_lost,
        *choice.narrowing,
        table="dimensions",
        title=Ranking.LOST.format(which=headlines.losing_units(rows)),
        unit=Units.POINTS,
        headline=headline,
        rows=order,
        filters=choice.words,
        on_select="rerun",
    )
    unit_links.to_picked(clicked)


def self_checks(shown: data.View, choice: Choice) -> None:
    """Self check against review of the units chosen."""
    headline = shown.ask(headlines.self_against_review, *choice.narrowing)
    rows = shown.ask(self_review_figures.compared_units, *choice.narrowing)
    if rows.is_empty():
        _said(headline)
        return
    clicked = finding.picture(
        shown,
        self_review_figures.self_against_review,
        *choice.narrowing,
        table="self_reviews",
        title=Ranking.SELF,
        unit=Units.POINTS,
        headline=headline,
        rows=rows,
        filters=choice.words,
        on_select="rerun",
    )
    unit_links.to_picked(clicked)


def _said(sentence: str) -> None:
    st.info(plain(sentence))
