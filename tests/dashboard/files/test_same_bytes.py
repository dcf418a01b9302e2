"""The same results give the same file in any process, whatever its hash seed, time zone and language."""

import os
import subprocess
import sys
from pathlib import Path

from dashboard.media.same_bytes import settled_pdf

_MADE = """
import hashlib
from dashboard.base.made_file import unheard
from dashboard.files import official_files
from dashboard.media import images
from tests.dashboard.files import sources
from tests.dashboard.files.test_hard_periods import PIXEL
images.bare_png = lambda figure, caption: PIXEL
wish = official_files.Wish("A", "省直", internal=True)
for name, file in official_files.ALL.items():
    if file.ending != "pdf":
        made = file.make(sources.source(hostile=True), wish, unheard).content
        print(name, hashlib.sha256(made).hexdigest())
"""
_ROOT = Path(__file__).parents[3]


def digests(**environment):
    """A line a kind of file, made in a process of its own."""
    command = [sys.executable, "-X", "utf8", "-c", _MADE]
    variables = {**os.environ, **environment}
    ran = subprocess.run(command, cwd=_ROOT, env=variables, capture_output=True, text=True, check=True)
    return ran.stdout.splitlines()


def test_every_kind_of_file_is_the_same_in_another_process():
    here = digests(PYTHONHASHSEED="1", TZ="Asia/Shanghai", LC_ALL="C.UTF-8")
    there = digests(PYTHONHASHSEED="77", TZ="America/New_York", LC_ALL="C")

    assert len(here) == 10
    assert here == there


def test_a_pdf_says_neither_when_it_was_made_nor_anything_by_chance():
    def made(hour, chance):
        trailer = b"trailer\n<</ID [ <%b>\n<%b> ]\n/DocChecksum /%b\n>>" % ((chance * 32,) * 3)
        return b"%%PDF\n/CreationDate(D:2026112216%b00Z')>>\n" % hour + trailer

    early, late = made(b"01", b"A"), made(b"59", b"7")

    assert settled_pdf(early) == settled_pdf(late)
    assert len(settled_pdf(early)) == len(early)
    assert settled_pdf(b"no trailer") == b"no trailer"
