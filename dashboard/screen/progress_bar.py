"""A bar that shows how far the making of a file is, and a button that ends it."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from dashboard.files.official_words import Official
from dashboard.screen.markup import plain

_STEP = 0.01  # the least advance worth showing


class ProgressBar:
    """Nothing until something is heard: a file that is at hand needs no bar.

    Pressing the button ends the run of the page: at the next word heard, and with it the work.
    """

    def __init__(self, title: str, give_up: Callable[[], None]) -> None:
        self._title, self._give_up = title, give_up
        self._place = st.empty()
        self._bar: Any = None
        self._reached = 0.0

    def show_share(self, share: float, doing: str = "") -> None:
        """Show the share done and what goes on; also without an advance, for only here a run ends."""
        self._reached = max(self._reached, share // _STEP * _STEP)
        beside = Official.DOING.format(doing=doing) if doing else ""
        percent = round(self._reached * 100)
        self._show(Official.MAKING.format(title=self._title, percent=percent, doing=beside))

    def show_waiting(self) -> None:
        """Say that somebody else has the same file made."""
        self._show(Official.WAITING.format(title=self._title))

    def end(self) -> None:
        """Take the bar away."""
        self._place.empty()

    def _show(self, words: str) -> None:
        words = plain(words)  # what goes on may name a unit
        if self._bar is None:
            with self._place.container(border=True):
                self._bar = st.progress(0.0, text=words)
                st.button(
                    Official.STOP, key="stop_making", icon=":material/stop_circle:", on_click=self._give_up
                )
        self._bar.progress(self._reached, text=words)
