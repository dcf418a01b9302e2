"""报告与图表: which file, by what it is for, and of what: all in the address."""

from dataclasses import replace

import streamlit as st

from dashboard.base.common_words import Filters
from dashboard.base.source import Source
from dashboard.files import official_files
from dashboard.files.official_files import Need, OfficialFile, Wish
from dashboard.files.official_words import USES, Official
from dashboard.screen import letter_choice, url_choice

_FILE, _UNIT = "file", "of"  # in the URL
_USE = "official_use"


def choose_file(source: Source) -> tuple[OfficialFile, Wish | None]:
    """The kind of file and what it needs; None where it is of a unit or a league and the period has none."""
    file = _file(_use())
    if file.needs & {Need.UNIT, Need.LEAGUE} and source.results.tables["rankings"].is_empty():
        return file, None
    with st.container(horizontal=True, vertical_alignment="bottom"):
        wish = _wish(source, file)
    if Need.ADDRESSEES in file.needs:
        wish = replace(wish, addressees=letter_choice.choose_addressees(source))
    return file, wish


def _use() -> str:
    """What the file is for; a link to a file brings its own use along."""
    asked = url_choice.wanted_code(_FILE)
    of_file = next((use for use, (_, names) in USES.items() if asked in names), None)
    if of_file:
        st.session_state[_USE] = of_file
    first = next(iter(USES))
    st.session_state.setdefault(_USE, first)
    chosen = st.segmented_control(
        Official.USE,
        list(USES),
        format_func=lambda use: USES[use][0],
        key=_USE,
        required=True,
        on_change=url_choice.forget,
        args=(_FILE,),
    )
    return chosen or first


def _file(use: str) -> OfficialFile:
    names = USES[use][1]
    files = {name: official_files.ALL[name] for name in names}
    titles = {name: file.title for name, file in files.items()}
    purposes = [file.purpose for file in files.values()]
    return files[
        url_choice.one_of_list(Official.KIND, titles, address=_FILE, default=names[0], captions=purposes)
    ]


def _wish(source: Source, file: OfficialFile) -> Wish:
    rankings = source.results.tables["rankings"]
    unit = league = ""
    internal = False
    if Need.UNIT in file.needs:
        units = dict(rankings.select("org_id", "name").iter_rows())
        start = next(iter(units))
        unit = url_choice.select(Official.UNIT, units, address=_UNIT, default=start, width=320) or start
    if Need.LEAGUE in file.needs:
        leagues = rankings["league"].unique(maintain_order=True).to_list()
        league = url_choice.one_word(Filters.LEAGUE, leagues, "league")
    if Need.INTERNAL in file.needs:
        internal = st.checkbox(Official.INTERNAL, key="internal")
    return Wish(unit, league, internal)
