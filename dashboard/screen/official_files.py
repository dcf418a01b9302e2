"""报告与图表: one official file after the other: chosen, made with a bar and a way to stop, handed out."""

from datetime import UTC, datetime
from functools import partial

import streamlit as st

from analytics import actions
from analytics.access import makes_files
from analytics.lake import LakeError
from dashboard.base import display
from dashboard.base.made_file import Made
from dashboard.base.source import Source
from dashboard.files import official_files
from dashboard.files.official_files import Need, OfficialFile, Wish
from dashboard.files.official_words import PDF_UNAVAILABLE, Official
from dashboard.files.reminder_words import Reminders
from dashboard.files.reminders import sent
from dashboard.media import pdf
from dashboard.screen import access, data, export_audit, issued_files, page_head
from dashboard.screen.export_limits import NotMadeError
from dashboard.screen.markup import plain
from dashboard.screen.official_choice import choose_file
from dashboard.screen.progress_bar import ProgressBar
from dashboard.words import refusals

_KIB, _MIB = 2**10, 2**20
_WANTED = "official_wanted"  # which file of the choices below is to be made; a name, no content
_AFRESH = "official_afresh"  # it was asked for just now: what lacks something is made again


def show(shown: data.View) -> None:
    """Choices, then the file they name."""
    source = page_head.source(shown)
    file, wish = choose_file(source)
    if wish is None:  # the page says at its top that the period has no units
        return
    name = file.name_for(source, wish)
    standing = st.empty()
    standing.caption(plain(_file_status(shown, name)))
    if reason := _obstacle(file):
        st.warning(plain(reason))
    nobody = wish.addressees == frozenset()
    if nobody:
        st.warning(Reminders.NONE_TICKED)
    st.button(
        Official.MAKE,
        type="primary",
        icon=":material/description:",
        on_click=_want,
        args=(name,),
        disabled=nobody,
    )
    if not nobody and st.session_state.get(_WANTED) == name:
        _hand_out(shown, source, file, wish)
        standing.caption(plain(_file_status(shown, name)))  # an edition's file may just have been kept


def at_once(shown: data.View, name: str, wish: Wish, label: str) -> None:
    """A button that makes a file of that kind and hands it out: one that takes no time and lacks nothing."""
    if not makes_files(access.user()):
        return
    source, file = page_head.source(shown), official_files.ALL[name]
    named = file.name_for(source, wish)

    def make() -> bytes:
        making = partial(file.make, source, wish, lambda *_: None)
        return issued_files.official(shown, named, making, lambda: None, afresh=True).content

    st.download_button(
        label,
        export_audit.audited_maker(named, make),
        named,
        official_files.KINDS[file.ending],
        key=f"{name}_at_once",
        on_click="ignore",
        icon=":material/description:",
    )


def _hand_out(shown: data.View, source: Source, file: OfficialFile, wish: Wish) -> None:
    """The file, made now or at hand, with its button; or why there is none."""
    name, making = file.name_for(source, wish), ProgressBar(file.title, _give_up)
    make = partial(_make_file, source, file, wish, making)
    afresh = bool(st.session_state.pop(_AFRESH, False))
    try:
        made = issued_files.official(shown, name, make, making.show_waiting, afresh=afresh)
    except official_files.NOT_MADE as error:
        making.end()
        st.error(plain(Official.FAILED.format(why=official_files.why_not(error))))
        return
    except NotMadeError as error:
        making.end()
        st.error(plain(export_audit.why_not(error)))
        return
    making.end()
    if afresh and Need.ADDRESSEES in file.needs:
        _remember(source, wish, name)
    _offer(file, name, made)


def _remember(source: Source, wish: Wish, name: str) -> None:
    try:
        actions.remember_letters(
            data.lake(),
            source.results.period.code,
            sent.version_of(source),
            sent.recipients(source, wish),
            file_name=name,
            actor=access.user().name,
            at=datetime.now(UTC),
        )
    except LakeError as error:  # a lake that can only be read still hands out its files
        st.warning(plain(Reminders.NOT_REMEMBERED.format(why=refusals.trouble(error))))


def _make_file(source: Source, file: OfficialFile, wish: Wish, making: ProgressBar) -> Made:
    making.show_share(0)  # a report says nothing before its first section is done
    with export_audit.within_bounds(file.name_for(source, wish), access.user().name):
        return file.make(source, wish, making.show_share)


def _offer(file: OfficialFile, name: str, made: Made) -> None:
    about = Official.ABOUT.format(title=file.title, size=_size(len(made.content)))
    with st.container(border=True):
        st.markdown(f":material/task: **{plain(name)}**  \n:small[:gray[{plain(about)}]]")
        if not made.is_whole:
            st.warning(plain(Official.LACKING.format(lacking=Official.GAP.join(made.lacking))))
        if made.unkept:
            st.warning(plain(Official.UNKEPT.format(why=made.unkept)))
        st.download_button(
            Official.DOWNLOAD,
            made.content,
            name,
            official_files.KINDS[file.ending],
            on_click=export_audit.note,
            args=(name,),
            type="primary",
            icon=":material/download:",
        )


def _size(count: int) -> str:
    """So many bytes in words."""
    if count < _MIB:
        return Official.SIZE_IN_KB.format(size=-(-count // _KIB))
    return Official.SIZE_IN_MB.format(size=count / _MIB)


def _file_status(shown: data.View, name: str) -> str:
    """Whether the numbers may still change, and since when the file of that name stands."""
    if shown.edition is None:
        return Official.DRAFT
    issued = issued_files.first_issued(shown.edition, name)
    return Official.ISSUED.format(day=display.day_name(issued.date())) if issued else Official.KEPT


def _obstacle(file: OfficialFile) -> str:
    reason = pdf.missing_part() if file.ending == "pdf" else None
    return PDF_UNAVAILABLE[reason] if reason else ""


def _want(name: str) -> None:
    st.session_state[_WANTED] = name
    st.session_state[_AFRESH] = True


def _give_up() -> None:
    st.session_state.pop(_WANTED, None)
    st.toast(Official.STOPPED)
