"""The lake is moved, kept, damaged, read-only or full under a served dashboard: said, and nothing lost."""

import resource
import sqlite3
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

import pytest

from dashboard.words import readiness_words
from dashboard.words.history import History, Undoing
from dashboard.words.import_data import Import
from tests.analytics.lake.unprivileged import prefix
from tests.server import faults

pytestmark = pytest.mark.served
GONE, BUSY, READ_ONLY, FULL = "找不到数据存放处", "占用", "现在只能读取", "磁盘已满"
DAMAGED_CATALOGUE, DAMAGED_FILE = "数据库已损坏", "缺失或损坏"
WORSE = ("Traceback", "This app has encountered an error", "出错，没有显示完整")
IMPORTED = "已导入文件"


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    lake = tmp_path_factory.mktemp("faults") / "lake"
    faults.filled(lake)
    with faults.dashboard(lake, before=prefix()) as made:
        yield made


@pytest.fixture
def before(served):
    return faults.standing(served.lake)


@pytest.fixture
def pages(served):
    """Every page, open and drawn once."""
    with ExitStack() as opened:
        shown = {name: opened.enter_context(served.at(name)) for name in faults.PAGES}
        for name, page in shown.items():
            page.run(faults.PAGES[name])
        yield shown


@pytest.fixture
def two_pages(served):
    with served.at("") as one, served.at("unit") as other:
        one.run(faults.PAGES[""])
        other.run(faults.PAGES["unit"])
        yield {"": one, "unit": other}


def without(said, pages):
    """The names of the pages that do not say so, or say it worse."""
    found = {name: page.run() for name, page in pages.items()}
    return [name for name, text in found.items() if said not in text or any(one in text for one in WORSE)]


def unwell(pages):
    """The names of the pages that do not show what they did."""
    return [name for name, page in pages.items() if "数据存放处“" in page.run()]


@contextmanager
def moved_away(folder):
    away = folder.with_name("away")
    folder.rename(away)
    try:
        yield
    finally:
        away.rename(folder)


@contextmanager
def without_catalogue(folder):
    """With what SQLite keeps beside the file: either without the other is a damaged catalogue."""
    away = folder.with_name("away")
    away.mkdir()
    for file in folder.glob("catalogue.sqlite*"):
        file.rename(away / file.name)
    try:
        yield
    finally:
        for file in folder.glob("catalogue.sqlite*"):
            file.unlink()
        for file in away.iterdir():
            file.rename(folder / file.name)
        away.rmdir()


@contextmanager
def with_garbage_for_a_catalogue(folder):
    with without_catalogue(folder):
        (folder / "catalogue.sqlite").write_bytes(b"garbage" * 1000)
        yield


