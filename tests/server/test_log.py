"""The log of a server in served mode: every line an object, and no secret in any of them."""

import json
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from analytics import actions
from analytics.base.periods import parse
from dashboard.server.children import descendants
from tests.dashboard.two_units import NOW, two_units
from tests.server import served
from tests.server.session import Session

pytestmark = pytest.mark.served
SECRETS = (served.COOKIE_SECRET, served.CLIENT_SECRET)


def remembered(reader):
    """Notes the addresses a reader is sent to."""
    seen = []
    reader.client.event_hooks["response"] = [lambda answer: seen.append(str(answer.request.url))]
    return seen


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("log")


@pytest.fixture(scope="module")
def office(folder):
    """A server that tells everything in the file `log` of the folder."""
    lake = two_units(folder / "lake")
    actions.finalise(lake, parse("2021H1"), actor="测试", made_at=NOW)
    lake.close()
    with (folder / "log").open("w") as log, served.office(folder / "lake", folder, log=log) as made:
        yield made


def test_a_whole_visit_is_told_in_objects_and_without_anything_secret(office, folder):
    reader = served.Reader(office.url)
    seen = remembered(reader)
    reader.log_in("committee-post", "/ranking?period=2021H1")
    with Session(office.url, "ranking", reader.cookies()) as page:
        page.run("period=2021H1")
    cookies = [cookie.value for cookie in reader.client.cookies.jar]
    reader.get("/auth/logout")
    stranger = served.Reader(office.url)
    stranger.get("/oauth2callback?code=a-stolen-code&state=a-forged-state")
    stranger.get("/oauth2callback?error=a-forged-error&error_description=a-forged-text&state=x")
    stranger.get("/oauth2callback?error=invalid_scope&error_description=a-forged-text")

    said = (folder / "log").read_text()
    told = [json.loads(line) for line in said.splitlines()]
    assert all({"at", "level", "logger", "message"} <= set(line) for line in told)
    paths = {line.get("path"): line.get("account") for line in told}
    assert paths["/ranking"] == paths["/_stcore/stream"] == "committee-post"
    answers = [query for query in (urlsplit(address).query for address in seen) if "code=" in query]
    assert answers
    forged = ("a-stolen-code", "a-forged-state", "a-forged-error", "a-forged-text")
    assert not [one for one in (*SECRETS, *cookies, *forged) if one in said]
    assert "invalid_scope" in said
    assert not [one for query in answers for one in query.split("&") if one in said]
    assert "?" not in said
    assert [line for line in told if line["logger"].startswith("uvicorn")]


def test_no_answer_and_no_list_of_processes_shows_a_secret(office):
    reader = served.Reader(office.url)
    reader.log_in("committee-post")
    asked = ("/readyz", "/healthz", "/start.js", "/login?why=exchange", "/oauth2callback", "/media/x", "/%00")
    answers = [reader.get(path) for path in (*asked, "/_stcore/host-config", "/account")]
    processes = [office.process.pid, *descendants(office.process.pid)]
    shown = [Path(f"/proc/{one}/cmdline").read_bytes().decode() for one in processes]

    said = [*shown, *(f"{answer.headers} {answer.text}" for answer in answers)]
    assert len(said) > len(asked)
    assert not [one for one in said for secret in SECRETS if secret in one]
    assert not [one for one in said if "Traceback" in one]
