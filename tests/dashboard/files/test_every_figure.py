"""Every figure of every page: its workbook draws all its numbers, its SVG says all its words."""

import io
import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property
from xml.etree import ElementTree

import openpyxl
import polars as pl
import pytest
from openpyxl.utils import range_boundaries

from dashboard import systems
from dashboard.base import settings, theme
from dashboard.base.labels import bare
from dashboard.kit.finding import Finding, Where
from dashboard.media import chromium, images, plotly
from dashboard.media.excel import chart_workbook
from dashboard.screen import downloads
from dashboard.systems.unit import findings as of_unit
from tests.dashboard.legends import unexplained
from tests.dashboard.media.paper_size import pages_of, too_large
from tests.dashboard.opening import opened

# Figures whose workbook says the same in bars.
OTHERWISE = {"stars_by_unit_map", "items_lost", "dimensions_losses", "reporting_calendar_calendar"}
# Their numbers run along x, because their rows stand below each other; bars say so themselves.
BY_ROWS = {
    "spine_spine",
    "rankings_moves",
    "stars_by_unit_units",
    "item_losses_dearest",
    "stars_by_unit_map",
}
HREF = "{http://www.w3.org/1999/xlink}href"
SVG = "{http://www.w3.org/2000/svg}"
ABOUT = {"title", "desc", "metadata"}
FOREIGN = {f"{SVG}script", f"{SVG}image", f"{SVG}foreignObject"}
PERIOD = "2023H2"


def drawn_by_the_program():
    """Keys of the findings that draw a figure on a page of their own; tests/dashboard/kit has the others."""
    declared = [one for one in vars(of_unit).values() if isinstance(one, Finding)]
    declared += [
        one for system in systems.ALL if not system.headline for one in system.findings_at(Where.PAGE)
    ]
    return {one.key for one in declared if one.chart}


@dataclass
class Offered:
    """What a page hands to its buttons."""

    source: object
    chart: object
    frame: object
    schema: object
    caption: object
    key: str
    count: int

    def file(self, ending):
        return images.file(self.source(), self.caption, ending)

    @cached_property
    def workbook(self):
        content = chart_workbook(self.chart(), self.frame, self.schema, self.caption)
        return openpyxl.load_workbook(io.BytesIO(content), data_only=True)


VISITS = [
    ("overview", {}),
    ("ranking", {}),
    ("stars", {}),
    ("weak_branches", {}),
    ("weak_branches", {"section": "kinds"}),
    ("formalism", {}),
    ("items", {}),
    ("reporting", {}),
    ("unit", {"unit": "SZ007"}),
    ("unit", {"unit": "SZ007", "view": "change"}),
]
FIGURES = sorted(drawn_by_the_program())


@pytest.fixture(scope="module")
def offered(sample_lake, sample_tables):
    """What all pages offer, by the name of the function that draws it."""
    found = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            downloads,
            "of_chart",
            lambda source, *rest, count: found.setdefault(_finding(rest[-1]), Offered(source, *rest, count)),
        )
        patch.setenv(settings.LOCATION, str(sample_lake))
        patch.setenv("STREAMLIT_SERVER_ADDRESS", "127.0.0.1")
        branch = _branch_of("SZ007", sample_tables)
        for script, query in [*VISITS, ("unit", {"unit": "SZ007", "view": "branches", "branch": branch})]:
            _visit(script, {"period": PERIOD, **query})
    yield found
    chromium._Session.end()


def _finding(key):
    """The finding whose key the key of a picture begins with."""
    return max((name for name in FIGURES if key.startswith(name)), key=len, default=key)


def _visit(script, query):
    assert not opened(script, **query).exception


def _branch_of(unit, tables):
    tree = tables["organisations"]
    parents = {unit, *tree.filter(pl.col("parent_id") == unit)["org_id"]}
    branches = tree.filter((pl.col("level") == "党支部") & pl.col("parent_id").is_in(parents))
    return branches.join(tables["branch_cards"], on="org_id", how="semi")["org_id"][0]


def numbers_of(figure, name):
    """Every number the figure draws, bars and marks alike; the corners of a stroke, too."""
    found = Counter()
    for trace in figure.data:
        if trace.type == "bar":
            along = [trace.x if trace.orientation == "h" else trace.y]
        elif trace.type == "scatter" and trace.mode != "text" and trace.marker.opacity != 0:
            along = (
                [trace.x, trace.y]
                if name == "self_reviews_self_reviews"
                else [trace.x if name in BY_ROWS else trace.y]
            )
            along = along if any(value is not None for value in trace.x) else []
        else:
            along = []
        found.update(round(value, 9) for part in along for value in part if value is not None)
    return found


