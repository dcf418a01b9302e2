"""A table that is shown again is not turned into Streamlit's form again: most of a page's time went there.

The tables of components.table_forms are made once and never changed, so what Streamlit made of one holds as
long as the table lives.
"""

from collections.abc import Callable
from typing import Any, TypeVar
from weakref import ref

from streamlit import dataframe_util
from streamlit.elements import arrow
from streamlit.proto.ArrowData_pb2 import ArrowData

T = TypeVar("T")


def installed() -> None:
    """Have Streamlit keep what it makes of a table; both names are looked up at every call."""
    of_frame, of_styler = dataframe_util.convert_pandas_df_to_arrow_bytes, arrow.marshall_styler

    def styled(styler: Any, default_uuid: str) -> ArrowData:
        made = ArrowData()
        of_styler(made, styler, default_uuid)
        return made

    frames, stylers = by_identity(of_frame), by_identity(styled)

    def to_bytes(frame: Any, **options: Any) -> bytes:
        return of_frame(frame, **options) if options else frames(frame)

    def marshall(proto: ArrowData, styler: Any, default_uuid: str) -> None:
        proto.CopyFrom(stylers(styler, default_uuid))

    vars(dataframe_util).update(convert_pandas_df_to_arrow_bytes=to_bytes)
    vars(arrow).update(marshall_styler=marshall)


def by_identity(make: Callable[..., T]) -> Callable[..., T]:
    """The function of a thing, which keeps what it made of that very thing as long as it lives."""
    kept: dict[int, tuple[ref[Any], T]] = {}

    def of(thing: Any, *rest: Any) -> T:
        number = id(thing)
        found = kept.get(number)
        if found and found[0]() is thing:
            return found[1]
        made = make(thing, *rest)
        kept[number] = ref(thing, lambda gone: _forget(kept, number, gone)), made
        return made

    return of


def _forget(kept: dict[int, tuple[ref[Any], T]], number: int, gone: ref[Any]) -> None:
    """Drop what was made of a thing that is gone, unless another has taken its number already."""
    found = kept.get(number)
    if found and found[0] is gone:
        kept.pop(number, None)
