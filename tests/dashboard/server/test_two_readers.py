"""Two readers at once: each gets the file asked for, both the same where it is the same, whoever gives up."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from analytics import actions
from analytics.base.periods import parse
from analytics.lake import open_lake
from tests.browser.harness import serving
from tests.dashboard.files.documents import missing_program
from tests.dashboard.two_units import NOW, two_units
from tests.dashboard.visiting import Visitor

pytestmark = pytest.mark.server
MAKE, DOWNLOAD = "生成文件", "下载"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("lake")
    lake = two_units(made)
    actions.finalise(lake, parse("2021H1"), actor="测试", made_at=NOW)
    lake.close()
    return made


@pytest.fixture(scope="module")
def url(folder):
    with serving(folder) as served:
        yield served


def got(url, file):
    """What a new reader gets who asks for that file."""
    reader = Visitor(url)
    with reader.opens("reports") as page:
        page.run(f"file={file}").run(f"file={file}", press=MAKE)
        return reader.get(page.downloads[DOWNLOAD].url).body


def at_once(url, *files):
    with ThreadPoolExecutor(len(files)) as readers:
        return list(readers.map(lambda file: got(url, file), files))


def test_two_files_made_at_once_reach_their_readers(url):
    briefs, workbook = at_once(url, "briefs", "workbook")

    assert briefs.startswith(b"PK")
    assert b"xl/worksheets" in workbook
    assert b"xl/worksheets" not in briefs


def test_one_file_asked_for_twice_at_once_is_issued_once_and_the_same(url, folder):
    first, second, third = at_once(url, "ranking", "ranking", "ranking")

    assert first == second == third
    lake = open_lake(folder)
    assert len([one for one in lake.issued_files("2021H1-1") if "排名" in one.name]) == 1
    lake.close()


@pytest.mark.skipif(bool(missing_program()), reason=f"no PDF can be made: no {missing_program()}")
def test_who_leaves_while_a_file_is_made_holds_up_nobody_who_waits_for_it(url):
    leaving = Visitor(url)
    with leaving.opens("reports") as page:
        page.run("file=brief-pdf").begin("file=brief-pdf", press=MAKE)
        with ThreadPoolExecutor(1) as staying:
            waits = staying.submit(got, url, "brief-pdf")
            page.__exit__()
            assert waits.result(60).startswith(b"%PDF")
