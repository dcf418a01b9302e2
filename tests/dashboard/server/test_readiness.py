"""/readyz: whether visitors may be sent here, on a real server whose data go away and come back."""

import json
import shutil
import urllib.error
import urllib.request

import pytest

from tests.browser.harness import PATIENCE, serving

pytestmark = pytest.mark.server


def asked(url, path):
    try:
        with urllib.request.urlopen(f"{url}{path}", timeout=PATIENCE) as answer:  # noqa: S310 - our own http address
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as refused:
        return refused.code, json.load(refused)


def test_the_server_is_ready_while_its_data_can_be_read(tmp_path):
    lake, away = tmp_path / "lake", tmp_path / "away"
    with serving(lake) as url:
        assert asked(url, "/readyz") == (200, {"status": "ready"})

        shutil.move(lake, away)
        lake.write_text("no folder any more")

        assert asked(url, "/readyz") == (503, {"status": "data unavailable"})
        assert asked(url, "/healthz") == (200, {"status": "ok"})

        lake.unlink()
        shutil.move(away, lake)

        assert asked(url, "/readyz") == (200, {"status": "ready"})
