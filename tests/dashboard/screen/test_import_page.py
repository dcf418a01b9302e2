"""导入 on the real app: what was read, what is wrong, what would change, and only then the storing."""

import csv
import io
from datetime import UTC, datetime

import pytest
from openpyxl import load_workbook
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager

from analytics import actions
from analytics.lake import LakeFullError, open_lake
from dashboard.base import settings
from dashboard.screen import upload as receiving
from dashboard.screen import uploads
from dashboard.words.import_data import Columns, Import
from tests.analytics import builders as b

NOW = datetime(2024, 1, 8, tzinfo=UTC)
TREE = b.organisations(b.unit("u1"), b.unit("u2", 2), b.branch("b1", "u1"), b.branch("b2", "u1"))
RUBRIC = b.rubric(30, 20, 10)
SCORES = b.reviews(b.review("u1", 2500, 1500, 800), b.review("u2", 2000, 1900, 700))
HEADINGS = ["单位", "支部", "评定期", "星级"]
STARS = [HEADINGS, ["单位u1", "支部b1", "2021年上半年", "5"]]
WRONG = [HEADINGS, ["单位u1", "支部b1", "2021年上半年", "6"]]
HALF_WRONG = [*STARS, ["单位u1", "支部b2", "2021年上半年", "6"]]
REVIEWS = [["单位", "考核期", "1", "2", "3"], ["单位u2", "2021年上半年", "28", "19", "7"]]


@pytest.fixture
def lake(tmp_path):
    """A lake with a tree, a rubric and the reviews of one half-year."""
    opened = open_lake(tmp_path / "lake")
    actions.seed(
        opened, {"organisations": TREE, "rubrics": RUBRIC, "reviews": SCORES}, actor="测试", made_at=NOW
    )
    yield opened
    opened.close()


@pytest.fixture
def page(serve, tmp_path):
    """The page, over the lake of the test."""
    return serve(tmp_path / "lake", "import_data")


def upload(app, rows, name="星级评定.csv"):
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return put(app, name, text.getvalue().encode())


def put(app, name, content):
    return app.file_uploader[0].set_value((name, content, "text/csv")).run()


def press(app, label):
    return next(button for button in app.button if button.label == label).click().run()


def labels(app):
    return [button.label for button in app.button]


def table(app, heading):
    """The first table on the page with that heading."""
    return next(one.value for one in app.dataframe if heading in one.value.columns)


def in_hand():
    """What is kept of the files that are looked at."""
    where = settings.location()
    return [steps for (of, _), steps in uploads._steps.cache.items() if of == where and steps]


def words(elements):
    return " ".join(element.value for element in elements)


def test_a_file_is_shown_first_and_stored_when_confirmed(lake, page):
    app = upload(page, STARS)

    assert lake.revision() == 1
    assert table(app, "新增").iloc[0].tolist() == ["星级评定", "2021年上半年", 1, 0, 0]

    app = press(app, Import.CONFIRM)

    assert not app.exception
    assert "第2次数据变更" in words(app.success)
    assert lake.history()[0].file_name == "星级评定.csv"
    assert not lake.snapshot().frame("star_ratings", "2021H1")["synthetic"].any()


def test_a_wrong_file_changes_nothing_and_names_the_cell(lake, page):
    app = upload(page, WRONG)

    assert "数据没有任何改动" in words(app.error)
    assert table(app, "处数").iloc[0].tolist()[:2] == ["超出范围", "D2"]
    fault = table(app, "应为").iloc[0]
    assert fault[["单元格", "原值", "应为"]].tolist() == ["D2", "6", "1–5"]
    assert "1–5" in fault[Columns.MENDING]
    assert Import.CONFIRM not in labels(app)
    assert lake.revision() == 1


def test_the_same_file_is_refused_with_the_earlier_import(lake, page):
    press(upload(page, STARS), Import.CONFIRM)

    app = upload(page, STARS, "另一个名字.csv")

    assert lake.revision() == 2
    assert "第2次变更" in words(app.warning)
    assert "星级评定" in words(app.warning)
    assert Import.CONFIRM not in labels(app)
    app.run()
    refused = [one for one in lake.audit_lines() if one.outcome != actions.DONE]
    assert [(one.action, one.about, one.outcome) for one in refused] == [
        (actions.IMPORTED, "另一个名字.csv", "AlreadyImported")
    ]


