"""导入: what to import in which order, and what the officer says about the file."""

from datetime import datetime

import streamlit as st

from analytics import datasets
from analytics.access import Action
from analytics.base import rules
from analytics.base.periods import PARTS, Grain, Period
from analytics.lake import Snapshot
from dashboard.base import display
from dashboard.screen import access, url_choice
from dashboard.words.import_data import Import

_RECOGNISED, _AS_IN_FILE = "", ""
_NEEDED = ("organisations", "rubrics", "reviews", "star_ratings")


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
    titles = {_RECOGNISED: Import.RECOGNISED} | {
        name: one.title for name, one in datasets.ALL.items() if access.allows(Action.IMPORT, name)
    }
    named = url_choice.select(
        Import.DATASET, titles, address="dataset", default=_RECOGNISED, implied=_RECOGNISED
    )
    return named or None


def period(name: str | None) -> Period | None:
    """The period the officer names for a data set of one grain; None leaves it to the file."""
    found = datasets.ALL[name].grains if name else ()
    if len(found) != 1:
        return None
    (grain,) = found
    offered = {one.code: one for one in _periods_of_grain(grain)}
    code = st.selectbox(
        Import.PERIOD,
        [_AS_IN_FILE, *offered],
        format_func=lambda one: display.period_name(one) if one else Import.AS_IN_FILE,
        key=f"period_of_{grain}",
    )
    return offered.get(code)


def _periods_of_grain(grain: Grain) -> list[Period]:
    """From the base year of the burden to this year, the latest first."""
    years = range(datetime.now().astimezone().year, rules.BURDEN_BASE_YEAR - 1, -1)
    numbers = range(PARTS[grain], 0, -1)
    return [Period(year, grain, number) for year in years for number in numbers]
