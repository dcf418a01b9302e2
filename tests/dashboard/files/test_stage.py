"""Files of a period the data do not reach the end of say the day it is counted on."""

from datetime import date

import pytest

from analytics import pipeline
from analytics.base.periods import parse
from dashboard.base import caption
from dashboard.base.made_file import unheard
from dashboard.base.source import Source, end_name, stage
from dashboard.files import official_files, template_fields
from dashboard.files.official_files import Wish
from dashboard.media import images, pdf
from tests.analytics import builders as b
from tests.dashboard.files import hard
from tests.dashboard.files.test_hard_periods import PIXEL, said

DAY = "2021年1月31日"


def source(month="2021-01"):
    frames = {
        "organisations": b.organisations(b.unit("A", name="甲单位"), b.branch("A0", "A")),
        "rubrics": b.rubric(30, 20, 10),
        "weak_branches": b.frame("weak_branches", [b.weak("A0", date(2020, 9, 1), date(2020, 12, 1))]),
        "self_checks": b.frame("self_checks", [b.self_check("A", month, 3000, 2000, 1000)]),
    }
    return Source(pipeline.build(b.tables(**frames), parse(hard.PERIOD), kinds=False), None, 7)


@pytest.mark.parametrize("kind", [name for name, one in official_files.ALL.items() if one.ending != "pdf"])
def test_every_file_says_the_day(kind, monkeypatch):
    monkeypatch.setattr(images, "bare_png", lambda _figure, _caption: PIXEL)
    monkeypatch.setattr(pdf, "pdf", lambda document, _waiting: document)
    file = official_files.ALL[kind]

    assert DAY in said(file.make(source(), Wish("A", "省直", internal=True), unheard).content, file.ending)


def test_page_picture_table_and_own_templates_say_it_and_names_of_files_do_not():
    open_half = source()
    about = open_half.caption("ledger", title="台账", unit="个")

    assert stage(open_half.results) == f"数据只到{DAY}，本期为阶段性结果，“期末”均指这一天"
    assert f"期间：2021年上半年（数据只到{DAY}）" in about.scope
    assert DAY not in caption.file_name(about, "png")
    assert template_fields.fields(open_half)["version"].endswith(stage(open_half.results))


def test_a_period_that_is_over_has_no_stage():
    over = source("2021-06")
    assert stage(over.results) == ""
    assert "数据只到" not in over.caption("ledger", title="台账", unit="个").scope


def test_sentences_name_the_day_in_the_place_of_the_end():
    assert (end_name(source().results), end_name(source("2021-06").results)) == (DAY, "2021年上半年末")
