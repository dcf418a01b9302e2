"""The check of the machine: each part that is missing is named with what to install."""

import shutil

import pytest

from dashboard.files import selfcheck
from dashboard.files.selfcheck import Part
from dashboard.files.selfcheck_words import PARTS
from dashboard.media import chromium, fonts, pdf

BARE = "Noto Sans CJK SC\nDejaVu Sans"
COMPLETE = "方正小标宋简体,FZXiaoBiaoSong-B05S\n仿宋_GB2312\nSimHei,黑体\nKaiTi"


@pytest.fixture
def machine(monkeypatch):
    """A machine with these parts and fonts."""

    def having(*, browser=True, office=True, listed=COMPLETE):
        found = "/usr/bin/chromium" if browser else None
        monkeypatch.setattr(chromium.Chromium, "find_browser", lambda **_: found)
        monkeypatch.setattr(pdf, "office", lambda _: "/usr/bin/soffice" if office else None)
        monkeypatch.setattr(fonts, "_list_families", lambda _: listed)
        monkeypatch.setattr(fonts.sys, "platform", "linux")
        monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
        return {one.part: one for one in selfcheck.check_parts()}

    return having


def test_every_part_has_its_words():
    assert list(PARTS) == list(Part)


def test_where_all_is_there_nothing_is_to_be_done(machine):
    found = machine()

    assert all(one.is_here for one in found.values())
    assert "都已安装" in selfcheck.summary(list(found.values()))


@pytest.mark.parametrize(
    ("lacking", "part", "package"),
    [
        ({"browser": False}, Part.CHROMIUM, "chromium"),
        ({"listed": ""}, Part.CHINESE_FONT, "fonts-noto-cjk"),
        ({"office": False}, Part.LIBREOFFICE, "libreoffice-writer"),
        ({"listed": BARE}, Part.OFFICIAL_FONTS, "小标宋、仿宋、黑体、楷体"),
        ({"listed": COMPLETE.replace("KaiTi", "")}, Part.OFFICIAL_FONTS, "缺楷体，"),
    ],
)
def test_what_is_missing_is_named_with_what_to_install(machine, lacking, part, package):
    found = machine(**lacking)

    assert not found[part].is_here
    assert package in found[part].remedy
    assert found[part].title in selfcheck.summary(list(found.values()))


def test_pictures_and_pdf_go_by_the_same_check(machine):
    machine(browser=False, office=False)

    assert chromium.missing_part.__wrapped__() is chromium.Missing.CHROMIUM
    assert pdf.missing_part.__wrapped__() is pdf.Missing.LIBREOFFICE


def test_without_a_way_to_ask_for_fonts_none_is_called_missing(machine, monkeypatch):
    machine(listed="")
    monkeypatch.setattr(shutil, "which", lambda _: None)

    assert fonts.lacking_official() == ()
