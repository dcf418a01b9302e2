"""Behind an 统一认证 gateway: the account of its header counts, from a listed proxy and from nobody else."""

import httpx
import pytest
from websockets.exceptions import InvalidStatus

from analytics import actions
from analytics.base.periods import parse
from dashboard.words.login import Login
from tests.browser import harness
from tests.dashboard.two_units import NOW, two_units
from tests.server import served
from tests.server.session import Session

pytestmark = pytest.mark.served
GATEWAY = "127.0.0.9"  # an address of this machine that is not the usual one
SETTINGS = """
address = "{address}"
cookie_secret = "{secret}"
proxies = ["{gateway}"]

[gateway]
leave_url = "{address}/left-the-gateway"

[accounts]
account = "X-Account"
role = "X-Roles"
unit = "X-Unit"
"""
UNIT = {"x-account": "unit-post", "x-roles": "dj-unit", "x-unit": "u1"}


@pytest.fixture(scope="module")
def url(tmp_path_factory):
    folder = tmp_path_factory.mktemp("gateway")
    lake = two_units(folder / "lake")
    actions.finalise(lake, parse("2021H1"), actor="测试", made_at=NOW)
    lake.close()
    port = harness.free_port()
    address = f"http://127.0.0.1:{port}"
    said = {"address": address, "secret": served.COOKIE_SECRET, "gateway": GATEWAY}
    path = folder / "served.toml"
    path.touch(mode=0o600)
    path.write_text(SETTINGS.format(**said) + served.ROLES)
    process = harness.start(
        folder / "lake", port=port, DANGJIAN_SERVED=str(path), FORWARDED_ALLOW_IPS=GATEWAY
    )
    harness.wait_until_healthy(process, address)
    yield address
    process.terminate()
    process.communicate(timeout=harness.PATIENCE)


def asked(url, path, come_from, **headers):
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    with httpx.Client(base_url=url, transport=httpx.HTTPTransport(local_address=come_from)) as client:
        return client.get(path, headers=named, timeout=harness.PATIENCE)


def test_the_account_the_gateway_names_is_let_in(url):
    assert asked(url, "/unit", GATEWAY, **UNIT).status_code == 200


@pytest.mark.parametrize("come_from", ["127.0.0.1", "127.0.0.8"])
def test_the_same_header_of_anybody_else_is_not_believed(url, come_from):
    for more in ({}, {"x-forwarded-for": GATEWAY}, {"forwarded": f"for={GATEWAY}"}):
        answer = asked(url, "/unit", come_from, **UNIT, **more)
        assert answer.headers["location"] == "/login?to=%2Funit"


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
