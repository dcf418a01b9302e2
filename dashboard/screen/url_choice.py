"""A choice whose code stands in the URL. A bound widget would write the words, which change; codes do not."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

import streamlit as st

from analytics.results import Results
from dashboard.base.common_words import Filters
from dashboard.kit.finding import Finding
from dashboard.kit.statement import Scope
from dashboard.screen.markup import plain


def select(
    label: str,
    names: Mapping[str, str],
    *,
    address: str,
    default: str | None,
    implied: str | None = None,
    **options: Any,
) -> str | None:
    """Choose one of the codes, shown by name and kept as ?address=CODE; options go to st.selectbox.

    A page opens with the code of its link, else with what was last chosen on another page, else with
    the default; a code that is none is dropped. The implied code has no address: written on opening it
    would be one more step back.
    """
    box = _open(names, address, default)
    start = None if default is None else 0  # only tells Streamlit whether the box may be empty
    code = st.selectbox(label, list(names), index=start, format_func=names.__getitem__, key=box, **options)
    _keep(label, names, address, code, implied)
    return code


def one_of(label: str, names: Mapping[str, str], *, address: str, default: str, **options: Any) -> str:
    """Choose one of a few codes that stand side by side, kept like select; the default is implied."""
    box = _open(names, address, default)
    code = st.segmented_control(
        label, list(names), format_func=names.__getitem__, key=box, required=True, **options
    )
    chosen = code or default
    _keep(label, names, address, chosen, default)
    return chosen


def one_word(label: str, words: Sequence[str], address: str) -> str:
    """Choose one of a few words that stand side by side and in the URL as they are; the first is implied."""
    chosen = st.segmented_control(
        label, words, default=words[0], required=True, key=address, bind="query-params"
    )
    return chosen or words[0]


def codes(finding: Finding, results: Results, scope: Scope) -> tuple[str, ...]:
    """What the reader chooses of a finding; where there is nothing to choose, what files take."""
    found = []
    for choice in finding.choices:
        offered, first = choice.options(results, scope), choice.first(results, scope)
        few = len(offered) < 2
        found.append(first if few else one_of(choice.label, offered, address=choice.address, default=first))
    return tuple(found)


def one_of_list(label: str, names: Mapping[str, str], *, address: str, default: str, **options: Any) -> str:
    """Choose one of a few codes that stand below each other, kept like select; options go to st.radio."""
    box = _open(names, address, default)
    code = st.radio(label, list(names), format_func=names.__getitem__, key=box, **options) or default
    _keep(label, names, address, code)
    return code


def wanted_code(address: str) -> str | None:
    """The code of the link, else what was last chosen, also where it is none."""
    return st.query_params.get(address) or st.session_state.get(_memory(address))


def ask(address: str, code: str) -> None:
    """Have the choice open with this code on the next run, whatever was chosen before."""
    st.session_state[_asked_key(address)] = code


def forget(address: str) -> None:
    """Let go of what was chosen, in the URL and in memory; for callbacks."""
    st.query_params.pop(address, None)
    for key in (box_of(address), _memory(address)):
        st.session_state.pop(key, None)


def box_of(address: str) -> str:
    """The key of the widget, for callbacks that choose in its stead."""
    return f"{address}_box"


def _open(names: Mapping[str, str], address: str, default: str | None) -> str:
    """Give the widget the code it opens with; returns the widget's key."""
    box = box_of(address)
    asked = (st.query_params.get(address), st.session_state.get(_memory(address)))
    wanted = (st.session_state[box],) if box in st.session_state else asked
    if _went_back(address):
        wanted = (st.query_params.get(address),)
    if bidden := st.session_state.pop(_asked_key(address), None):
        wanted = (bidden,)
    # Written on every run: after a change of page the box is a new one and would open with its first line.
    st.session_state[box] = next((code for code in wanted if code in names), default)
    return box


def _went_back(address: str) -> bool:
    """Whether the reader, and not this page, has changed the address, as the browser's way back does."""
    here = _here()
    page, written = st.session_state.get(_written_key(address), (None, None))
    unmoved = st.session_state.get(box_of(address)) == st.session_state.get(_memory(address))
    return here is not None and page == here and unmoved and st.query_params.get(address) != written


def _here() -> str | None:
    """The path of the page; None where no browser says it."""
    return urlsplit(st.context.url).path if st.context.url else None


def _keep(
    label: str, names: Mapping[str, str], address: str, code: str | None, implied: str | None = None
) -> None:
    st.session_state[_memory(address)] = code
    _say_if_dropped(label, names, address, code)
    _write(address, None if code == implied else code)
    st.session_state[_written_key(address)] = (_here(), st.query_params.get(address))


def _say_if_dropped(label: str, names: Mapping[str, str], address: str, code: str | None) -> None:
    asked = st.query_params.get(address)
    if asked and asked not in names:
        chosen = names[code] if code else Filters.NOTHING
        st.toast(plain(Filters.DROPPED.format(label=label, chosen=chosen)))


def _memory(address: str) -> str:
    return f"{address}_chosen"


def _written_key(address: str) -> str:
    return f"{address}_written"


def _asked_key(address: str) -> str:
    return f"{address}_asked"


def _write(address: str, code: str | None) -> None:
    if code is None:
        st.query_params.pop(address, None)
    elif st.query_params.get(address) != code:
        st.query_params[address] = code
