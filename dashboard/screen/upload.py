"""导入: the uploaded file, read in a child process with a way to stop it, and let go of when done."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory

import streamlit as st
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx

from analytics import actions
from analytics.base.periods import Period
from analytics.intake import limits
from analytics.intake.incoming import Incoming
from analytics.intake.progress import Progress
from analytics.lake import AlreadyImportedError, LakeError, Snapshot
from dashboard.screen import chosen_file, data, export_audit, import_result, uploads
from dashboard.screen.markup import plain
from dashboard.words import refusals
from dashboard.words.import_data import Import

_UPLOADS = "uploads"  # how many files this session has taken in: the next one gets a fresh uploader
_IN_HAND = "file_in_hand"
_READ, _REFUSED = "read", "refused"
# Also of files that cannot be read: the import says what they are and what to do, the box only refuses.
_ENDINGS = ["xlsx", "xls", "xlsm", "ods", "csv", "et", "ett", "xlsb", "numbers"]
_LONGEST_NAME = 60  # file systems allow 255 bytes
_STEP = 0.01  # the least advance worth showing


@dataclass(frozen=True)
class Received:
    """A file in hand: what it brings, the file as it came, and what its work is remembered by."""

    incoming: Incoming
    content: bytes
    file: uploads.FileInHand


def received_file(now: Snapshot, name: str | None, period: Period | None) -> Received | None:
    """The uploaded file as read; None while there is none, or where nothing is to be done with it."""
    size = limits.FILE_BYTES // limits.MIB
    label = Import.FILE.format(size=size)
    upload = chosen_file.show(label, _ENDINGS, max_upload_size=size, key=_uploader())
    if upload is None:
        _hold(None)
        return None
    content = upload.getvalue()
    sha256 = hashlib.sha256(content).hexdigest()
    today = datetime.now().astimezone().date()
    code = period.code if period else None
    file = uploads.FileInHand(sha256, upload.name, name, code, now.revision, today)
    _hold(file)
    try:
        if earlier := actions.earlier_import(data.lake(), sha256):
            _refuse(AlreadyImportedError(earlier), file)
            return None
        return Received(
            uploads.worked_out(file, _READ, partial(_read, now, content, file, period)), content, file
        )
    except LakeError as error:
        st.error(plain(refusals.trouble(error)))
    except OSError:
        st.error(Import.NOT_STORED)
    return None


def _refuse(refusal: AlreadyImportedError, file: uploads.FileInHand) -> None:
    """Say it, and have it noted once a file in hand."""
    reason = actions.reason_of(refusal)
    noted = partial(export_audit.note_refusal, actions.IMPORTED, file.name, reason)
    uploads.worked_out(file, _REFUSED, noted)
    st.warning(plain(refusals.words(refusal)))


def let_go() -> None:
    """Forget the file and all that was worked out for it; for callbacks."""
    upload, context = st.session_state.get(_uploader()), get_script_run_ctx()
    if upload is not None and context and isinstance(context.uploaded_file_mgr, MemoryUploadedFileManager):
        # Streamlit would keep the bytes until the reader closes the page.
        context.uploaded_file_mgr.remove_file(session_id=context.session_id, file_id=upload.file_id)
    _hold(None)
    st.session_state[_UPLOADS] = st.session_state.get(_UPLOADS, 0) + 1


@contextmanager
def on_disk(content: bytes, name: str) -> Iterator[Path]:
    """The file at a path of its own, gone again at the end. Raises OSError."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / _safe(name)
        path.write_bytes(content)
        yield path


def _read(now: Snapshot, content: bytes, file: uploads.FileInHand, period: Period | None) -> Incoming:
    """Read with a bar and a button; pressing it ends this run, and with it the reading."""
    place = st.empty()
    with place.container():
        bar = st.progress(0.0, text=Import.READING.format(percent=0))
        st.button(Import.STOP, key="stop_reading", on_click=let_go)
    with on_disk(content, file.name) as path:
        incoming = actions.receive(
            now, path, dataset=file.dataset, period=period, today=file.today, progress=_shown_on(bar)
        )
    place.empty()
    return incoming


def _shown_on(bar: st.delta_generator.DeltaGenerator) -> Progress:
    shown = 0.0

    def show(share: float) -> None:
        nonlocal shown
        # Also without an advance: only here a run that is to end does end.
        shown = max(shown, share // _STEP * _STEP)
        bar.progress(shown, text=Import.READING.format(percent=round(shown * 100)))

    return show


def _hold(file: uploads.FileInHand | None) -> None:
    """Let go of the file held before, when it is another one."""
    before: uploads.FileInHand | None = st.session_state.get(_IN_HAND)
    if before is not None and before != file:
        uploads.let_go(before)
    if file is not None:
        import_result.forget_done()
    st.session_state[_IN_HAND] = file


def _uploader() -> str:
    return f"file_{st.session_state.get(_UPLOADS, 0)}"


def _safe(name: str) -> str:
    """The file's own name, as one part of a path that every system takes."""
    given = PurePath(name.replace("\\", "/").replace("\0", "")).name
    stem, ending = PurePath(given).stem[:_LONGEST_NAME].strip(". "), PurePath(given).suffix
    return f"{stem or _UPLOADS}{ending}"
