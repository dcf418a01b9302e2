"""The popover of templates on the page 导入, and the names of the files it gives."""

import pytest

from analytics import actions, datasets
from analytics.base.periods import parse
from analytics.intake.templates import Shape
from analytics.lake import open_lake
from dashboard.files import blank_workbook_words as text
from dashboard.files import blank_workbooks
from tests.analytics import builders as b
from tests.conftest import NOW

TREE = b.organisations(b.unit("u1"), b.unit("u2", 2), b.branch("b1", "u1"))


@pytest.fixture
def page(serve, tmp_path):
    lake = open_lake(tmp_path / "lake")
    actions.seed(lake, {"organisations": TREE, "rubrics": b.rubric(30, 20, 10)}, actor="测试", made_at=NOW)
    lake.close()
    return serve(tmp_path / "lake", "import_data")


def box(app, label):
    return next((one for one in app.selectbox if one.label == label), None)


def test_what_is_asked_depends_on_the_data_set(page):
    asks = text.TemplateChoice

    app = box(page, asks.DATASET).select("survey_answers").run()
    assert not app.radio
    assert "2020年" in box(app, asks.PERIOD).options

    app = box(app, asks.DATASET).select("reviews").run()
    assert app.radio[0].options == list(asks.SHAPES.values())
    assert box(app, asks.UNIT).options == [asks.ALL_UNITS, "单位u1", "单位u2"]
    assert "2021年下半年" in box(app, asks.PERIOD).options

    app = box(app, asks.DATASET).select("aliases").run()
    assert box(app, asks.UNIT) is None
    assert not app.exception


def test_cards_of_branches_are_made_unit_by_unit(page):
    app = box(page, text.TemplateChoice.DATASET).select("branch_cards").run()

    app = app.radio[0].set_value(Shape.CARD).run()
    assert text.TemplateChoice.ONE_UNIT_NEEDED in [one.value for one in app.info]

    app = box(app, text.TemplateChoice.UNIT).select("u1").run()
    assert text.TemplateChoice.ONE_UNIT_NEEDED not in [one.value for one in app.info]
    assert not app.exception


def test_the_name_of_the_file_says_what_it_is_for():
    name = blank_workbooks.file_name("reviews", Shape.CARD, parse("2023H2"), "甲/乙局")

    assert name == "审核评分模板_评分卡_2023年下半年_甲乙局.xlsx"
    assert blank_workbooks.file_name("aliases", Shape.MATRIX, None, None) == "组织别名模板.xlsx"


@pytest.mark.parametrize("words", [text.Purposes, text.Remarks])
def test_sentences_about_data_sets_name_data_sets(words):
    named = {name.lower() for name in vars(words) if name.isupper()}

    assert named <= set(datasets.ALL)
