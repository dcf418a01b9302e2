"""The server, or the browser that draws its pictures, is killed: whole, and the next time it works."""

import os
import signal
import threading
import time
from pathlib import Path

import pytest

from dashboard.base.file_words import Downloads
from dashboard.words.import_data import Import
from tests.browser import harness
from tests.dashboard.visiting import Visitor
from tests.server import faults

pytestmark = pytest.mark.served
PNG = b"\x89PNG"
MOMENTS = (0.0, 0.2)  # seconds after the button; hundreds of kills of imports are in make bench


def children(pid):
    """The processes that one started, and those that they did."""
    said = [task.read_text() for task in Path(f"/proc/{pid}/task").glob("*/children")]
    own = [int(one) for one in " ".join(said).split()]
    return own + [further for child in own for further in children(child)]


def browsers(pid):
    """The Chromium processes below that one."""
    return [child for child in children(pid) if "chrom" in (Path(f"/proc/{child}/comm")).read_text()]


def kill(pids):
    for pid in pids:
        os.kill(pid, signal.SIGKILL)


@pytest.fixture
def folder(tmp_path):
    faults.filled(tmp_path / "lake")
    return tmp_path / "lake"


def test_a_server_killed_while_an_officer_imports_leaves_the_import_whole_or_not_there(folder):
    port, last = harness.free_port(), None
    for number, moment in enumerate(MOMENTS):
        before = faults.standing(folder)
        with faults.dashboard(folder, port=port) as served, served.at("import") as desk:
            desk.run()
            if last is not None:  # the page claims nothing: neither an import nor a file that is gone
                said = desk.come_back(last)
                assert "已导入文件" not in said
                assert Import.CONFIRM not in desk.fields
            last = desk
            rows = [faults.STARS[0], [*faults.STARS[1][:3], str(number + 1)]]
            desk.choose("星级.csv", faults.csv_file(rows))
            desk.begin(Import.CONFIRM)
            time.sleep(moment)  # waits for nothing: the moment is what is tried
            os.kill(served.pid, signal.SIGKILL)

        after = faults.standing(folder)
        done = len(after["history"]) - len(before["history"])
        assert done in {0, 1}
        assert after["history"][done:] == before["history"]
        assert len(after["noted"]) - len(before["noted"]) == done
        stars = after["rows"]["star_ratings"]
        assert len(stars) == (1 if after["history"][0].file_name else 0)


def test_pictures_and_reports_are_made_again_after_their_browser_was_killed(folder):
    with faults.dashboard(folder) as served:
        visitor = Visitor(served.url)
        with visitor.opens("ranking") as page:
            page.run("period=2021H1")

            def picture():
                return visitor.get(page.made(Downloads.PICTURE)).body

            assert picture().startswith(PNG)
            kill(browsers(served.pid))
            assert picture().startswith(PNG)

            made = []
            drawing = threading.Thread(target=lambda: made.append(picture()))
            drawing.start()
            kill(browsers(served.pid))
            drawing.join()
            assert made[0].startswith(PNG)
        with visitor.opens("reports") as page:
            page.run("period=2021H1").run("period=2021H1", press="生成文件")
            assert "下载" in page.downloads
        assert served.status("/readyz") == 200
        below = children(served.pid)
        os.kill(served.pid, signal.SIGKILL)
        assert below
        wait_until_gone(below)


def wait_until_gone(pids):
    for pid in pids:
        for _ in range(int(harness.PATIENCE / harness.POLL)):
            if not alive(pid):
                break
            time.sleep(harness.POLL)
        assert not alive(pid)


def alive(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
