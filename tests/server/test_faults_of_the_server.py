"""PostgreSQL is restarted, or another writes to it, under a served dashboard: said, and nothing lost."""

from contextlib import ExitStack

import psycopg
import pytest

from analytics.lake import open_lake
from dashboard.words.import_data import Import
from tests.analytics.lake import imports, postgresql
from tests.analytics.lake.processes import Processes
from tests.server import faults

pytestmark = pytest.mark.served
DOWN, BUSY, IMPORTED = "或与它的连接中断", "占用", "已导入文件"


@pytest.fixture(scope="module")
def programs():
    found = postgresql.programs()
    assert found, "no PostgreSQL server is installed"
    return found


@pytest.fixture(scope="module")
def socket(programs):
    with postgresql.server(programs) as folder:
        yield folder


@pytest.fixture(scope="module")
def served(socket, tmp_path_factory):
    url = postgresql.new_schema(socket, "served")
    lake = f"{url}&files={tmp_path_factory.mktemp('files') / 'files'}"
    faults.filled(lake)
    with faults.dashboard(lake) as made:
        yield made


def test_a_restart_is_said_on_every_page_and_costs_an_officer_nothing(served, programs, socket):
    before = faults.standing(served.lake)
    with ExitStack() as opened, served.at("import") as desk:
        pages = {name: opened.enter_context(served.at(name)) for name in faults.PAGES}
        for name, page in pages.items():
            page.run(faults.PAGES[name])
        desk.run()
        desk.choose("星级.csv", faults.csv_file(faults.STARS))
        postgresql.stop(programs, socket)
        try:
            assert [name for name, page in pages.items() if DOWN not in page.run()] == []
            assert (served.status("/readyz"), served.status("/healthz")) == (503, 200)
            assert DOWN in desk.press(Import.CONFIRM)
        finally:
            postgresql.start(programs, socket)

        assert served.status("/readyz") == 200
        assert [name for name, page in pages.items() if "数据存放处“" in page.run()] == []
        assert faults.standing(served.lake) == before
    with served.at("import") as desk:
        desk.run()
        desk.choose("星级.csv", faults.csv_file(faults.STARS))
        assert IMPORTED in desk.press(Import.CONFIRM)


def test_while_another_writes_an_officer_is_told_so_and_may_press_again(served):
    stars = [faults.STARS[0], [*faults.STARS[1][:3], "3"]]
    with served.at("import") as desk, psycopg.connect(plain(served.lake)) as other:
        desk.run()
        desk.choose("星级.csv", faults.csv_file(stars))
        other.execute("SELECT pg_advisory_xact_lock(8501)")

        assert BUSY in desk.press(Import.CONFIRM)
        other.rollback()
        assert IMPORTED in desk.press(Import.CONFIRM)


def test_imports_under_way_when_it_stops_are_whole_or_not_there(programs, socket, tmp_path):
    url = postgresql.new_schema(socket, "under_way")
    lake = open_lake(f"{url}&files={tmp_path / 'files'}")
    imports.seeded(lake)
    with Processes() as processes:
        for _ in range(3):
            processes.start("import_and_undo_forever", f"{url}&files={tmp_path / 'files'}")
            first = processes.next_number()
            postgresql.stop(programs, socket)
            said, [status] = processes.wait()
            postgresql.start(programs, socket)

            assert status == 1
            assert imports.faults(lake, max(said, default=first)) == []
    lake.close()


def plain(lake):
    """The location as PostgreSQL's own clients take it."""
    return lake.replace("+psycopg", "").partition("&files=")[0]
