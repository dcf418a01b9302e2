"""export: official files into a folder; those of an edition are the ones first handed out."""

import io
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import docx
import pytest

from analytics import actions
from analytics.base.periods import parse
from analytics.lake import Lake, LakeReadOnlyError, open_lake
from dashboard.commands.export import EVERYTHING
from dashboard.files import official_files
from dashboard.files.official_words import FILES
from dashboard.media import chromium
from tests.analytics import builders as b
from tests.conftest import NOW


@pytest.fixture
def written(run, small, tmp_path):
    """Runs export on the small lake; the outcome and the files of the folder by name."""

    def export(*argv, lake=small):
        folder = tmp_path / "out"
        outcome = run("export", argv[0], folder, *argv[1:], "--lake", lake)
        return outcome, {file.name: file.read_bytes() for file in folder.glob("*")}

    return export


@pytest.fixture
def no_chromium(monkeypatch):
    """Pictures are drawn by other tests; here the report says that they are missing."""
    monkeypatch.setattr(chromium, "missing_part", lambda: chromium.Missing.CHROMIUM)


def test_every_file_there_is_has_a_title_and_a_name_for_the_command():
    assert list(FILES) == list(official_files.ALL)


def test_a_brief_is_written_and_its_path_given(written):
    outcome, files = written("brief", "--unit", "u1", "--period", "2021H1")

    (name,) = files
    assert outcome.status == 0
    assert outcome.data.strip().endswith(name)
    assert name == "机关党建考核简报_u1单位u1_2021年上半年_草稿1.docx"
    assert "单位u1" in docx.Document(io.BytesIO(files[name])).core_properties.comments


def test_the_file_of_an_edition_is_given_back_as_first_handed_out(written, small, monkeypatch):
    lake = open_lake(small)
    actions.finalise(lake, parse("2021H1"), actor="测试", made_at=NOW)
    lake.close()
    chosen = ("ranking-table", "--period", "2021H1", "--league", "省直")
    _, first = written(*chosen)
    monkeypatch.setattr("dashboard.files.ranking_sheet.xlsx", lambda *_: b"another program")

    _, again = written(*chosen)

    assert again == first
    assert next(iter(first)).endswith("_定稿001.xlsx")


def test_a_file_of_an_edition_is_written_also_where_the_lake_takes_nothing_and_says_so(
    written, small, monkeypatch
):
    lake = open_lake(small)
    actions.finalise(lake, parse("2021H1"), actor="测试", made_at=NOW)
    lake.close()

    def read_only(*_, **__):
        raise LakeReadOnlyError("某处")

    monkeypatch.setattr(Lake, "keep_issued", read_only)
    monkeypatch.setattr(Lake, "note", read_only)

    outcome, files = written("ranking-table", "--period", "2021H1", "--league", "省直")

    assert outcome.status == 0
    assert len(files) == 1
    assert "没有作为定稿的文件保存" in outcome.messages
    assert "没有记入操作记录" in outcome.messages


@pytest.mark.usefixtures("no_chromium")
def test_a_report_that_lacks_its_pictures_is_not_kept_as_what_was_issued(written, small):
    lake = open_lake(small)
    actions.finalise(lake, parse("2021H1"), actor="测试", made_at=NOW)

    written("report", "--period", "2021H1")

    assert lake.issued_files("2021H1-1") == []
    lake.close()


@pytest.mark.usefixtures("no_chromium")
def test_a_report_that_lacks_its_pictures_is_written_and_named(written):
    outcome, files = written("report", "--period", "2021H1")

    assert len(files) == 1
    assert outcome.status == 1
    assert "不完整" in outcome.messages
    assert "没有绘制" in outcome.messages


def test_an_export_interrupted_while_writing_leaves_neither_half_a_file_nor_harms_the_old(
    written, monkeypatch
):
    chosen = ("brief", "--unit", "u1", "--period", "2021H1")
    _, before = written(*chosen)

    def half(path, content):
        with path.open("wb") as stream:
            stream.write(content[:10])
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "write_bytes", half)
    outcome, after = written(*chosen)

    assert outcome.status == 130
    assert after == before


