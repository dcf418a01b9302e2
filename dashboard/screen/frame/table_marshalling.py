"""A table that is shown again is not turned into Streamlit's form again: most of a page's time went there.

The tables of components.table_forms are made once and never changed, so what Streamlit made of one holds as
long as the table lives.
"""

from typing import Any

from streamlit import dataframe_util
from streamlit.elements import arrow
from streamlit.proto.ArrowData_pb2 import ArrowData

from dashboard.base.cache import per_object


def install() -> None:
    """Have Streamlit keep what it makes of a table; both names are looked up at every call."""
    of_frame, of_styler = dataframe_util.convert_pandas_df_to_arrow_bytes, arrow.marshall_styler

    def styler_to_arrow(styler: Any, default_uuid: str) -> ArrowData:
        made = ArrowData()
        of_styler(made, styler, default_uuid)
        return made

    frames, stylers = per_object(of_frame), per_object(styler_to_arrow)

    def to_bytes(frame: Any, **options: Any) -> bytes:
        return of_frame(frame, **options) if options else frames(frame)

    def marshall(proto: ArrowData, styler: Any, default_uuid: str) -> None:
        proto.CopyFrom(stylers(styler, default_uuid))

    vars(dataframe_util).update(convert_pandas_df_to_arrow_bytes=to_bytes)
    vars(arrow).update(marshall_styler=marshall)
