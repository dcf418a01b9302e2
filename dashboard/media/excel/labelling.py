"""The words beside bars and marks of a native chart, where the picture has them."""

from typing import Any

from dashboard.base.file_words import Workbooks
from dashboard.base.labels import has_number, is_number
from dashboard.kit.chart import SeriesKind, Together
from dashboard.media.excel import looks
from dashboard.media.excel.areas import Area
from dashboard.media.excel.tables import Column, Points, Table
from dashboard.media.shades import ink_on


def labels(area: Area, panel: Table, one: Column, form: str) -> dict[str, Any] | None:
    """Numbers come from the value itself; other words stand in a column of their own too."""
    if not any(one.labels):
        return None
    if one.kind is SeriesKind.BAR:
        inside = panel.together in (Together.STACK, Together.SHARES)
        font = looks.font(9) | ({"color": ink_on(one.ink.colours[0])} if inside else {})
        shown = [None if has_number(word) else {"delete": True} for word in one.labels]
        place = {"position": "center" if inside else "outside_end"}
        return {"value": True, "num_format": form, "font": font, "custom": shown, **place}
    if all(is_number(word) for word in one.labels if word) and one.kind is SeriesKind.LINE:
        return {"value": True, "num_format": form, "font": looks.font(9), "position": "above"}
    area.add_words(Workbooks.LABELS.format(name=one.name), one.labels)
    return labels_in_words(one.labels)


def labels_in_words(words: tuple[str, ...]) -> dict[str, Any]:
    """Labels in these words; LibreOffice shows the value in place of one that is taken from a cell."""
    custom = [{"value": word} if word else {"delete": True} for word in words]
    return {"value": True, "custom": custom, "font": looks.font(9), "position": "above"}


def of_dots(one: Points) -> dict[str, Any] | None:
    """Labels of the points, if they have any."""
    return labels_in_words(one.labels) if any(one.labels) else None
