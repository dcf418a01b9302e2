"""The files of deploy/ fit each other and the program: units, environment, back-up with rotation."""

import configparser
import os
import re
import shlex
import shutil
import subprocess
import sys

import pytest

from analytics.lake.location import locate
from dashboard.base import settings
from dashboard.base.settings import served
from tests.browser import harness
from tests.dashboard.two_units import two_units
from tests.server.nginx import SITE

pytestmark = pytest.mark.served
DEPLOY = harness.ROOT / "deploy"
UNITS = DEPLOY / "systemd"
PROGRAM = "/opt/dangjian"
SERVICES = ["dangjian@.service", "dangjian-backup.service"]


def unit(name):
    """The settings of a unit by section; those that stand twice keep the last."""
    parser = configparser.ConfigParser(strict=False, interpolation=None, delimiters=("=",))
    parser.optionxform = str
    parser.read(UNITS / name)
    return parser


def environment():
    """The variables of the example, as a shell reads them."""
    lines = (DEPLOY / "environment.example").read_text().splitlines()
    return dict(shlex.split(line)[0].split("=", 1) for line in lines if line and not line.startswith("#"))


def test_systemd_finds_no_fault_in_the_units(tmp_path):
    if shutil.which("systemd-analyze") is None:
        pytest.skip("no systemd-analyze is installed (Debian: apt-get install systemd)")
    for file in UNITS.iterdir():
        words = file.read_text().replace(f"{PROGRAM}/.venv/bin/python", sys.executable)
        (tmp_path / file.name).write_text(words.replace(PROGRAM, str(harness.ROOT)))

    names = ["dangjian.target", "dangjian@8501.service", "dangjian-backup.timer", "dangjian-backup.service"]
    files = [tmp_path / name for name in names]
    ended = subprocess.run(["systemd-analyze", "verify", *files], capture_output=True, text=True)

    ours = [line for line in ended.stderr.splitlines() if "dangjian" in line]
    assert ours == []


@pytest.mark.parametrize("name", SERVICES)
def test_a_service_runs_what_is_there_as_an_account_without_rights(name):
    said = unit(name)["Service"]

    words = [word.replace(PROGRAM, str(harness.ROOT)) for word in said["ExecStart"].split()]
    assert said["WorkingDirectory"] == PROGRAM
    assert words[0].endswith("/.venv/bin/python") or os.access(words[0], os.X_OK)
    assert [word for word in words if word.endswith(".py") and not (harness.ROOT / word).is_file()] == []
    assert said["User"] == "dangjian"
    assert (said["NoNewPrivileges"], said["CapabilityBoundingSet"]) == ("yes", "")
    assert (said["ProtectSystem"], said["UMask"]) == ("strict", "0077")


def test_nginx_knows_the_processes_that_the_target_starts():
    started = set(re.findall(r"dangjian@(\d+)\.service", unit("dangjian.target")["Unit"]["Wants"]))
    listed = set(re.findall(r"server 127\.0\.0\.1:(\d+)", SITE.read_text()))
    routed = dict(re.findall(r"^    (\d+) (dangjian_\d+);$", SITE.read_text(), re.MULTILINE))

    assert started == listed == set(routed)
    assert routed == {port: f"dangjian_{port}" for port in started}


def test_nginx_lets_through_what_the_program_takes():
    streamlit = (harness.ROOT / ".streamlit" / "config.toml").read_text()
    most = int(re.search(r"maxUploadSize = (\d+)", streamlit)[1])

    assert most < int(re.search(r"client_max_body_size (\d+)m;", SITE.read_text())[1]) <= most + 4


def test_the_example_of_the_environment_names_what_the_program_reads():
    said = environment()

    assert set(said) == {served.FILE, settings.LOCATION}
    place = locate(said[settings.LOCATION])
    assert place.database.get_backend_name() == "postgresql"
    assert place.files.is_relative_to(f"/var/lib/{unit(SERVICES[0])['Service']['StateDirectory']}")


def backed_up(folder, lake, keep):
    return subprocess.run(
        [DEPLOY / "backup.sh", folder, str(keep)],
        env={**os.environ, "PYTHON": sys.executable, settings.LOCATION: str(lake)},
        capture_output=True,
        text=True,
    )


def test_the_nightly_back_up_keeps_the_newest_and_drops_the_oldest(tmp_path):
    two_units(tmp_path / "lake").close()
    backups = tmp_path / "back ups"
    backups.mkdir()
    for name in ("dangjian-20200101-000000.zip", "dangjian-20210101-000000.zip", "of somebody else.zip"):
        (backups / name).touch()

    ended = backed_up(backups, tmp_path / "lake", keep=2)

    names = sorted(file.name for file in backups.iterdir())
    made = [name for name in names if not name.startswith(("dangjian-20200", "dangjian-20210", "of "))]
    assert ended.returncode == 0
    assert names == ["dangjian-20210101-000000.zip", *made, "of somebody else.zip"]
    assert ended.stdout.split("/")[-1].strip() == made[0]


def test_a_back_up_that_fails_leaves_the_older_ones_and_says_so(tmp_path):
    (tmp_path / "lake").write_text("no folder")
    old = [tmp_path / f"dangjian-2020010{day}-000000.zip" for day in (1, 2, 3)]
    for file in old:
        file.touch()

    ended = backed_up(tmp_path, tmp_path / "lake", keep=1)

    assert ended.returncode == 3
    assert [file.exists() for file in old] == [True] * 3
