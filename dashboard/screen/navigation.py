"""The pages in menu order, and who gets which of them."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

import streamlit as st

from analytics.access import Action, User, makes_files, may, may_some
from dashboard import systems
from dashboard.base.common_words import Menu, Pages
from dashboard.kit.system import System
from dashboard.screen import access

_FOLDER = Path(__file__).parent / "pages"


def _sees_all(user: User) -> bool:
    return may(user, Action.SEE)


def _may_some(action: Action) -> Callable[[User], bool]:
    return lambda user: may_some(user, action)


def _right_of(joining: Sequence[System]) -> Action:
    """The right that opens their page."""
    return Action.DECIDE if all(system.for_deciders for system in joining) else Action.SEE


def _has_an_account(user: User) -> bool:
    return user.has_account


def _has_a_role(user: User) -> bool:
    return any(may_some(user, action) for action in Action)


class Entry(NamedTuple):
    """One line of the menu: the script's name in pages/, what the menu says, the URL, whom it is for.

    Systems have no script: their page is made by one function for all of them.
    """

    script: str
    title: str
    url_path: str
    offered_to: Callable[[User], bool] = _sees_all
    systems: tuple[System, ...] = ()


_PAGES = {
    Menu.OVERALL: [
        Entry("overview", Pages.OVERVIEW, ""),
        Entry("ranking", Pages.RANKING, "ranking"),
        Entry("unit", Pages.UNIT, "unit", _may_some(Action.SEE)),
    ],
    Menu.BRANCHES: [
        Entry("stars", Pages.STARS, "stars"),
        Entry("weak_branches", Pages.WEAK, "weak"),
    ],
    Menu.CONDUCT: [Entry("formalism", Pages.FORMALISM, "formalism")],
    Menu.DUTIES: [
        Entry("items", Pages.ITEMS, "items"),
        Entry("reporting", Pages.REPORTING, "reporting"),
    ],
    Menu.REPORTS: [Entry("reports", Pages.REPORTS, "reports", makes_files)],
    Menu.DATA: [
        Entry("import_data", Pages.IMPORT, "import", _may_some(Action.IMPORT)),
        Entry("history", Pages.HISTORY, "history", _may_some(Action.AUDIT)),
        Entry("methods", Pages.METHODS, "methods", _has_a_role),
    ],
    Menu.ACCOUNT: [Entry("account", Pages.ACCOUNT, "account", _has_an_account)],
}
SECTIONS = {
    section: [
        *entries,
        *(
            Entry(joint.name, joint.title, joint.name, _may_some(_right_of(joining)), joining)
            for joint, joining in systems.by_page().items()
            if joint.menu == section
        ),
    ]
    for section, entries in _PAGES.items()
}
ENTRIES = [entry for entries in SECTIONS.values() for entry in entries]
DEFAULT = ENTRIES[0]
_ARRIVAL = "start"  # a path of its own, which nobody sees
_MARK = (
    "<style>[data-testid=stTopNav] > :nth-child({place}) button"
    " {{ font-weight: 600; box-shadow: inset 0 -2px var(--marked) }}</style>"
)


def offered_entries(user: User) -> list[Entry]:
    """The pages the user may open, in menu order; the first is where the user arrives."""
    return [entry for entry in ENTRIES if entry.offered_to(user)]


def page(entry: Entry, show: Callable[[Sequence[System]], None] | None = None) -> st.Page:
    """The entry as Streamlit wants it; show makes the page of systems, which a link needs not know."""
    source = partial(show or _show_nothing, entry.systems) if entry.systems else _path(entry)
    return st.Page(source, title=entry.title, url_path=entry.url_path, default=entry is DEFAULT)


def find(script: str) -> st.Page:
    """The page of that script, to link to."""
    return next(page(entry) for entry in ENTRIES if entry.script == script)


def place_of(name: str, user: User) -> tuple[str, dict[str, str]] | None:
    """The script of that name, or of the page of the system of that name, and what its address says besides.

    None: not offered.
    """
    for one in offered_entries(user):
        if name in (one.script, *(own.name for own in one.systems)):
            return one.script, {systems.CHOSEN: name} if len(one.systems) > 1 else {}
    return None


def title(script: str) -> str:
    """What the menu calls the page of that script."""
    return next(entry.title for entry in ENTRIES if entry.script == script)


def link(script: str, label: str, **options: object) -> None:
    """A link to the page of that script, for those it is offered to."""
    if any(entry.script == script for entry in offered_entries(access.user())):
        st.page_link(find(script), label=label, **options)  # type: ignore[arg-type]  # as Streamlit names them


def build(user: User, show: Callable[[Sequence[System]], None]) -> st.Page:
    """The menu at the top, and the page the reader asked for; any address not offered is none.

    show makes the page of systems.
    """
    open_to = offered_entries(user)
    sections = {
        section: [page(entry, show) for entry in entries if entry in open_to]
        for section, entries in SECTIONS.items()
    }
    pages = {section: found for section, found in sections.items() if found}
    if DEFAULT not in open_to:  # the bare address shows the first page; that keeps its own address besides
        first = open_to[0]
        arrival = st.Page(
            _path(first), title=first.title, url_path=_ARRIVAL, default=True, visibility="hidden"
        )
        pages = {"": [arrival], **pages}
    return st.navigation(pages, position="top")


def mark(user: User, shown: st.Page) -> None:
    """Show in the menu at the top which part of it the page shown belongs to."""
    open_to = offered_entries(user)
    parts = [part for part in SECTIONS.values() if any(entry in open_to for entry in part)]
    titles = [[entry.title for entry in part] for part in parts]
    place = next((number for number, own in enumerate(titles, start=1) if shown.title in own), 0)
    st.html(_MARK.format(place=place))


def _show_nothing(_systems: Sequence[System]) -> None:
    """Stands for a page that is only led to."""


def _path(entry: Entry) -> Path:
    return _FOLDER / f"{entry.script}.py"
