"""导入: which template is wanted, and the button that makes it when somebody presses it."""

from datetime import datetime
from functools import partial

import streamlit as st

from analytics import datasets
from analytics.access import Action
from analytics.base.periods import Period
from analytics.intake import templates
from analytics.intake.headings import about_branches
from analytics.intake.templates import Shape
from analytics.lake import Snapshot
from dashboard.base import display
from dashboard.files import blank_workbooks
from dashboard.files.blank_workbook_words import TemplateChoice
from dashboard.screen import access

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_ALL = ""


def offer(now: Snapshot) -> None:
    """Choose data set, form, period and unit, then one button."""
    with st.popover(TemplateChoice.BUTTON, icon=":material/download:"):
        st.caption(TemplateChoice.ABOUT)
        titles = {name: one.title for name, one in datasets.ALL.items() if access.allows(Action.IMPORT, name)}
        name = st.selectbox(
            TemplateChoice.DATASET, list(titles), format_func=titles.__getitem__, key="template_of"
        )
        shape = _shape(name)
        period = _period(name)
        unit = _unit(now, name, period)
        if shape is Shape.CARD and about_branches(datasets.ALL[name]) and not unit:
            st.info(TemplateChoice.ONE_UNIT_NEEDED)
            return
        _button(now, name, shape, period, unit)


def _button(now: Snapshot, name: str, shape: Shape, period: Period | None, unit: str | None) -> None:
    st.download_button(
        TemplateChoice.DOWNLOAD,
        data=partial(
            blank_workbooks.template_workbook,
            now,
            name,
            shape,
            last_year=_this_year(),
            period=period,
            unit=unit,
        ),
        file_name=blank_workbooks.file_name(name, shape, period, _unit_name(now, period, unit)),
        mime=_XLSX,
        key="template",
        on_click="ignore",
        type="primary",
        width="stretch",
    )


def _shape(name: str) -> Shape:
    if not templates.has_cards(datasets.ALL[name]):
        return Shape.MATRIX
    of_branches = about_branches(datasets.ALL[name])
    words = TemplateChoice.SHAPES_OF_BRANCHES if of_branches else TemplateChoice.SHAPES
    key = f"template_shape_{name}"
    return st.radio(TemplateChoice.SHAPE, list(Shape), format_func=words.__getitem__, key=key) or Shape.MATRIX


def _period(name: str) -> Period | None:
    grains = datasets.ALL[name].grains
    offered = {one.code: one for one in templates.periods_of(datasets.ALL[name], _this_year())}
    if not offered:
        return None
    code = st.selectbox(
        TemplateChoice.PERIOD,
        [_ALL, *offered],
        format_func=lambda one: display.period_name(one) if one else TemplateChoice.PERIOD_LATER,
        key=f"template_period_{grains[0] if len(grains) == 1 else name}",
    )
    return offered.get(code)


def _unit(now: Snapshot, name: str, period: Period | None) -> str | None:
    """The id of the one unit wanted; only tables with rows of organisations ask."""
    if not templates.opens_with_organisations(datasets.ALL[name]):
        return None
    names = _names(now, period)
    chosen = st.selectbox(
        TemplateChoice.UNIT,
        [_ALL, *names],
        format_func=lambda one: names.get(one, TemplateChoice.ALL_UNITS),
        key="template_unit",
    )
    return chosen or None


def _unit_name(now: Snapshot, period: Period | None, unit: str | None) -> str | None:
    return _names(now, period).get(unit, unit) if unit else None


def _names(now: Snapshot, period: Period | None) -> dict[str, str]:
    known = blank_workbooks.contents(now, last_year=_this_year(), period=period)
    return dict(known.units.iter_rows())


def _this_year() -> int:
    return datetime.now().astimezone().year
