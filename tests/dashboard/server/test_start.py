import re
import subprocess
import sys

import pytest

from dashboard.words.app import Access, App
from tests.browser.harness import PATIENCE, ROOT, free_port, start, wait_until_healthy
from tests.dashboard.two_units import two_units

pytestmark = pytest.mark.server


@pytest.mark.parametrize("address", ["0.0.0.0", ""])  # noqa: S104
def test_the_dashboard_refuses_to_listen_to_others(tmp_path, address):
    process = start(tmp_path / "lake", f"--server.address={address}", port=free_port())

    output, _ = process.communicate(timeout=PATIENCE)

    assert process.returncode != 0
    assert "已拒绝启动" in output
    assert "Traceback" not in output


def test_the_dashboard_refuses_to_lie_below_another_path(tmp_path):
    process = start(tmp_path / "lake", "--server.baseUrlPath=party", port=free_port())

    output, _ = process.communicate(timeout=PATIENCE)

    assert process.returncode != 0
    assert Access.NO_BASE_PATH.format(path="party") in output
    assert "Traceback" not in output


@pytest.mark.parametrize("is_filled", [False, True])
def test_the_dashboard_starts_without_a_warning(tmp_path, is_filled):
    if is_filled:
        two_units(tmp_path / "lake").close()
    port = free_port()
    process = start(tmp_path / "lake", port=port, DANGJIAN_LOG_LEVEL="info")
    wait_until_healthy(process, f"http://127.0.0.1:{port}")

    process.terminate()  # it makes ready what it has begun for its first readers
    output, _ = process.communicate(timeout=PATIENCE)

    assert f"127.0.0.1:{port}" in output
    assert not re.search("warning|ScriptRunContext|Traceback", output, re.IGNORECASE)


def test_at_a_terminal_it_says_in_chinese_where_it_serves(tmp_path):
    port = free_port()
    process = start(tmp_path / "lake", port=port)
    try:
        wait_until_healthy(process, f"http://127.0.0.1:{port}")
    finally:
        process.terminate()
        output, _ = process.communicate(timeout=PATIENCE)

    assert output.splitlines() == [App.OPEN.format(address="127.0.0.1", port=port)]


def test_what_plotly_looks_for_is_there_before_any_reader():
    command = [sys.executable, "-c", "import streamlit_app, sys; print(*sys.modules)"]

    loaded = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()

    assert {"numpy", "pandas", "PIL.Image", "pyarrow"} <= set(loaded)
