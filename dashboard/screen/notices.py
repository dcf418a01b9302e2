"""What a page says above everything else, also where it comes to know it further down."""

from contextvars import ContextVar
from typing import Any

import streamlit as st

from dashboard.screen.markup import plain

_PLACE: ContextVar[Any] = ContextVar("_PLACE")  # of this run


def begin() -> None:
    """Keep a place for notices; whatever is written afterwards stands below it."""
    _PLACE.set(st.container())


def say(words: str) -> None:
    """Put a notice there, to stay until the reader does something."""
    _PLACE.get(st).warning(plain(words))
