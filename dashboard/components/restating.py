"""定稿版本: the editions; of a chosen one the way to its numbers, what it restated, and its issued files."""

from collections.abc import Collection, Sequence

import streamlit as st

from analytics.lake import Edition, LakeError, Snapshot
from dashboard import data, navigation
from dashboard.components import choosing, keeping, listing, opening, recalling
from dashboard.components.markup import plain
from dashboard.headlines import history, restated
from dashboard.text.app import Pages
from dashboard.text.history import History

_ISSUED = "issued"  # in the URL
_PAGES = {
    "overview": Pages.OVERVIEW,
    "ranking": Pages.RANKING,
    "unit": Pages.UNIT,
    "stars": Pages.STARS,
    "weak_branches": Pages.WEAK,
    "formalism": Pages.FORMALISM,
    "items": Pages.ITEMS,
}


def show(now: Snapshot) -> None:
    """The editions, and what is known of the chosen one."""
    found, moved = _editions(now)
    st.subheader(history.about_editions(found, moved), anchor=False)
    if not found:
        st.info(History.EDITIONS_FIRST)
        return
    st.caption(History.EDITIONS_HINT)
    code = choosing.one_of(
        history.edition_lines(found, moved),
        history.EditionLine,
        history.edition_options(found),
        label=History.CHOOSE_EDITION,
        address=_ISSUED,
        title=History.EDITIONS,
        source=History.SOURCE,
        synthetic=any(edition.synthetic for edition in found),
    )
    if code:
        with st.container(border=True):
            _one(next(one for one in found if one.id == code))


def turn_to(edition: Edition) -> None:
    """Have the page show this edition; for callbacks."""
    recalling.turn_to("editions", _ISSUED, edition.id)


def _one(edition: Edition) -> None:
    st.markdown(history.of_edition(History.OPEN, edition))
    with st.container(horizontal=True):
        for script, title in _PAGES.items():
            page, query = navigation.find(script), opening.address(edition)
            st.page_link(page, label=title, icon=":material/open_in_new:", query_params=query)
    keeping.of_edition(edition)
    try:
        with st.spinner(History.WORKING):
            told = data.restatement(edition.id)
    except LakeError:
        opening.unavailable()
    st.markdown(f"**{plain(restated.about_restated(told))}**")
    if told.previous is None or not told.count:
        return
    st.caption(plain(restated.by_table(told)))
    listing.show(
        restated.restated_lines(told),
        restated.RestatedLine,
        key="restated",
        title=history.of_edition(History.RESTATED, edition, previous=told.previous.number),
        source=History.SOURCE,
        synthetic=edition.synthetic,
        edition=history.of_edition(History.EDITION_OPTION, edition),
        pinned=0,
    )


def _editions(now: Snapshot) -> tuple[Sequence[Edition], Collection[str]]:
    """All editions, and the ids of those whose data have changed since."""
    try:
        found = data.lake().editions()
        return found, {edition.id for edition in found if data.restated(edition, now)}
    except LakeError:
        opening.unavailable()