@contextmanager
def kept_by_another(folder):
    with closing(sqlite3.connect(folder / "catalogue.sqlite", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield


@contextmanager
def read_only(folder):
    paths = [folder, *folder.rglob("*")]
    for path in paths:
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        yield
    finally:
        for path in paths:
            path.chmod(0o755 if path.is_dir() else 0o644)


@contextmanager
def full_disk(served):
    """No file of the server's may grow beyond 100 bytes: what a full disk does to whoever writes."""
    usual = resource.prlimit(served.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(served.pid, resource.RLIMIT_FSIZE, (100, usual[1]))
    try:
        yield
    finally:
        resource.prlimit(served.pid, resource.RLIMIT_FSIZE, usual)


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (moved_away, GONE),
        (without_catalogue, GONE),
        (with_garbage_for_a_catalogue, DAMAGED_CATALOGUE),
    ],
)
def test_every_page_says_what_is_wrong_and_works_again_when_it_is_over(served, before, pages, fault, said):
    with fault(Path(served.lake)):
        assert without(said, pages) == []
        assert served.status("/readyz") == 503
        assert served.status("/healthz") == 200

    assert unwell(pages) == []
    assert served.status("/readyz") == 200
    assert faults.standing(served.lake) == before


def test_while_another_writes_readers_go_on_and_an_officer_loses_nothing_in_hand(served, two_pages):
    number = imported(served, "5")
    with served.at("import") as desk, served.at("history") as history:
        desk.run()
        desk.choose("星级.csv", stars("4"))
        history.run(f"commit={number}")
        history.press(Undoing.OFFER.format(revision=number))
        history.check(Undoing.SURE.format(revision=number))
        with kept_by_another(Path(served.lake)):
            assert unwell(two_pages) == []
            assert BUSY in desk.press(Import.CONFIRM)
            assert BUSY in history.press(Undoing.BUTTON.format(revision=number))
            assert served.status("/readyz") == 200

        assert revision(served) == number
        assert "已撤销" in history.press(Undoing.BUTTON.format(revision=number))
        assert IMPORTED in confirmed_again(desk)


def test_while_another_writes_a_finalising_officer_may_press_again(served):
    with served.at("history") as desk:
        desk.run("records=finalise&finalise=2021H2")
        for label in [one for one in desk.fields if one.startswith(readiness_words.CONFIRM[:3])]:
            desk.check(label)
        desk.check(History.CONFIRMED)
        with kept_by_another(Path(served.lake)):
            assert BUSY in desk.press(History.BUTTON)

        assert "已定稿" in desk.press(History.BUTTON)


def test_a_lost_file_is_named_editions_go_on_and_put_back_all_is_as_before(served):
    [file] = Path(served.lake).glob("files/reviews/2021H2-*.parquet")
    imported(served, "3")  # so that no draft is at hand
    before = faults.standing(served.lake)
    edition = next(one for one, _ in before["editions"] if one.period == "2021H1").id
    with served.at("ranking") as page, served.at("ranking") as other:
        with moved_away(file):
            said = page.run("period=2021H2")
            assert DAMAGED_FILE in said
            assert file.stem.partition("-")[0] in said
            assert DAMAGED_FILE not in other.run(f"period=2021H1&edition={edition}")

        assert DAMAGED_FILE not in page.run("period=2021H2")
    assert faults.standing(served.lake) == before


@pytest.mark.parametrize(("fault", "said"), [(read_only, READ_ONLY), (full_disk, FULL)])
def test_where_nothing_can_be_written_reading_and_files_go_on_and_an_import_is_only_put_off(
    served, two_pages, fault, said
):
    before = faults.standing(served.lake)
    with served.at("import") as desk, served.at("ranking") as page:
        desk.run()
        desk.choose("星级.csv", stars("2" if fault is read_only else "1"))
        page.run("period=2021H1")
        with fault(served if fault is full_disk else Path(served.lake)):
            assert unwell(two_pages) == []
            assert page.made("Excel").startswith("/media/")
            assert said in desk.press(Import.CONFIRM)
            assert served.status("/readyz") == 200

        after = faults.standing(served.lake)
        assert [after[part] for part in ("heads", "rows", "history")] == [
            before[part] for part in ("heads", "rows", "history")
        ]
        assert IMPORTED in desk.press(Import.CONFIRM)


def test_a_server_that_starts_on_a_lake_it_may_only_read_shows_it(tmp_path):
    folder = tmp_path / "lake"
    faults.filled(folder)
    with read_only(folder), faults.dashboard(folder, before=prefix()) as reader, reader.at("ranking") as page:
        assert "单位u1" in page.run("period=2021H1")
        assert page.made("Excel").startswith("/media/")
        assert reader.status("/readyz") == 200


def stars(level):
    return faults.csv_file([faults.STARS[0], [*faults.STARS[1][:3], level]])


def imported(served, level):
    """The number of the change that an officer made of branch b1."""
    with served.at("import") as desk:
        desk.run()
        desk.choose("星级.csv", stars(level))
        assert IMPORTED in desk.press(Import.CONFIRM)
    return revision(served)


def confirmed_again(desk):
    """Others changed data since the preview: shown anew, then confirmed."""
    desk.run()
    return desk.press(Import.CONFIRM)


def revision(served):
    return len(faults.standing(served.lake)["history"])
