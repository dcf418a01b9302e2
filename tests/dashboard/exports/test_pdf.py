"""PDF of a Word document: real text in it where LibreOffice is, and a reason where it is not."""

import shutil
import subprocess

import pytest

from dashboard.exports import blocks, pdf
from dashboard.exports.pdf import Missing, PdfUnavailableError
from dashboard.exports.word import docx
from tests.dashboard.exports.documents import missing_program
from tests.dashboard.exports.findings import caption


@pytest.mark.skipif(bool(missing_program()), reason=f"no PDF can be made: no {missing_program()}")
def test_the_chinese_of_the_document_is_text_in_the_pdf(tmp_path):
    file = tmp_path / "made.pdf"
    file.write_bytes(pdf.pdf(docx([blocks.Sentence("五星支部占比达到25%参照线。")], caption())))

    said = subprocess.run(["pdftotext", file, "-"], check=True, capture_output=True, text=True).stdout

    assert "五星支部占比达到25%参照线" in said.replace("\n", "").replace(" ", "")


def test_without_libreoffice_the_reason_is_told(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda _: None)

    with pytest.raises(PdfUnavailableError) as refused:
        pdf.pdf(b"")

    assert refused.value.reason is Missing.LIBREOFFICE


def test_a_conversion_that_fails_is_told(monkeypatch):
    monkeypatch.setattr(pdf, "office", lambda _: shutil.which("false"))

    with pytest.raises(PdfUnavailableError) as refused:
        pdf.pdf(docx([blocks.Sentence("一。")], caption()))

    assert refused.value.reason is Missing.FAILED