def numbers_in(sheet):
    """Every number in the cells that the charts of the sheet draw."""
    found = Counter()
    for chart in sheet._charts:
        for part in dict.fromkeys([chart, *chart._charts]):
            for series in part.series:
                drawn = [series.val] if series.val is not None else [series.xVal, series.yVal]
                held = [_cells(sheet, one.numRef.f) for one in drawn]
                if series.errBars and series.errBars.plus is not None:  # not the line of a mark of time
                    lengths = _cells(sheet, series.errBars.plus.numRef.f)
                    held.append([a + b for a, b in zip(held[0], lengths, strict=True) if a is not None])
                found.update(round(value, 9) for part in held for value in part if value is not None)
    return found


def _cells(sheet, formula):
    name, area = formula.rsplit("!", 1)
    assert name.strip("'") == sheet.title
    left, top, right, bottom = range_boundaries(area.replace("$", ""))
    rows = sheet.iter_rows(min_row=top, max_row=bottom, min_col=left, max_col=right, values_only=True)
    return [value for row in rows for value in row]


def test_every_figure_the_program_draws_stands_on_a_page_with_its_files(offered):
    assert sorted(offered) == FIGURES


@pytest.mark.parametrize("name", FIGURES)
def test_the_charts_of_its_workbook_draw_every_number_of_a_figure(offered, name):
    one = offered[name]
    sheet = one.workbook.worksheets[0]
    bars = replace(one.chart(), grid=None)
    figure = plotly.figure(bars, theme.LIGHT) if name in OTHERWISE else one.source()

    assert sheet._charts
    assert numbers_of(figure, name)
    assert numbers_of(figure, name) - numbers_in(sheet) == Counter()


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_of_several_colours_says_in_its_legend_what_each_means(offered, name):
    figure = offered[name].source()

    assert unexplained(figure) == set()


@pytest.mark.browser
@pytest.mark.parametrize("name", FIGURES)
def test_its_svg_is_whole_by_itself_and_says_every_word(offered, name):
    one = offered[name]
    figure = one.source()

    pages = [ElementTree.fromstring(page) for page in pages_of(one.file("svg"))]  # noqa: S314 our own
    drawn = (group for page in pages for group in page if group.tag.removeprefix(SVG) not in ABOUT)
    said = "".join(re.sub(r"\s", "", text) for group in drawn for text in group.itertext())
    picture = pages[0]
    assert len(pages) == one.count
    used = [one.get("href") or one.get(HREF) for one in picture.iter()]
    ids = [one.get("id") for one in picture.iter() if one.get("id")]

    for words in (one.caption.headline, one.caption.title, *one.caption.lines, *words_of(figure)):
        assert re.sub(r"\s", "", words) in said, words
    assert picture.find(f"{SVG}title").text.startswith(one.caption.title)
    assert picture.find(f"{SVG}desc").text == "\n".join(one.caption.lines)
    assert not {element.tag for element in picture.iter()} & FOREIGN
    assert all(link.startswith("#") for link in used if link)
    assert len(ids) == len(set(ids))


@pytest.mark.browser
@pytest.mark.parametrize("name", FIGURES)
def test_its_pictures_fit_on_a_page(offered, name):
    assert offered[name].caption.headline
    assert too_large(offered[name].file("png")) == []
    assert too_large(offered[name].file("svg")) == []


def words_of(figure):
    """Annotations, names in the legend, and the texts that stand as labels."""
    yield from (bare(note.text) for note in figure.layout.annotations)
    for trace in figure.data:
        shown = figure.layout.showlegend is not False and trace.showlegend is not False
        if trace.type != "heatmap" and trace.name and shown and trace.x and len(figure.data) > 1:
            yield bare(trace.name)
        if trace.type == "scatter" and "text" in (trace.mode or ""):
            yield from (bare(word) for word in trace.text)
    for axis in (*figure.select_xaxes(), *figure.select_yaxes()):
        if axis.visible is not False:
            yield bare(axis.title.text)
            yield from (bare(word) for word in axis.ticktext or ())
