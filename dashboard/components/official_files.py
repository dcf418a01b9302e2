"""报告与图表: one official file after the other: chosen, made with a bar and a way to stop, handed out."""

from functools import partial

import streamlit as st

from dashboard import data
from dashboard.components import addressed, opening
from dashboard.components.markup import plain
from dashboard.exports import offered, pdf
from dashboard.exports.chromium import PictureUnavailableError
from dashboard.exports.offered import Need, OfficialFile, Wish
from dashboard.exports.pdf import PdfUnavailableError
from dashboard.exports.source import Source
from dashboard.text.common import Filters
from dashboard.text.exports import UNAVAILABLE
from dashboard.text.official import PDF_UNAVAILABLE, Official

_MIB = 2**20
_STEP = 0.01  # the least advance worth showing
_WANTED = "official_wanted"  # which file of the choices below is to be made; a name, no content


def show(shown: data.View) -> None:
    """Choices, then the file they name."""
    source = opening.source(shown)
    st.caption(plain(Official.KEPT if shown.edition else Official.DRAFT))
    file, wish = _chosen(source)
    st.markdown(f"**{plain(file.title)}**  \n:small[:gray[{plain(file.purpose)}]]")
    name = file.named(source, wish)
    if reason := _obstacle(file):
        st.warning(plain(reason))
    st.button(Official.MAKE, type="primary", icon=":material/description:", on_click=_want, args=(name,))
    if st.session_state.get(_WANTED) != name:
        return
    try:
        content = data.official(shown, name, partial(_made, source, file, wish), is_whole=file.is_whole)
    except (PictureUnavailableError, PdfUnavailableError) as error:
        words = UNAVAILABLE if isinstance(error, PictureUnavailableError) else PDF_UNAVAILABLE
        st.error(plain(Official.FAILED.format(why=words[error.reason])))
        return
    size = Official.SIZES.format(size=len(content) / _MIB)
    st.success(plain(Official.READY.format(name=name, size=size)))
    st.download_button(
        Official.DOWNLOAD,
        content,
        name,
        offered.KINDS[file.ending],
        on_click="ignore",
        icon=":material/download:",
    )


def _chosen(source: Source) -> tuple[OfficialFile, Wish]:
    """The kind of file and what it needs, all in the address."""
    titles = {name: file.title for name, file in offered.ALL.items()}
    first = next(iter(titles))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        file = offered.ALL[
            addressed.select(Official.KIND, titles, address="file", default=first, width=280) or first
        ]
        rankings = source.results.tables["rankings"]
        unit = league = ""
        internal = False
        if Need.UNIT in file.needs:
            units = dict(rankings.select("org_id", "name").iter_rows())
            start = next(iter(units))
            unit = addressed.select(Official.UNIT, units, address="of", default=start, width=280) or start
        if Need.LEAGUE in file.needs:
            leagues = rankings["league"].unique(maintain_order=True).to_list()
            league = st.segmented_control(
                Filters.LEAGUE, leagues, default=leagues[0], required=True, key="league", bind="query-params"
            ) or str(leagues[0])
        if Need.INTERNAL in file.needs:
            internal = st.checkbox(Official.INTERNAL, key="internal")
    return file, Wish(unit, league, internal)


def _obstacle(file: OfficialFile) -> str:
    reason = pdf.missing() if file.ending == "pdf" else None
    return PDF_UNAVAILABLE[reason] if reason else ""


def _want(name: str) -> None:
    st.session_state[_WANTED] = name


def _give_up() -> None:
    st.session_state.pop(_WANTED, None)


def _made(source: Source, file: OfficialFile, wish: Wish) -> bytes:
    """Made with a bar and a button; pressing it ends this run, and with it the work."""
    place = st.empty()
    with place.container():
        bar = st.progress(0.0, text=Official.MAKING.format(title=file.title, percent=0))
        st.button(Official.STOP, key="stop_making", on_click=_give_up)
    reached = 0.0

    def heard(share: float) -> None:
        nonlocal reached
        # Also without an advance: only here a run that is to end does end.
        reached = max(reached, share // _STEP * _STEP)
        bar.progress(reached, text=Official.MAKING.format(title=file.title, percent=round(reached * 100)))

    content = file.make(source, wish, heard)
    place.empty()
    return content
