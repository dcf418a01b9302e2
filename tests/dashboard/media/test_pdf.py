"""PDF of a Word document: real text in it where LibreOffice is, and a reason where it is not."""

import contextlib
import os
import shutil
import subprocess

import pytest

from dashboard.media import blocks, pdf
from dashboard.media.pdf import Missing, PdfUnavailableError
from dashboard.media.word import docx
from tests.dashboard.files.documents import missing_program
from tests.dashboard.files.findings import caption


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


@pytest.fixture
def endless(tmp_path, monkeypatch):
    """A LibreOffice that never ends, nor does what it starts; the reading end of what both hold open."""
    pipe, script = tmp_path / "pipe", tmp_path / "soffice"
    os.mkfifo(pipe)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    script.write_text(f"#!/bin/sh\nexec 3>{pipe}\nprintf s >&3\nsleep 600 &\nsleep 600\n")
    script.chmod(0o755)
    monkeypatch.setattr(pdf, "office", lambda _: str(script))
    yield reading
    os.close(reading)


def ended(reading):
    """Waits until nobody holds the other end open any more."""
    os.set_blocking(reading, True)
    while os.read(reading, 100):
        pass
    return True


class CancelledError(Exception):
    """Somebody pressed the button."""


def test_cancelling_a_conversion_ends_libreoffice_and_all_it_started(endless):
    def waiting():
        with contextlib.suppress(BlockingIOError):
            if os.read(endless, 1):
                raise CancelledError

    with pytest.raises(CancelledError):
        pdf.pdf(b"", waiting)

    assert ended(endless)
    assert pdf._ALONE.acquire(blocking=False)
    pdf._ALONE.release()


def test_a_conversion_without_end_is_ended(endless, monkeypatch):
    monkeypatch.setattr(pdf, "_SECONDS", 0)

    with pytest.raises(PdfUnavailableError) as refused:
        pdf.pdf(b"")

    assert refused.value.reason is Missing.FAILED
    assert ended(endless)


def test_whoever_waits_for_another_conversion_can_give_up(monkeypatch):
    monkeypatch.setattr(pdf, "office", lambda _: shutil.which("false"))

    def giving_up():
        raise CancelledError

    with pdf._ALONE, pytest.raises(CancelledError):
        pdf.pdf(b"", giving_up)
