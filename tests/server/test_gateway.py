"""Behind an 统一认证 gateway: the account of its header counts, from a listed proxy and from nobody else."""

import pytest
from websockets.exceptions import InvalidStatus

from analytics import actions
from analytics.base.periods import parse
from dashboard.words.app import Access
from dashboard.words.login import Login
from tests.dashboard.two_units import NOW, two_units
from tests.server.gateway import GATEWAY, UNIT, asked, behind_gateway, browser
from tests.server.session import Session

pytestmark = pytest.mark.served


@pytest.fixture(scope="module")
def url(tmp_path_factory):
    folder = tmp_path_factory.mktemp("gateway")
    lake = two_units(folder / "lake")
    actions.finalise(lake, parse("2021H1"), actor="测试", made_at=NOW)
    lake.close()
    with behind_gateway(folder / "lake", folder) as made:
        yield made.url


def test_the_account_the_gateway_names_is_let_in(url):
    assert asked(url, "/unit", GATEWAY, **UNIT).status_code == 200


@pytest.mark.parametrize("come_from", ["127.0.0.1", "127.0.0.8"])
def test_the_same_header_of_anybody_else_is_not_believed(url, come_from):
    for more in ({}, {"x-forwarded-for": GATEWAY}, {"forwarded": f"for={GATEWAY}"}):
        answer = asked(url, "/unit", come_from, **UNIT, **more)
        assert answer.headers["location"] == "/login?to=%2Funit"


@pytest.mark.parametrize("name", ["x-account", "X-Roles", "x-unit"])
def test_a_gateway_that_adds_its_header_beside_the_readers_own_lets_nobody_in(url, name):
    with browser(url) as gateway:
        answer = gateway.get("/unit", headers=[(name, "of-the-reader"), *UNIT.items()])
        assert (answer.status_code, answer.text) == (400, Access.NAMED_TWICE)

    twice = [(name, "of-the-reader"), *UNIT.items()]
    with pytest.raises(InvalidStatus, match="403"):
        Session(url, "unit", "", source_address=(GATEWAY, 0), more=twice)


def test_without_an_account_the_gateway_lets_nobody_in(url):
    answer = asked(url, "/unit", GATEWAY, x_roles="dj-leader")

    assert answer.status_code == 303
    assert Login.BY_GATEWAY in asked(url, answer.headers["location"], GATEWAY).text


def test_no_connection_is_opened_by_a_header_of_ones_own(url):
    with pytest.raises(InvalidStatus, match="403"):
        Session(url, "unit", "", **UNIT)


def test_through_the_gateway_a_unit_sees_its_own_file_until_it_leaves(url):
    with Session(url, "unit", "", source_address=(GATEWAY, 0), **UNIT) as page:
        shown = page.run("period=2021H1")
        assert "单位u1" in shown
        assert "单位u2" not in shown

        answer = asked(url, "/auth/logout", GATEWAY, **UNIT)

        assert answer.headers["location"] == f"{url}/left-the-gateway"
        assert "单位u1" not in page.heard()


def test_a_log_in_at_a_provider_is_not_offered(url):
    assert asked(url, "/login/start?to=/", GATEWAY).headers["location"] == "/login"
