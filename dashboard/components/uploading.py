"""导入, first half: what is chosen and uploaded, read in a child process and never kept."""

from datetime import datetime
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory

import streamlit as st

from analytics import actions, datasets, rules
from analytics.datasets import columns
from analytics.intake import limits
from analytics.intake.incoming import Incoming
from analytics.lake import LakeError, Snapshot
from analytics.periods import PARTS, Grain, Period
from dashboard import display
from dashboard.components import addressed, opening
from dashboard.text.import_data import Import

UPLOADS = "uploads"  # how many files this session has taken in: the next one gets a fresh uploader
_RECOGNISED, _AS_IN_FILE = "", ""
_GRAINS = {columns.YEAR: Grain.YEAR, columns.HALF: Grain.HALF, columns.MONTH: Grain.MONTH}
_NEEDED = ("organisations", "rubrics", "reviews", "star_ratings")
_LONGEST_NAME = 60  # file systems allow 255 bytes


def guide(now: Snapshot) -> None:
    """In an empty lake: what to import in which order."""
    if now.heads:
        return
    lines = [
        Import.ORDER_LINE.format(
            number=number,
            title=dataset.title,
            about=Import.RECOMMENDED if dataset.name in _NEEDED else Import.OPTIONAL,
        )
        for number, dataset in enumerate(datasets.ALL.values(), start=1)
    ]
    st.info("\n".join([Import.ORDER, "", *lines]))


def dataset() -> str | None:
    """The data set the officer names; None leaves it to the file."""
    titles = {_RECOGNISED: Import.RECOGNISED} | {name: one.title for name, one in datasets.ALL.items()}
    named = addressed.select(
        Import.DATASET, titles, address="dataset", default=_RECOGNISED, implied=_RECOGNISED
    )
    return named or None


def period(name: str | None) -> Period | None:
    """The period the officer names for a data set that has one; None leaves it to the file."""
    grain = _grain(name) if name else None
    if grain is None:
        return None
    offered = {one.code: one for one in _offered(grain)}
    code = st.selectbox(
        Import.PERIOD,
        [_AS_IN_FILE, *offered],
        format_func=lambda one: display.period_name(one) if one else Import.AS_IN_FILE,
        key=f"period_of_{grain}",
    )
    return offered.get(code)


def received(now: Snapshot, name: str | None, period: Period | None) -> Incoming | None:
    """The uploaded file as read; None while there is none. It lies on the disk only while it is read."""
    size = limits.FILE_BYTES // limits.MIB
    upload = st.file_uploader(
        Import.FILE.format(size=size),
        type=["xlsx", "xls", "xlsm", "csv"],
        max_upload_size=size,
        key=f"file_{st.session_state.get(UPLOADS, 0)}",
    )
    if upload is None:
        return None
    try:
        with st.spinner(Import.WORKING), TemporaryDirectory() as folder:
            path = Path(folder) / _safe(upload.name)
            path.write_bytes(upload.getbuffer())
            today = datetime.now().astimezone().date()
            return actions.receive(now, path, dataset=name, period=period, today=today)
    except LakeError:
        opening.unavailable()
    except OSError:
        st.error(Import.NOT_STORED)
        return None


def content() -> bytes | None:
    """The uploaded file as it came, to be kept; None when it is gone."""
    upload = st.session_state.get(f"file_{st.session_state.get(UPLOADS, 0)}")
    return None if upload is None else upload.getvalue()


def _grain(name: str) -> Grain | None:
    column = datasets.ALL[name].schema.columns().get("period")
    return _GRAINS[column.regex] if column else None  # type: ignore[attr-defined]  # periods are texts


def _offered(grain: Grain) -> list[Period]:
    """From the base year of the burden to this year, the latest first."""
    years = range(datetime.now().astimezone().year, rules.BURDEN_BASE_YEAR - 1, -1)
    numbers = range(PARTS[grain], 0, -1)
    return [Period(year, grain, number) for year in years for number in numbers]


def _safe(name: str) -> str:
    """The file's own name, as one part of a path that every system takes."""
    given = PurePath(name.replace("\\", "/").replace("\0", "")).name
    stem, ending = PurePath(given).stem[:_LONGEST_NAME].strip(". "), PurePath(given).suffix
    return f"{stem or UPLOADS}{ending}"