@pytest.mark.server
def test_ctrl_c_while_a_file_is_made_ends_with_130_and_no_file(small, tmp_path):
    out = tmp_path / "out"
    command = [sys.executable, "-m", "dashboard", "--lake", small, "export", "workbook", out]
    with subprocess.Popen(
        [*command, "--period", "2021H1"], stderr=subprocess.PIPE, text=True, cwd=Path(__file__).parents[3]
    ) as started:
        while not out.exists():
            pass
        started.send_signal(signal.SIGINT)
        _, messages = started.communicate(timeout=60)

    assert started.returncode == 130
    assert "已中断" in messages
    assert list(out.iterdir()) == []


def test_progress_and_what_goes_on_are_told_at_a_terminal(written, monkeypatch):
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    monkeypatch.setattr("dashboard.media.pdf.pdf", lambda _document, waiting: waiting() or b"%PDF")

    outcome, _ = written("brief-pdf", "--unit", "u1", "--period", "2021H1")

    assert "70%（正在转换为 PDF）" in outcome.messages


def test_check_names_what_is_missing(run, monkeypatch):
    monkeypatch.setattr("dashboard.media.pdf.office", lambda _: None)

    outcome = run("check")

    assert outcome.status == 1
    assert "LibreOffice（转换 PDF）：缺少" in outcome.data
    assert "libreoffice-writer" in outcome.messages


def test_check_is_content_with_a_machine_that_has_all(run, monkeypatch):
    monkeypatch.setattr("dashboard.files.selfcheck.check_parts", list)

    assert run("check").status == 0


@pytest.mark.usefixtures("no_chromium")
def test_internal_stands_in_the_name_and_at_the_head(written):
    _, files = written("report", "--period", "2021H1", "--internal")

    (name,) = files
    assert "内部资料" in name
    assert docx.Document(io.BytesIO(files[name])).paragraphs[0].text == "内部资料"


@pytest.mark.usefixtures("no_chromium")
def test_all_writes_every_kind_and_names_what_could_not_be_made(written, monkeypatch):
    monkeypatch.setattr("dashboard.media.pdf.office", lambda _: None)

    outcome, files = written(EVERYTHING, "--period", "2021H1")

    endings = sorted(name.rsplit(".")[-1] for name in files)
    assert set(endings) == {"docx", "xlsx", "pptx", "zip"}
    assert "LibreOffice" in outcome.messages
    assert outcome.status == 1
    packed = next(content for name, content in files.items() if name.endswith("zip"))
    assert zipfile.ZipFile(io.BytesIO(packed)).testzip() is None


@pytest.mark.parametrize(
    ("argv", "word"),
    [
        (("brief", "--period", "2021H1"), "--unit"),
        (("brief", "--unit", "nobody", "--period", "2021H1"), "nobody"),
        (("ranking", "--league", "县直", "--period", "2021H1"), "县直"),
    ],
)
def test_a_wish_that_cannot_be_met_is_explained(written, argv, word):
    outcome, files = written(*argv)

    assert outcome.status == 2
    assert word in outcome.messages
    assert files == {}


def test_an_empty_lake_is_refused(written, tmp_path):
    open_lake(tmp_path / "empty").close()

    outcome, files = written("report", lake=tmp_path / "empty")

    assert (outcome.status, files) == (1, {})


def test_units_of_one_name_get_a_brief_each(written, tmp_path):
    twins = b.organisations(b.unit("u1", name="甲局"), b.unit("u2", 2, name="甲局"))
    scores = b.reviews(b.review("u1", 2500, 1500, 800), b.review("u2", 2000, 1900, 700))
    lake = open_lake(tmp_path / "twins")
    tables = {"organisations": twins, "rubrics": b.rubric(30, 20, 10), "reviews": scores}
    actions.seed(lake, tables, actor="测试", made_at=NOW)
    actions.finalise(lake, parse("2021H1"), actor="测试", made_at=NOW)
    lake.close()

    for unit in ("u1", "u2"):
        _, files = written("brief", "--unit", unit, "--period", "2021H1", lake=tmp_path / "twins")

    assert len(set(files.values())) == len(files) == 2


def test_a_sheet_of_a_period_without_units_is_named_and_not_passed_over(written):
    outcome, files = written("ranking-table", "--period", "2001H1")

    assert (outcome.status, files) == (1, {})
    assert "2001年上半年没有单位名次" in outcome.messages
