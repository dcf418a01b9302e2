"""What a page says of an error nobody caught: in words of ours, never a trace."""

from contextlib import suppress
from datetime import datetime

import streamlit as st
from dataframely.exc import SchemaError, ValidationError
from polars.exceptions import PolarsError

from analytics.lake import FileDamagedError, LakeError
from dashboard.screen import data
from dashboard.screen.markup import plain
from dashboard.words import refusals
from dashboard.words.trouble import Trouble


def show_error(error: Exception) -> bool:
    """Say on the page what went wrong; the server's log has it already. True: Streamlit need not say it."""
    st.error(plain(_words(error)))
    return True


def _words(error: Exception) -> str:
    if isinstance(error, LakeError):
        return refusals.trouble(error)
    if isinstance(error, (PolarsError, SchemaError, ValidationError, OSError)):
        with suppress(LakeError):
            if damaged := data.damaged_file():
                return refusals.trouble(FileDamagedError(damaged))
    moment = datetime.now().astimezone().strftime(Trouble.MOMENT)
    return Trouble.UNEXPECTED.format(moment=moment)
