"""Native charts in a Word document: the chart and its workbook as parts of the package."""

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.shared import Mm
from docx.text.paragraph import Paragraph
from pptx.chart.chart import Chart
from pptx.chart.xmlwriter import ChartXmlWriter
from pptx.opc.oxml import serialize_part_xml
from pptx.oxml import parse_xml as parse_chart
from pptx.oxml.ns import nsdecls as chart_names

from dashboard.kit.chart import Values
from dashboard.media import native
from dashboard.media.blocks import NativeBars
from dashboard.media.official_document_words import Word

_EDGE_MM, _LOWEST_MM = 12.0, 30.0
_SIZE = 10.5  # points
_INLINE = (
    '<w:drawing xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/>'
    '<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:docPr id="{number}" name="Chart {number}"/>'
    '<wp:cNvGraphicFramePr/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
    '<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="{relation}"/>'
    "</a:graphicData></a:graphic></wp:inline></w:drawing>"
)


def append(paragraph: Paragraph, bars: NativeBars, width_mm: float, bar_mm: float) -> None:
    """Put the chart into the paragraph; bar_mm: the room of one bar."""
    package = paragraph.part.package
    number = 1 + sum(str(part.partname).startswith("/word/charts/") for part in package.iter_parts())
    place = PackURI(f"/word/embeddings/chart{number}.xlsx")
    book = Part(place, CONTENT_TYPE.SML_SHEET, native.workbook(*_cells(bars)), package)
    chart = Part(PackURI(f"/word/charts/chart{number}.xml"), CONTENT_TYPE.DML_CHART, b"", package)
    chart._blob = _xml(bars, chart.relate_to(book, RELATIONSHIP_TYPE.PACKAGE))  # set once known
    drawing = parse_xml(
        _INLINE.format(
            width=Mm(width_mm),
            height=Mm(max(_LOWEST_MM, _EDGE_MM + bar_mm * len(bars.panel.categories.keys))),
            number=1000 + number,
            relation=paragraph.part.relate_to(chart, RELATIONSHIP_TYPE.CHART),
        )
    )
    drawing.find(".//{*}docPr").set("descr", bars.title)
    paragraph.add_run()._r.append(drawing)  # python-docx knows no charts


def _xml(bars: NativeBars, relation: str) -> bytes:
    space = parse_chart(ChartXmlWriter(native.LYING, native.data(*_cells(bars))).xml.encode())
    chart = Chart(space, None)
    native.lay(chart, bars.panel, bars.number_format)
    native.fonts(chart, _SIZE, Word.FONT_LATIN, Word.FONT_CELL)
    outside = parse_chart(
        f'<c:externalData {chart_names("c", "r")} r:id="{relation}"><c:autoUpdate val="0"/></c:externalData>'
    )
    space.append(outside)
    return bytes(serialize_part_xml(space))


def _cells(bars: NativeBars) -> tuple[tuple[str, ...], dict[str, Values], str]:
    """Of the embedded workbook: a row a category, a column a series."""
    return native.names(bars.panel), native.values(bars.panel), bars.number_format
