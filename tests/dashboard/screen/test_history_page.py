"""历史与定稿 on the real app: what was changed and taken back, what was finalised and restated."""

import hashlib
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import update

from analytics import actions
from analytics.base.periods import parse
from analytics.lake import FilesSweptError, Lake, LakeFullError, LakeUnavailableError, open_lake
from analytics.lake.tables import AUDIT
from dashboard.screen import export_audit
from dashboard.words.history import History, Undoing
from tests.analytics import builders as b

NOW = datetime(2024, 1, 8, tzinfo=UTC)
HALF = parse("2021H1")
TREE = b.organisations(b.unit("u1"), b.unit("u2", 2), b.branch("b1", "u1"), b.branch("b2", "u1"))
RUBRIC = b.rubric(30, 20, 10)
SCORES = b.reviews(b.review("u1", 2500, 1500, 800), b.review("u2", 2000, 1900, 700))
TABLES = {"organisations": TREE, "rubrics": RUBRIC, "reviews": SCORES}


@pytest.fixture
def lake(tmp_path):
    """A lake with a tree, a rubric and the reviews of one half-year."""
    opened = open_lake(tmp_path / "lake")
    actions.seed(opened, TABLES, actor="测试", made_at=NOW)
    yield opened
    opened.close()


@pytest.fixture
def page(serve, tmp_path):
    """The page with words in its address."""
    return lambda **query: serve(tmp_path / "lake", "history", **query)


def take(lake, *rows, name="reviews", original=None):
    change = actions.preview(lake.snapshot(), name, b.frame(name, list(rows)))
    sha256 = f"{lake.revision():064d}" if original is None else hashlib.sha256(original).hexdigest()
    words = {"file_name": "更正.csv", "actor": "张三", "made_at": NOW, "original": original}
    return actions.commit(lake, change, sha256=sha256, **words)


def press(app, label):
    return next(button for button in app.button if button.label == label).click().run()


def ticked(app):
    """Everything that has to be confirmed."""
    for box in app.checkbox:
        box.check()
    return app.run()


def words(elements):
    return " ".join(element.value for element in elements)


def tables(app):
    return [table.value for table in app.dataframe]


def test_an_undo_is_previewed_confirmed_and_told(lake, page):
    take(lake, b.review("u2", 2800, 1900, 700))
    app = press(page(commit="2"), Undoing.OFFER.format(revision=2))

    assert lake.revision() == 2
    assert "恢复1行，移除0行" in words(app.markdown)
    assert "2021年上半年：1个评分变化，2个单位名次变化" in words(app.markdown).replace("\\", "")
    button = next(one for one in app.button if one.label == Undoing.BUTTON.format(revision=2))
    assert button.disabled

    app = press(app.checkbox[0].check().run(), Undoing.BUTTON.format(revision=2))

    assert not app.exception
    assert lake.snapshot().frame("reviews", "2021H1")["reviewed_01"].to_list() == [2500, 2000]
    assert "已撤销第2次变更（这是第3次变更）：恢复1行" in words(app.success)
    assert app.query_params["commit"] == "3"
    assert "撤销了第2次变更" in words(app.markdown)


def test_an_undo_and_what_it_undid_lead_to_each_other(lake, page):
    take(lake, b.review("u2", 2800, 1900, 700))
    actions.undo(lake, actions.undo_preview(lake, 2), actor="李四", made_at=NOW)

    app = page(commit="2")
    assert tables(app)[0]["操作"].tolist()[:2] == ["撤销（第2次变更）", "导入（已被第3次变更撤销）"]
    assert Undoing.OFFER.format(revision=2) not in [button.label for button in app.button]

    app = press(app, History.TO_COMMIT.format(revision=3))
    assert app.query_params["commit"] == "3"

    app = press(app, History.TO_COMMIT.format(revision=2))
    assert app.query_params["commit"] == "2"


def test_rows_that_were_touched_again_stay_and_are_named_with_the_later_commit(lake, page):
    take(lake, b.review("u2", 2800, 1900, 700), b.review("u1", 1, 1, 1))
    take(lake, b.review("u1", 2, 2, 2))

    app = press(page(commit="2"), Undoing.OFFER.format(revision=2))

    assert "第3次变更1行" in words(app.markdown)
    assert tables(app)[-1].iloc[0].tolist() == ["审核评分", "2021年上半年", "单位u1", "u1", 3]


