"""Links to files: drawn by lot, for the browser whose page they stand on, gone with its session."""

import re
from urllib.parse import unquote

import pytest
from streamlit.runtime import memory_media_file_storage

from dashboard.base.file_words import Downloads
from dashboard.server import file_downloads
from dashboard.server.file_downloads import COOKIE
from dashboard.words.app import Access
from tests.browser.harness import serving
from tests.dashboard.asgi import ask
from tests.dashboard.two_units import two_units
from tests.dashboard.visiting import Visitor

pytestmark = pytest.mark.server


@pytest.fixture(scope="module")
def url(tmp_path_factory):
    folder = tmp_path_factory.mktemp("lake")
    lake = two_units(folder)
    lake.close()
    with serving(folder) as served:
        yield served


def official(visitor):
    page = visitor.opens("reports")
    page.run("file=ranking-table").run("file=ranking-table", press="生成文件")
    return page


def test_a_browser_gets_a_name_once_that_scripts_and_other_sites_never_see(url):
    first, second = Visitor(url), Visitor(url)

    assert first.name != second.name
    assert re.fullmatch(rf"{COOKIE}=[\w-]{{43}}; Path=/; HttpOnly; SameSite=Lax", first.given)
    assert Visitor(url, name=first.name).given == ""
    assert re.search(rf"{COOKIE}=[\w-]{{43}};", Visitor(url, name="chosen").given)


@pytest.mark.parametrize("path", ["/start.js", "/healthz", "/_stcore/health"])
def test_only_pages_give_a_name(url, path):
    stranger = Visitor(url)
    stranger.name = ""

    assert COOKIE not in stranger.get(path).headers.get("set-cookie", "")


def test_a_file_made_at_once_is_for_the_browser_of_its_page_alone(url):
    owner, other = Visitor(url), Visitor(url)

    with official(owner) as page:
        link = page.downloads["下载"].url
        mine, theirs, nobodys = owner.get(link), other.get(link), Visitor(url, name="nobody").get(link)

    assert mine.status == 200
    assert mine.body.startswith(b"PK")
    assert mine.headers["cache-control"] == "private, no-store"
    assert "attachment" in mine.headers["content-disposition"]
    assert (theirs.status, theirs.body.decode()) == (404, Access.NOT_YOUR_FILE)
    assert nobodys.status == 404


def test_a_file_made_on_pressing_is_for_the_browser_of_its_page_alone(url):
    owner, other = Visitor(url), Visitor(url)

    with owner.opens("ranking") as page:
        page.run()
        link = page.made(Downloads.TABLE)

        assert owner.get(link).body.startswith(b"PK")
        assert other.get(link).status == 404


def test_a_link_ends_when_its_page_is_closed_also_for_whoever_takes_up_the_session(url):
    owner, other = Visitor(url), Visitor(url)
    with official(owner) as page:
        link = page.downloads["下载"].url

    assert owner.get(link).status == 404

    with other.opens("reports", page.session) as taken:
        taken.run("file=ranking-table")
        assert taken.session == page.session
        assert other.get(link).status == 404
    with owner.opens("reports", page.session) as again:
        link = again.run("file=ranking-table").downloads["下载"].url
        assert owner.get(link).status == 200


def test_another_session_of_the_same_browser_has_links_of_its_own(url):
    owner = Visitor(url)

    with official(owner) as first, official(owner) as second:
        links = {page.downloads["下载"].url for page in (first, second)}

        assert len(links) == 2
        assert {owner.get(link).status for link in links} == {200}


def test_a_link_stays_the_same_while_the_page_runs_again(url):
    with official(Visitor(url)) as page:
        link = page.downloads["下载"].url

        assert page.run("file=ranking-table").downloads["下载"].url == link


def test_the_name_streamlit_would_give_a_file_leads_nowhere(url):
    owner = Visitor(url)

    with official(owner) as page:
        link = page.downloads["下载"].url
        made = owner.get(link)
        name = re.search(r"filename\*=utf-8''(.*)", made.headers["content-disposition"])[1]
        kind = made.headers["content-type"]
        guess = memory_media_file_storage._calculate_file_id(made.body, kind, unquote(name))

        assert guess not in link
        assert owner.get(f"/media/{guess}.xlsx").status == 404


def test_the_pictures_of_a_page_are_shown(url):
    owner = Visitor(url)

    with owner.opens("reports") as page:
        page.run()
        icon = owner.get(page.icon)

    assert (icon.status, icon.headers["content-type"]) == (200, "image/png")


def test_a_file_is_refused_whatever_the_method(url):
    with official(Visitor(url)) as page:
        link = page.downloads["下载"].url

        assert {Visitor(url).get(link, method).status for method in ("GET", "HEAD", "OPTIONS")} == {404}


def test_what_is_no_file_passes():
    async def app(_scope, _receive, send):
        await send({"type": "http.response.start", "status": 204, "headers": []})
        await send({"type": "http.response.body"})

    async def may_not(*_asked):
        return False

    assert ask(file_downloads.own_files_only(app, may_not), "/media").status == 204
    assert ask(file_downloads.own_files_only(app, may_not), "/media/a.png").status == 404
