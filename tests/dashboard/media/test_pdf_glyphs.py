"""A PDF shows the forms of mainland China, by the shapes on the page: names of fonts prove nothing.

LibreOffice calls every face of Noto CJK by its Japanese name; which one it took the language decides.
"""

import io
import zipfile
from functools import cache
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFont, ImageOps, ImageStat

from dashboard.media import blocks, pdf
from dashboard.media.word import docx
from tests.dashboard.files.findings import caption
from tests.dashboard.files.pdfs import needs_programs, words_on

FACES = {"JP": 0, "SC": 2}  # in each file of Noto CJK
FILES = sorted(Path("/usr/share/fonts/opentype/noto").glob("Noto*CJK-*.ttc"))
TELLING = "骨直角令空述冷将画"  # drawn otherwise in Japan
SIZE = 64
pytestmark = [
    needs_programs,
    pytest.mark.skipif(not FILES, reason="no fonts-noto-cjk to compare shapes with"),
]


@pytest.fixture(scope="module")
def document():
    return docx([blocks.Sentence(" ".join(TELLING))], caption())


def shape(picture):
    """The ink of a picture, brought to one size."""
    ink = ImageOps.invert(picture)
    return ink.crop(ink.point(lambda light: 255 * (light > 96)).getbbox()).resize((SIZE, SIZE))


@cache
def drawn(file, face, char):
    font = ImageFont.truetype(str(file), 120, index=FACES[face])
    picture = Image.new("L", (200, 200), 255)
    ImageDraw.Draw(picture).text((30, 10), char, font=font, fill=0)
    return shape(picture)


def distance(one, other):
    """How much of the ink lies elsewhere, 0 to 255."""
    return ImageStat.Stat(ImageChops.difference(one, other)).mean[0]


def forms(content, folder):
    """Of each telling character the face whose shape it has, and how far it is from it."""
    file = folder / "made.pdf"
    file.write_bytes(pdf.pdf(content))
    found = {}
    for char, picture in words_on(file, folder):
        if char in TELLING and len(char) == 1:
            seen = shape(picture)
            found[char] = min(
                (distance(seen, drawn(path, face, char)), face) for path in FILES for face in FACES
            )
    return found


def in_language(content, language):
    """The document with another language of its East Asian words."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "word/styles.xml":
                assert b'w:eastAsia="zh-CN"' in part
                part = part.replace(b'w:eastAsia="zh-CN"', f'w:eastAsia="{language}"'.encode())
            new.writestr(name, part)
    return stream.getvalue()


def test_characters_have_the_forms_of_mainland_china_and_none_is_an_empty_box(document, tmp_path):
    found = forms(document, tmp_path)

    assert set(found) == set(TELLING)
    assert {char: face for char, (_, face) in found.items() if face != "SC"} == {}
    assert max(far for far, _ in found.values()) < 25


def test_a_document_in_the_wrong_language_would_be_found_out(document, tmp_path):
    found = forms(in_language(document, "ja-JP"), tmp_path)

    assert {face for _, face in found.values()} == {"JP"}