def test_where_nothing_is_left_to_undo_there_is_no_button_for_it(lake, page):
    take(lake, b.review("u2", 2800, 1900, 700))
    take(lake, b.review("u2", 2900, 1900, 700))

    app = press(page(commit="2"), Undoing.OFFER.format(revision=2))

    assert "没有可以撤销的内容" in words(app.markdown)
    assert not app.checkbox
    assert Undoing.BUTTON.format(revision=2) not in [button.label for button in app.button]


def test_a_preview_that_others_overtook_is_refused_with_who_did(lake, page):
    take(lake, b.review("u2", 2800, 1900, 700))
    app = press(page(commit="2"), Undoing.OFFER.format(revision=2)).checkbox[0].check().run()
    actions.seed(lake, {"reviews": b.reviews(b.review("u1", 1, 1, 1))}, actor="他人", made_at=NOW)

    app = press(app, Undoing.BUTTON.format(revision=2))

    assert not app.exception
    assert "又有变更" in words(app.error)
    assert lake.revision() == 3


def test_a_commit_undone_by_others_meanwhile_is_refused_in_words(lake, page):
    take(lake, b.review("u2", 2800, 1900, 700))
    app = press(page(commit="2"), Undoing.OFFER.format(revision=2)).checkbox[0].check().run()
    actions.undo(lake, actions.undo_preview(lake, 2), actor="他人", made_at=NOW)

    app = press(app, Undoing.BUTTON.format(revision=2))

    assert "已被第3次变更撤销" in words(app.error).replace("\\", "")


def test_an_undo_looked_at_can_be_left(lake, page):
    take(lake, b.review("u2", 2800, 1900, 700))

    app = press(press(page(commit="2"), Undoing.OFFER.format(revision=2)), Undoing.CANCEL)

    assert Undoing.OFFER.format(revision=2) in [button.label for button in app.button]
    assert lake.revision() == 2


def test_rows_that_were_swept_are_said_to_be(lake, page, monkeypatch):
    def swept(*_):
        raise FilesSweptError(1)

    monkeypatch.setattr("analytics.lake.Lake.changed_rows", swept)

    app = page(commit=str(lake.revision()))

    assert not app.exception
    assert "已过保留期" in words(app.info)
    assert "不能再撤销" in words(press(app, Undoing.OFFER.format(revision=1)).error)


def test_a_closed_period_is_finalised_once_confirmed(lake, page):
    app = page(records="finalise")
    assert lake.editions() == []

    app = press(ticked(app), History.BUTTON)

    assert not app.exception
    assert [edition.period for edition in lake.editions()] == ["2021H1"]
    assert "第1版" in words(app.success)
    assert "不必再次定稿" in words(app.markdown)

    app = press(app, History.TO_EDITION)
    assert app.query_params["issued"] == "2021H1-1"


def test_each_thing_that_is_lacking_is_ticked_before_the_button_works(lake, page):
    app = page(records="finalise")
    labels = [box.label for box in app.checkbox]
    assert [label for label in labels if label.startswith("已知")] == labels[:-1]
    assert "2个支部没有报支部评分（单位u1）" in labels[0]

    for place in range(len(labels)):
        assert next(one for one in app.button if one.label == History.BUTTON).disabled
        app = app.checkbox[place].check().run()

    assert len(labels) == 3
    press(app, History.BUTTON)
    assert [edition.id for edition in lake.editions()] == ["2021H1-1"]


def test_wrong_numbers_are_said_and_no_button_is_there(tmp_path, page):
    opened = open_lake(tmp_path / "lake")
    beyond = TABLES | {"reviews": b.reviews(b.review("u1", 3100, 1500, 800))}
    actions.seed(opened, beyond, actor="测试", made_at=NOW)
    opened.close()

    app = page(records="finalise")

    assert "1项审核得分高于要素的分值" in words(app.error)
    assert History.BUTTON not in [button.label for button in app.button]


def test_data_another_changed_under_the_open_form_are_not_finalised_unseen(lake, page):
    app = ticked(page(records="finalise"))
    take(lake, b.review("u2", 2800, 1900, 700))

    app = press(app, History.BUTTON)

    assert not app.exception
    assert lake.editions() == []
    assert "打开本页之后数据又有变更：审核评分 2021年上半年" in words(app.error)
    assert "第2次变更，张三于" in words(app.error)
    assert not app.checkbox[0].value

    press(ticked(app), History.BUTTON)
    assert [edition.revision for edition in lake.editions()] == [2]


