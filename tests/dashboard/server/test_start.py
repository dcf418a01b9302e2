import subprocess
import sys

import pytest

from dashboard.words.app import App
from tests.browser.harness import PATIENCE, ROOT, free_port, serving, start, wait_until_healthy

pytestmark = pytest.mark.server


@pytest.mark.parametrize("address", ["0.0.0.0", ""])  # noqa: S104
def test_the_dashboard_refuses_to_listen_to_others(tmp_path, address):
    process = start(tmp_path / "lake", f"--server.address={address}", port=free_port())

    output, _ = process.communicate(timeout=PATIENCE)

    assert process.returncode != 0
    assert "已拒绝启动" in output
    assert "Traceback" not in output


def test_the_dashboard_starts_on_loopback_without_a_warning(tmp_path, capfd):
    with serving(tmp_path / "lake") as url:
        assert url.startswith("http://127.0.0.1:")

    assert "arning" not in capfd.readouterr().err


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
