"""A file that a reader chooses, taken by the ending of its name: another one is refused in words."""

from collections.abc import Sequence
from pathlib import PurePath
from typing import Any

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from dashboard.base.common_words import Chosen
from dashboard.screen.markup import plain


def show(label: str, endings: Sequence[str], **options: Any) -> UploadedFile | None:
    """The uploader and the file in it; endings without a dot.

    A browser offers these alone; who sends another by a program of his own gets the same words as anybody.
    """
    upload = st.file_uploader(label, type=list(endings), **options)
    if upload is None or _is_one_of(upload.name, endings):
        return upload
    st.error(plain(Chosen.WRONG_ENDING.format(name=upload.name, endings=Chosen.OR.join(endings))))
    return None


def _is_one_of(name: str, endings: Sequence[str]) -> bool:
    return "\0" not in name and PurePath(name).suffix.lower().removeprefix(".") in endings
