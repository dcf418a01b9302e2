"""Uploads that officers are looking at: what was worked out for each, until it is let go."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar, cast

import streamlit as st

from dashboard.settings import location
from dashboard.shelf import Shelf

T = TypeVar("T")
_IN_HAND = 6  # by all officers together


@dataclass(frozen=True)
class FileInHand:
    """An uploaded file and all that its check hangs on: what was chosen, the data it is read by, the day."""

    sha256: str
    name: str
    dataset: str | None
    period: str | None
    revision: int
    today: date


def worked_out(file: FileInHand, step: str, make: Callable[[], T]) -> T:
    """What make() gives for this file: once, until the file is let go or too many others are in hand."""
    shelf = _files_in_hand(location())
    steps = shelf.get(file) or {}
    if step in steps:
        return cast(T, steps[step])
    made = make()  # others do not wait, and a reading that is stopped leaves nothing
    shelf.put(file, {**(shelf.get(file) or {}), step: made})
    return made


def let_go(file: FileInHand) -> None:
    """Forget everything worked out for the file."""
    _files_in_hand(location()).drop(file)


@st.cache_resource
def _files_in_hand(where: str) -> Shelf[FileInHand, dict[str, object]]:
    return Shelf(_IN_HAND)
