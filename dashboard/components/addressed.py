"""A choice whose code stands in the URL. A bound widget would write the words, which change; codes do not."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from dashboard.components.markup import plain
from dashboard.text.common import Filters


def select(
    label: str, names: Mapping[str, str], *, address: str, default: str | None, **options: Any
) -> str | None:
    """Choose one of the codes, shown by name and kept as ?address=CODE; options go to st.selectbox.

    A page opens with the code of its link, else with what was last chosen on another page, else with
    the default; a code that is none is dropped.
    """
    box = box_of(address)
    asked = (st.query_params.get(address), st.session_state.get(_memory(address)))
    wanted = (st.session_state[box],) if box in st.session_state else asked
    # Written on every run: after a change of page the box is a new one and would open with its first line.
    st.session_state[box] = next((code for code in wanted if code in names), default)
    start = None if default is None else 0  # only tells Streamlit whether the box may be empty
    code = st.selectbox(label, list(names), index=start, format_func=names.__getitem__, key=box, **options)
    st.session_state[_memory(address)] = code
    _say_if_dropped(label, names, address, code)
    _write(address, code)
    return code


def box_of(address: str) -> str:
    """The key of the widget, for callbacks that choose in its stead."""
    return f"{address}_box"


def _say_if_dropped(label: str, names: Mapping[str, str], address: str, code: str | None) -> None:
    asked = st.query_params.get(address)
    if asked and asked not in names:
        chosen = names[code] if code else Filters.NOTHING
        st.toast(plain(Filters.DROPPED.format(label=label, chosen=chosen)))


def _memory(address: str) -> str:
    return f"{address}_chosen"


def _write(address: str, code: str | None) -> None:
    if code is None:
        st.query_params.pop(address, None)
    elif st.query_params.get(address) != code:
        st.query_params[address] = code