def test_a_preview_that_others_overtook_is_refused_and_shown_anew(lake, page):
    app = upload(page, STARS)
    actions.seed(
        lake, {"star_ratings": b.frame("star_ratings", [b.rated("b1", 3)])}, actor="他人", made_at=NOW
    )

    app = press(app, Import.CONFIRM)

    assert not app.exception
    assert "又有变更" in words(app.error)
    assert lake.revision() == 2
    assert table(app, "新增").iloc[0].tolist() == ["星级评定", "2021年上半年", 0, 1, 0]


def test_a_marked_file_stays_marked(lake, page):
    rows = [["模拟数据，非真实考核结果"], *STARS]

    app = press(upload(page, rows), Import.CONFIRM)

    assert not app.exception
    assert lake.snapshot().frame("star_ratings", "2021H1")["synthetic"].all()


def test_no_upload_is_left_on_the_disk(lake, page, tmp_path, monkeypatch):  # noqa: ARG001
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "scratch"))
    (tmp_path / "scratch").mkdir()

    app = upload(page, WRONG)

    assert "1处问题" in words(app.subheader)
    assert list((tmp_path / "scratch").iterdir()) == []


@pytest.mark.parametrize(
    "name", ["../../etc/passwd.csv", "..", "a\\b.xlsx", "名" * 300 + ".xlsx", "", "\0.csv"]
)
def test_a_file_name_is_never_a_path(name):
    safe = receiving._safe(name)

    assert safe not in ("", ".", "..")
    assert not set(safe) & {"/", "\\", "\0"}
    assert len(safe.encode()) < 255


def test_the_file_that_was_uploaded_is_kept_with_its_import(lake, page):
    press(upload(page, STARS), Import.CONFIRM)

    name, content = lake.original(2)
    assert name == lake.history()[0].file_name
    assert STARS[1][1] in content.decode()


def test_what_was_understood_is_shown_also_of_a_faulty_file(lake, page):  # noqa: ARG001
    app = upload(page, [*WRONG, ["合计", "", "", "6"]])

    assert "读出1条“星级评定”记录" in words(app.subheader)
    assert "跳过 1 行：合计 1 行" in words(app.markdown).replace("\\", "")
    assert table(app, "表中的列名")["表中的列名"].tolist() == HEADINGS


def test_the_effect_names_units_with_old_and_new_score_and_place(lake, page):
    app = upload(page, REVIEWS, "审核评分.csv")

    assert "导入后，2021年上半年：1个评分变化，2个单位名次变化" in words(app.subheader)
    effect = table(app, "现得分")
    rows = effect[effect["考核期"] == "2021年上半年"] if "考核期" in effect else effect
    assert rows[["单位", "原得分", "现得分", "原名次", "现名次"]].to_numpy().tolist() == [
        ["单位u1", 48.0, 48.0, 1, 2],
        ["单位u2", 46.0, 54.0, 2, 1],
    ]
    changed = table(app, "新值")
    assert changed[["组织", "原值", "新值"]].iloc[0].tolist() == ["单位u2", "20.00", "28.00"]
    assert lake.revision() == 1


def test_valid_rows_alone_are_taken_only_when_asked_for_and_the_rest_is_kept(lake, page):
    app = upload(page, HALF_WRONG)
    assert not app.toggle[0].value
    assert Import.CONFIRM not in labels(app)

    app = app.toggle[0].set_value(True).run()
    assert "另有1行不导入" in words(app.warning)
    assert table(app, "原因")["行"].tolist() == [3]
    app = press(app, Import.CONFIRM)

    assert not app.exception
    assert "有1行没有导入" in words(app.markdown)
    assert lake.snapshot().frame("star_ratings", "2021H1")["org_id"].to_list() == ["b1"]
    name, content = lake.left_out(2)
    assert name == "星级评定_未导入的行.xlsx"
    cells = [str(cell) for row in load_workbook(io.BytesIO(content)).active.values for cell in row if cell]
    assert any("支部b2" in cell for cell in cells)


