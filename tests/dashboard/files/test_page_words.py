"""What files say needs no page beside it, and is written as official papers are."""

import io
import re
from pathlib import Path

import pytest
from pptx import Presentation

from dashboard.files import deck as slides
from dashboard.files import ranking_sheet, report, template_fields, unit_brief
from dashboard.files.reminders import letters, lists
from dashboard.files.reminders.matters import matters, to_units
from dashboard.media.blocks import Heading, Remark, Sentence, TableBlock
from tests.dashboard.files import sources
from tests.dashboard.files.conftest import HALF, YEAR

OF_A_PAGE = re.compile(
    "点选|点一|点开|点击|点图|上方|下方|右侧|左侧|上图|下图|图中|图示|见图(?![0-9])|下表|见表(?![0-9末])|展开|筛选|本页|页面"
    "|“导入”页|最新数据|最新的版本|问题与作风”|支部明细|规则见|由弱到强列出|链接|鼠标"
)
WRONG = re.compile(
    r"。。|[；，、：]。|。[；，、]|；；|，，|（（|））|[\u4e00-\u9fff][,;:!?()]|(?<![\d.由至])0(?:个|条|项|份)(?!百)|None|nan"
)

FROZEN = Path(__file__).parents[2] / "freeze" / "frozen"
CARD = 4  # characters of a figure on a card of a slide, which may be 0


@pytest.fixture(params=[HALF, YEAR, "draft", "small", "hostile", "empty"])
def source(request, editions, sample, monkeypatch):
    monkeypatch.setattr("dashboard.media.images.bare_png", lambda *_: b"")
    made = {"draft": lambda: sample, "small": sources.source, "empty": sources.empty}
    made["hostile"] = lambda: sources.source(five_star=False)
    return made[request.param]() if request.param in made else editions[request.param]


def told(blocks):
    """The sentences and headings, and the captions of tables."""
    return [part.title if isinstance(part, TableBlock) else part.text for part in blocks
            if isinstance(part, Sentence | Heading | Remark | TableBlock)]  # fmt: skip


def everything(source):
    """What all files of the source say."""
    units = source.results.tables["rankings"]["org_id"].to_list()
    found = to_units(matters(source.results))
    deck = Presentation(io.BytesIO(slides.pptx(source)))
    return [
        *told(report.blocks(source)),
        *told(lists.blocks(source)),
        *(line for org_id in units[::7] for line in told(unit_brief.blocks(source, org_id))),
        *(line for org_id in found["org_id"].unique(maintain_order=True)[::9]
          for line in told(letters.blocks(source, found.filter(org_id=org_id)))),
        *(shape.text_frame.text for slide in deck.slides for shape in slide.shapes if shape.has_text_frame),
        *template_fields.fields(source).values(),
    ]  # fmt: skip


def test_no_file_tells_its_reader_to_use_a_page_or_has_slips_of_punctuation(source):
    said = everything(source)

    assert len(said) > 60
    assert [line for line in said if OF_A_PAGE.search(line)] == []
    assert [line for line in said if WRONG.search(line) and len(line) > CARD] == []


def test_no_paragraph_says_a_sentence_twice(source):
    for part in (*report.blocks(source), *lists.blocks(source)):
        if isinstance(part, Sentence):
            pieces = [piece for piece in part.text.split("。") if piece]
            assert len(set(pieces)) == len(pieces), part.text


def test_a_ranking_sheet_may_speak_of_its_own_columns_only(source):
    for league in ("省直", "市直"):
        said = " ".join(told(ranking_sheet.blocks(source, league)))

        assert not OF_A_PAGE.search(said), said
        assert ("“缺少”一栏" in said) <= ("lacking" in ranking_sheet._shown_rows(source, league).columns)


def test_no_frozen_file_says_where_on_a_page_to_look_or_what_to_do_there():
    files = [*FROZEN.glob("*/files/*.txt"), *FROZEN.glob("*/letters/*.txt")]
    said = {file: file.read_text(encoding="utf-8").splitlines() for file in files}

    assert len(said) > 60
    assert [(file, line) for file, lines in said.items() for line in lines if OF_A_PAGE.search(line)] == []
