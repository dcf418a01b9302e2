"""The pages in menu order."""

from pathlib import Path
from typing import NamedTuple

import streamlit as st

from dashboard.text.app import Menu, Pages

_FOLDER = Path(__file__).parent / "pages"


class Entry(NamedTuple):
    """One line of the menu: the script's name in pages/, what the menu says, the path in the URL."""

    script: str
    title: str
    url_path: str


SECTIONS = {
    Menu.OVERALL: [
        Entry("overview", Pages.OVERVIEW, ""),
        Entry("ranking", Pages.RANKING, "ranking"),
        Entry("unit", Pages.UNIT, "unit"),
    ],
    Menu.BRANCHES: [
        Entry("stars", Pages.STARS, "stars"),
        Entry("weak_branches", Pages.WEAK, "weak"),
    ],
    Menu.CONDUCT: [Entry("formalism", Pages.FORMALISM, "formalism")],
    Menu.DUTIES: [Entry("items", Pages.ITEMS, "items")],
    Menu.REPORTS: [Entry("reports", Pages.REPORTS, "reports")],
    Menu.DATA: [
        Entry("import_data", Pages.IMPORT, "import"),
        Entry("history", Pages.HISTORY, "history"),
        Entry("methods", Pages.METHODS, "methods"),
    ],
}
ENTRIES = [entry for entries in SECTIONS.values() for entry in entries]
DEFAULT = ENTRIES[0]


def page(entry: Entry) -> st.Page:
    """The entry as Streamlit wants it."""
    path = _FOLDER / f"{entry.script}.py"
    return st.Page(path, title=entry.title, url_path=entry.url_path, default=entry is DEFAULT)


def find(script: str) -> st.Page:
    """The page of that script, to link to."""
    return next(page(entry) for entry in ENTRIES if entry.script == script)


def build() -> st.Page:
    """The menu at the top, and the page the reader asked for."""
    pages = {section: [page(entry) for entry in entries] for section, entries in SECTIONS.items()}
    return st.navigation(pages, position="top")
