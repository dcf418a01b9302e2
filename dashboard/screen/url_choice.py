"""A choice whose code stands in the URL. A bound widget would write the words, which change; codes do not."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

import streamlit as st

from analytics.results import Results
from dashboard.base.common_words import Filters
from dashboard.base.shortening import shorten_middle
from dashboard.kit.finding import Choice, Finding
from dashboard.kit.statement import Scope
from dashboard.screen import notices

_SIDE_BY_SIDE = 8  # codes; more stand in a box
_LONGEST = 40  # of what a notice repeats of a link


def select(
    label: str,
    names: Mapping[str, str],
    *,
    address: str,
    default: str | None,
    implied: str | None = None,
    is_said: bool = True,
    **options: Any,
) -> str | None:
    """Choose one of the codes, shown by name and kept as ?address=CODE; options go to st.selectbox.

    A page opens with the code of its link, else with what was last chosen on another page, else with
    the default; a code that is none is dropped, and that said unless is_said is False. The
    implied code has no address: written on opening it would be one more step back.
    """
    box = _open(names, address, default)
    start = None if default is None else 0  # only tells Streamlit whether the box may be empty
    code = st.selectbox(label, list(names), index=start, format_func=names.__getitem__, key=box, **options)
    if is_said:
        _say_if_dropped(label, names, address, code)
    _keep(address, code, implied)
    return code


def one_of(label: str, names: Mapping[str, str], *, address: str, default: str, **options: Any) -> str:
    """Choose one of a few codes that stand side by side, kept like select; the default is implied."""
    box = _open(names, address, default)
    code = st.segmented_control(
        label, list(names), format_func=names.__getitem__, key=box, required=True, **options
    )
    chosen = code or default
    _say_if_dropped(label, names, address, chosen)
    _keep(address, chosen, default)
    return chosen


def one_word(label: str, words: Sequence[str], address: str) -> str:
    """Choose one of a few words that stand side by side and in the URL as they are; the first is implied."""
    say_if_unknown(label, words, address, words[0])
    chosen = st.segmented_control(
        label, words, default=words[0], required=True, key=address, bind="query-params"
    )
    _note_written(address)
    return chosen or words[0]


def word(label: str, words: Sequence[str], address: str, **options: Any) -> str:
    """Choose one of several words that stand in a box and in the URL as they are; the first is implied.

    options go to st.selectbox.
    """
    say_if_unknown(label, words, address, words[0])
    chosen: str = st.selectbox(label, words, key=address, bind="query-params", **options)
    _note_written(address)
    return chosen


def codes(
    finding: Finding, results: Results, scope: Scope, chosen: dict[str, str] | None = None
) -> tuple[str, ...]:
    """What the reader chooses of a finding; where there is nothing to choose, what files take.

    chosen: by address, what was chosen above on the page: it holds here too, and grows by what is chosen.
    """
    known = {} if chosen is None else chosen
    for choice in finding.choices:
        if choice.address not in known:
            offered, first = choice.options(results, scope), choice.first(results, scope)
            is_asked = len(offered) > 1
            known[choice.address] = _ask(choice, offered, first) if is_asked else first
    return tuple(known[choice.address] for choice in finding.choices)


def _ask(choice: Choice, offered: Mapping[str, str], first: str) -> str:
    """The code the reader chooses: side by side where they are few, else in a box."""
    address = choice.address
    if len(offered) <= _SIDE_BY_SIDE:
        return one_of(choice.label, offered, address=address, default=first)
    return select(choice.label, offered, address=address, default=first, implied=first) or first


def one_of_list(label: str, names: Mapping[str, str], *, address: str, default: str, **options: Any) -> str:
    """Choose one of a few codes that stand below each other, kept like select; options go to st.radio."""
    box = _open(names, address, default)
    code = st.radio(label, list(names), format_func=names.__getitem__, key=box, **options) or default
    _say_if_dropped(label, names, address, code)
    _keep(address, code)
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


def _say_if_dropped(label: str, names: Mapping[str, str], address: str, code: str | None) -> None:
    say_if_unknown(label, names, address, names[code] if code else Filters.NOTHING)


def _keep(address: str, code: str | None, implied: str | None = None) -> None:
    st.session_state[_memory(address)] = code
    _write(address, None if code == implied else code)
    _note_written(address)


def say_if_unknown(label: str, offered: Collection[str], address: str, chosen: str) -> None:
    """Say what is shown instead where a link, and not the page itself, asks for what is not offered."""
    asked = st.query_params.get(address)
    _page, written = st.session_state.get(_written_key(address), (None, None))
    if asked and asked != written and asked not in offered:
        asked = shorten_middle(asked, _LONGEST)
        notices.say(Filters.DROPPED.format(label=label, asked=asked, chosen=chosen))


def _note_written(address: str) -> None:
    st.session_state[_written_key(address)] = (_here(), st.query_params.get(address))


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