def test_a_file_is_read_and_worked_out_once_whatever_is_switched(lake, page, monkeypatch):  # noqa: ARG001
    calls = []
    for name in ("receive", "effect"):
        counted(monkeypatch, name, calls)

    app = upload(page, HALF_WRONG)
    for wanted in (True, False, True):
        app = app.toggle[0].set_value(wanted).run()

    assert calls == ["receive", "effect"]


def test_a_file_that_is_let_go_leaves_nothing_behind(lake, page, monkeypatch):
    calls = []
    counted(monkeypatch, "receive", calls)
    removed = []
    monkeypatch.setattr(
        MemoryUploadedFileManager, "remove_file", lambda _, **named: removed.append(named["file_id"])
    )
    app = upload(page, STARS)

    app = press(app, Import.CANCEL)

    assert len(removed) == 1

    assert Import.CONFIRM not in labels(app)
    assert not app.file_uploader[0].value
    assert not in_hand()
    assert lake.revision() == 1
    upload(app, STARS)
    assert calls == ["receive", "receive"]


def test_after_the_import_the_page_says_what_changed_and_how_to_take_it_back(lake, page):
    app = press(upload(page, REVIEWS, "审核评分.csv"), Import.CONFIRM)

    assert "修改1行" in words(app.markdown)
    assert "1个评分变化" in words(app.markdown)
    assert "撤销第2次变更" in words(app.caption)
    assert table(app, "未变").iloc[0].tolist() == ["审核评分", "2021年上半年", 0, 1, 0]
    assert not in_hand()
    assert lake.revision() == 2


def test_a_reading_that_is_stopped_keeps_nothing(lake, page, tmp_path, monkeypatch):  # noqa: ARG001
    """As Streamlit stops a run: it raises at the next call, here the one that moves the bar."""

    class StoppedError(Exception):
        pass

    def stop(*_, **__):
        raise StoppedError

    (tmp_path / "scratch").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "scratch"))
    monkeypatch.setattr("streamlit.delta_generator.DeltaGenerator.progress", stop)
    now, day = lake.snapshot(), NOW.date()
    file = uploads.FileInHand("sha", "星级评定.csv", None, None, now.revision, day)
    content = "\n".join(",".join(row) for row in STARS).encode()

    with pytest.raises(StoppedError):
        uploads.worked_out(file, "read", lambda: receiving._read(now, content, file, None))

    assert not in_hand()
    assert list((tmp_path / "scratch").iterdir()) == []


def test_the_first_file_of_an_empty_lake_touches_no_result_and_can_be_imported(page):
    rows = [
        ["组织代码", "组织名称", "组织层级", "分组", "排列顺序", "临时支部", "成立日期"],
        ["U1", "示例厅", "单位", "省直", "1", "否", "2018-01-01"],
    ]

    app = upload(page, rows, "组织名册.csv")

    assert not app.exception
    assert "可以导入，暂不影响评分和名次" in words(app.subheader), words(app.error)
    app = press(app, Import.CONFIRM)
    assert "第1次数据变更" in words(app.success)


def test_a_full_disk_is_said_in_words_and_the_file_stays_in_hand(lake, page, monkeypatch):
    def full(*_, **__):
        raise LakeFullError("某处")

    app = upload(page, STARS)
    monkeypatch.setattr(actions, "commit", full)

    app = press(app, Import.CONFIRM)

    assert not app.exception
    assert "“某处”所在磁盘已满" in words(app.error)
    assert Import.CONFIRM in labels(app)
    assert lake.revision() == 1


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("照片.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(200)),
        ("断.xlsx", b"PK\x03\x04" + bytes(50)),
        ("空.csv", b""),
    ],
)
def test_a_file_that_is_no_workbook_gets_a_sentence(lake, page, name, content):
    app = put(page, name, content)

    assert not app.exception
    assert "发现1处问题" in words(app.subheader)
    assert "读出" not in words(app.subheader)
    assert lake.revision() == 1


def counted(monkeypatch, name, calls):
    """Have the action note its name in calls."""
    real = getattr(actions, name)

    def noted(*arguments, **options):
        calls.append(name)
        return real(*arguments, **options)

    monkeypatch.setattr(actions, name, noted)