def test_a_list_of_restated_numbers_that_another_overtook_is_not_finalised(lake, page):
    first = actions.finalise(lake, HALF, actor="测试", made_at=NOW)
    take(lake, b.review("u2", 2800, 1900, 700))
    app = ticked(page(records="finalise"))
    actions.undo(lake, actions.undo_preview(lake, 2), actor="李四", made_at=NOW)

    app = press(app, History.BUTTON)

    assert lake.editions() == [first]
    assert "第3次变更，李四于" in words(app.error)
    assert "数字与第1版完全相同" in words(app.markdown)


def test_a_period_another_finalised_under_the_open_form_gets_no_second_edition(lake, page):
    app = ticked(page(records="finalise"))
    actions.finalise(lake, HALF, actor="李四", made_at=NOW)

    app = press(app, History.BUTTON)

    assert len(lake.editions()) == 1
    assert "李四已于" in words(app.error)
    assert "不必再次定稿" in words(app.markdown)


def test_data_that_moved_without_a_number_is_said_to_have_moved_no_number(lake, page):
    actions.finalise(lake, HALF, actor="测试", made_at=NOW)
    take(lake, b.review("u2", 2800, 1900, 700))
    actions.undo(lake, actions.undo_preview(lake, 2), actor="测试", made_at=NOW)

    app = page(records="finalise")

    assert "数字与第1版完全相同，不另编一版" in words(app.markdown)
    assert History.BUTTON not in [button.label for button in app.button]


def test_a_period_nobody_reviewed_completely_is_refused_in_words(tmp_path, page):
    opened = open_lake(tmp_path / "lake")
    with_gap = TABLES | {"reviews": b.reviews(b.review("u1", 2500, None, 800))}
    actions.seed(opened, with_gap, actor="测试", made_at=NOW)

    app = press(ticked(page(records="finalise")), History.BUTTON)

    assert "没有一个单位" in words(app.error)
    assert opened.editions() == []
    opened.close()


TROUBLE = pytest.mark.parametrize(
    ("error", "said"),
    [(LakeFullError("某处"), "“某处”所在磁盘已满"), (LakeUnavailableError("某处"), "打不开数据存放处“某处”")],
    ids=["full", "unwritable"],
)


def failing(error):
    def fail(*_, **__):
        raise error

    return fail


@TROUBLE
def test_a_full_or_unwritable_lake_is_said_where_a_period_is_finalised(lake, page, monkeypatch, error, said):
    app = ticked(page(records="finalise"))
    monkeypatch.setattr("analytics.lake.Lake.issue", failing(error))

    app = press(app, History.BUTTON)

    assert not app.exception
    assert said in words(app.error)
    assert not app.success
    assert lake.editions() == []


@TROUBLE
def test_a_full_or_unwritable_lake_is_said_where_a_change_is_undone(lake, page, monkeypatch, error, said):
    take(lake, b.review("u2", 2800, 1900, 700))
    app = press(page(commit="2"), Undoing.OFFER.format(revision=2)).checkbox[0].check().run()
    monkeypatch.setattr("analytics.lake.Lake.commit", failing(error))

    app = press(app, Undoing.BUTTON.format(revision=2))

    assert not app.exception
    assert said in words(app.error)
    assert not app.success
    assert lake.revision() == 2
    assert Undoing.BUTTON.format(revision=2) in [button.label for button in app.button]  # to press it again


def test_an_edition_whose_data_moved_says_so(lake, page):
    actions.finalise(lake, HALF, actor="测试", made_at=NOW)
    ledger = b.frame("weak_branches", [b.weak("b1", date(2021, 3, 1), date(2021, 5, 1))])
    actions.seed(lake, {"weak_branches": ledger}, actor="测试", made_at=NOW)

    app = page(records="editions")

    assert "其中1个在定稿后相关数据有更新" in words(app.subheader)
    assert "不一定因此改变" in words(app.caption)


def test_a_record_that_was_changed_is_said_and_not_shown(lake, page):
    with lake.catalogue.write_transaction() as connection:
        connection.execute(update(AUDIT).values(actor="别人"))

    app = page(records="audit")

    assert "第1条" in app.error[0].value
    assert not app.dataframe


def test_a_file_is_noted_when_it_is_handed_out_and_handed_out_where_it_cannot_be(lake, page, monkeypatch):
    page()
    made = export_audit.audited_maker("图.png", lambda: b"picture")
    before = len(lake.audit_lines())

    assert made() == b"picture"
    assert [(one.action, one.about) for one in lake.audit_lines()[:-before]] == [("导出", "图.png")]

    monkeypatch.setattr(Lake, "note", broken)
    assert made() == b"picture"


def broken(_self, **_line):
    raise LakeUnavailableError("…")
