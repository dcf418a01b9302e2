"""What an account may ask over its open page, and that what it made is no other account's."""

import json
from contextlib import closing

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg

from analytics.lake import open_lake
from dashboard.base.common_words import Pages
from dashboard.base.file_words import Downloads
from dashboard.screen.frame.session_messages import is_offered
from dashboard.words.app import Access, App
from dashboard.words.audit import Audit
from tests.dashboard.two_units import two_units
from tests.server.gateway import COMMITTEE, NOBODYS, OFFICER, UNIT, asked, behind_gateway
from tests.server.gateway_page import GatewayPage

pytestmark = pytest.mark.served
TRIES = 20  # runs of a page until a line that is written beside them must be there


@pytest.fixture(scope="module")
def gateway(tmp_path_factory):
    folder = tmp_path_factory.mktemp("gateway")
    two_units(folder / "lake").close()
    with behind_gateway(folder / "lake", folder) as made:
        yield made


def noted(gateway, account):
    with closing(open_lake(gateway.lake)) as lake:
        return [one for one in lake.audit_lines() if one.actor == account and one.action == Audit.MESSAGE]


def said(kind):
    message = BackMsg()
    match kind:
        case "install_skills" | "dismiss_skills_nudge" | "dataframe_chunk" | "deferred_file":
            getattr(message.backend_operation_request, kind).SetInParent()
        case "rerun_script" | "file_urls_request" | "app_heartbeat" | "backend_operation_request":
            getattr(message, kind).SetInParent() if kind != "app_heartbeat" else setattr(message, kind, True)
        case _:
            setattr(message, kind, True)
    return message


@pytest.mark.parametrize("account", [COMMITTEE, OFFICER, NOBODYS])
def test_nobody_clears_the_caches_of_all_and_who_tries_is_noted_once(gateway, account):
    with GatewayPage(gateway.url, "account", account) as page:
        page.run()
        for kind in ["clear_cache"] * 3:
            page.say(said(kind))
        for _ in range(TRIES):
            page.run()
            if noted(gateway, account["x-account"]):
                break

    lines = noted(gateway, account["x-account"])
    assert [(one.outcome, one.about) for one in lines] == [("NotAllowed", "clear_cache")]
    told = [json.loads(line) for line in gateway.said().splitlines() if "clear_cache" in line]
    assert [one["account"] for one in told].count(account["x-account"]) == 1


@pytest.mark.parametrize(
    ("kind", "offered"),
    [
        (one, True)
        for one in ("rerun_script", "stop_script", "app_heartbeat", "file_urls_request", "deferred_file")
    ]
    + [(one, False) for one in ("clear_cache", "set_run_on_save", "load_git_info")]
    + [(one, False) for one in ("install_skills", "dismiss_skills_nudge", "dataframe_chunk")],
)
def test_a_session_hears_only_what_our_pages_say(kind, offered):
    assert is_offered(said(kind)) is offered


@pytest.mark.parametrize(
    ("path", "title"),
    [("ranking", Pages.RANKING), ("history", Pages.HISTORY), ("", App.TITLE), ("nowhere", App.TITLE)],
)
def test_a_page_is_named_in_chinese_before_it_has_run(gateway, path, title):
    with GatewayPage(gateway.url, path, COMMITTEE) as page:
        page.run()
        told = page.first

    assert (told.name, [one.page_name for one in told.app_pages]) == (App.TITLE, [title])
    assert told.main_script_path == "app.py"


def test_a_button_that_is_gone_says_so_and_leaves_nothing_in_the_log(gateway):
    with GatewayPage(gateway.url, "ranking", COMMITTEE) as page:
        page.run()
        gone = page.downloads[Downloads.TABLE]
        page.run()
        before = gateway.said()
        for file in (gone, "of-my-own", ""):
            for _ in range(3):
                assert page.make(file).error_msg == Downloads.STALE
        with GatewayPage(gateway.url, "ranking", COMMITTEE) as other:
            other.run()
            assert page.make(other.downloads[Downloads.TABLE]).error_msg == Downloads.STALE
        assert page.make(page.downloads[Downloads.TABLE]).deferred_file.url

    told = [json.loads(line) for line in gateway.said().removeprefix(before).splitlines()]
    assert {one["level"] for one in told} == {"info"}
    assert not [one for one in told if "traceback" in one or "of-my-own" in str(one)]


@pytest.mark.parametrize(("content", "code"), [("a text", 1003), (b"\xff\xff no message", 1002)])
def test_what_is_no_message_ends_the_connection_without_a_traceback(gateway, content, code):
    before = gateway.said()
    with GatewayPage(gateway.url, "account", COMMITTEE) as page:
        page.run()
        assert page.closed_by(content) == code

    assert "raceback" not in gateway.said().removeprefix(before)


def test_a_file_of_ones_page_is_not_given_to_another_account_of_the_same_browser(gateway):
    with GatewayPage(gateway.url, "ranking", COMMITTEE) as page:
        page.run()
        link = page.make(page.downloads[Downloads.TABLE]).deferred_file.url

        assert asked(gateway.url, link, cookie=page.cookie, **COMMITTEE).content.startswith(b"PK")
        for other in (UNIT, OFFICER, NOBODYS, COMMITTEE | {"x-roles": "dj-officer"}):
            refused = asked(gateway.url, link, cookie=page.cookie, **other)
            assert (refused.status_code, refused.text) == (404, Access.NOT_YOUR_FILE)
        assert asked(gateway.url, link, cookie=page.cookie, **COMMITTEE).status_code == 200
