"""Every kind of official file opens again: nothing for Office to repair, no error in LibreOffice."""

import io
import subprocess
import zipfile
from dataclasses import replace

import docx
import openpyxl
import polars as pl
import pptx
import pytest
from PIL import Image

from dashboard.base.made_file import unheard
from dashboard.files import official_files
from dashboard.files.official_files import ALL, Wish
from dashboard.media import pdf
from tests.dashboard.files.conftest import HALF
from tests.dashboard.files.packages import faults

OPENERS = {"docx": docx.Document, "xlsx": openpyxl.load_workbook, "pptx": pptx.Presentation}
WISH = Wish(unit="SZ021", league="省直", internal=True)
PDFS = [name for name, file in ALL.items() if file.ending == "pdf"]


def short(source):
    """The edition with few rows of each list: how a file is built does not depend on how many there are."""
    lists = ("worklist", "low_star_branches", "reminders", "burden_by_unit", "item_losses", "attention")
    tables = {
        name: frame.head(40) if name in lists else frame for name, frame in source.results.tables.items()
    }
    return replace(source, results=replace(source.results, tables=tables))


def shortest(source):
    """Three units, and few rows of everything."""
    tables = {name: frame.head(40) for name, frame in source.results.tables.items()}
    units = pl.col("org_id").is_in([WISH.unit, "SH001", "SZ064"])
    whole = source.results.tables["rankings"].filter(units)
    tables |= {"rankings": whole, "provenance": source.results.tables["provenance"]}
    return replace(source, results=replace(source.results, tables=tables))


def three(source):
    """Three units, with all that is known of them."""
    units = pl.col("org_id").is_in([WISH.unit, "SH001", "SZ064"])
    tables = source.results.tables
    found = tables | {"rankings": tables["rankings"].filter(units)}
    return replace(source, results=replace(source.results, tables=found))


@pytest.fixture(scope="module")
def made(editions):
    """Every file but the PDFs, by its name."""
    source = editions[HALF]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("dashboard.media.images.bare_png", lambda *_: _dot())
        cut = {"workbook": shortest, "briefs": three}
        return {
            name: file.make(cut.get(name, short)(source), WISH, unheard).content
            for name, file in ALL.items()
            if name not in PDFS
        }


def _dot():
    stream = io.BytesIO()
    Image.new("RGB", (60, 40)).save(stream, "PNG")
    return stream.getvalue()


def inside(name, content):
    """The file, or those packed in it, by their endings."""
    if ALL[name].ending != "zip":
        return [(ALL[name].ending, content)]
    packed = zipfile.ZipFile(io.BytesIO(content))
    assert packed.testzip() is None
    return [(one.rsplit(".")[-1], packed.read(one)) for one in packed.namelist()]


@pytest.mark.parametrize("name", [name for name in ALL if name not in PDFS])
def test_a_file_opens_and_there_is_nothing_to_repair(made, name):
    files = inside(name, made[name])

    assert files
    for ending, content in files[:10]:
        assert OPENERS[ending](io.BytesIO(content))
        assert faults(content) == []


@pytest.mark.parametrize("ending", ["docx", "pptx", "xlsx"])
def test_libreoffice_opens_every_kind(made, tmp_path, ending):
    part = {"docx": "sw", "pptx": "sd", "xlsx": "sc"}[ending]
    if pdf.office(part) is None:
        pytest.skip(f"no LibreOffice for .{ending}")
    files = [
        (name, one)
        for name, content in made.items()
        for kind, one in inside(name, content)[:1]
        if kind == ending
    ]
    for name, content in files:
        (tmp_path / f"{name}.{ending}").write_bytes(content)
    own = f"-env:UserInstallation=file://{tmp_path}/profile"
    target = {"docx": "odt", "pptx": "odp", "xlsx": "ods"}[ending]
    command = ["soffice", own, "--headless", "--convert-to", target, "--outdir", str(tmp_path / "opened")]

    subprocess.run(
        [*command, *map(str, sorted(tmp_path.glob(f"*.{ending}")))],
        check=True,
        capture_output=True,
        timeout=120,
    )

    assert {file.stem for file in (tmp_path / "opened").glob(f"*.{target}")} == {name for name, _ in files}


@pytest.mark.parametrize("name", PDFS)
def test_a_pdf_is_made_of_the_document_of_the_same_kind(made, editions, monkeypatch, name):
    monkeypatch.setattr(pdf, "pdf", lambda document, _waiting: b"PDF of " + document)
    monkeypatch.setattr("dashboard.media.images.bare_png", lambda *_: _dot())

    assert (
        official_files.ALL[name].make(short(editions[HALF]), WISH, unheard).content
        == b"PDF of " + made[name.removesuffix("-pdf")]
    )


def test_what_office_would_repair_is_found(made):
    def broken(old, new, part="word/document.xml"):
        stream = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(made["brief"])) as whole, zipfile.ZipFile(stream, "w") as packed:
            for name in whole.namelist():
                content = whole.read(name)
                assert name != part or old in content
                packed.writestr(name, content.replace(old, new, 1) if name == part else content)
        return faults(stream.getvalue())

    assert broken(b'<w:bookmarkEnd w:id="1"/>', b"")
    assert broken(b'w:val="Heading1"', b'w:val="Nowhere"')
    assert broken(
        b'Target="charts/chart1.xml"', b'Target="charts/chart9.xml"', "word/_rels/document.xml.rels"
    )
    assert broken(b'<w:vAlign w:val="center"/></w:tcPr>', b'<w:vAlign w:val="center"/><w:shd/></w:tcPr>')
    assert broken(b"/word/styles.xml", b"/word/looks.xml", "[Content_Types].xml")
