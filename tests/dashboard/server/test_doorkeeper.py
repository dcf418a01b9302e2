"""Who is signed in: read off a cookie or headers, for eight hours, until the account logs out."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from itsdangerous import URLSafeTimedSerializer

from analytics.access import EVERYTHING, Claims, Role
from dashboard.base.settings.bounds import Bounds
from dashboard.base.settings.served import Gateway, Provider, Served
from dashboard.screen.access import Doorkeeper, SignedIn, Why

SECRET = "0123456789abcdef" * 2
USER = "_streamlit_user"
ROLES = {"dj-unit": Role.UNIT, "dj-officer": Role.OFFICER, "dj-leader": Role.LEADER}
CLAIMS = Claims("preferred_username", "roles", "unit", "datasets", ROLES)
HEADERS = Claims("X-Account", "X-Roles", "X-Unit", "", ROLES)
NOW = datetime.now(UTC).replace(microsecond=0)
PROVIDER = Provider("dangjian", "secret", "https://identity.example", "openid", "login")


def keeper(*, left=None, later=timedelta(), gateway=False):
    served = Served(
        "https://dangjian.example",
        SECRET,
        frozenset(),
        HEADERS if gateway else CLAIMS,
        None if gateway else PROVIDER,
        Gateway("") if gateway else None,
        Bounds(),
    )
    return Doorkeeper(served, lambda _account: left, lambda: datetime.now(UTC) + later)


def cookie(**claims):
    said = {"preferred_username": "unit-post", "roles": ["dj-unit"], "origin": "https://dangjian.example"}
    return {USER: URLSafeTimedSerializer(SECRET, salt=USER).dumps(json.dumps(said | claims))}


def test_an_account_with_a_comma_is_not_that_of_another():
    named = [keeper().admit({}, cookie(preferred_username=name)).user.name for name in ("post", "post,2")]

    assert named == ["post", "post,2"]


def test_claims_become_a_user():
    found = keeper().admit({}, cookie(unit="SZ007", roles=["dj-unit", "dj-officer"], datasets=["reviews"]))

    assert isinstance(found, SignedIn)
    assert found.user.name == "unit-post"
    assert found.user.roles == {Role.UNIT, Role.OFFICER}
    assert found.user.unit == "SZ007"
    assert found.user.datasets == {"reviews"}
    assert found.user.has_account


@pytest.mark.parametrize("unit", [["SZ001", "SZ007"], "SZ001,SZ007", []])
def test_of_several_units_none_holds(unit):
    assert keeper().admit({}, cookie(unit=unit)).user.unit == ""


def test_of_several_accounts_nobody_is_signed_in():
    assert keeper().admit({}, cookie(preferred_username=["leader-post", "unit-post"])) is Why.NOBODY


@pytest.mark.parametrize("roles", [["root"], [], None, 7, {"dj-leader": True}, [["dj-leader"]], "dj-boss"])
def test_a_role_we_do_not_know_is_none(roles):
    assert keeper().admit({}, cookie(roles=roles)).user.roles == frozenset()


@pytest.mark.parametrize("roles", [["dj-leader", "x"], "dj-leader", "x, dj-leader"])
def test_one_we_know_counts_in_whatever_form_it_is_told(roles):
    assert keeper().admit({}, cookie(roles=roles)).user.roles == {Role.LEADER}


@pytest.mark.parametrize("claims", [{"preferred_username": ""}, {"preferred_username": None}, {"origin": ""}])
def test_without_an_account_or_for_another_address_nobody_is_signed_in(claims):
    assert keeper().admit({}, cookie(**claims)) is Why.NOBODY


def test_data_sets_that_are_not_told_are_none_unless_nobody_tells_them():
    assert keeper().admit({}, cookie(roles=["dj-officer"])).user.datasets == frozenset()
    assert HEADERS.user({"X-Account": "a"}).datasets == {EVERYTHING}


@pytest.mark.parametrize(
    ("later", "holds"), [(timedelta(hours=7, minutes=59), True), (timedelta(hours=8, minutes=1), False)]
)
def test_a_log_in_lasts_eight_hours(later, holds):
    found = keeper(later=later).admit({}, cookie())

    assert isinstance(found, SignedIn) if holds else found is Why.EXPIRED


@pytest.mark.parametrize(("left", "holds"), [(-60, True), (60, False)])
def test_a_log_out_ends_the_log_ins_before_it(left, holds):
    found = keeper(left=datetime.now(UTC) + timedelta(seconds=left)).admit({}, cookie())

    assert isinstance(found, SignedIn) if holds else found is Why.LEFT


@pytest.mark.parametrize("value", ["", "x", "a.b.c", "chunks-2"])
def test_what_streamlit_did_not_sign_is_nobody(value):
    assert keeper().admit({}, {USER: value}) is Why.NOBODY


def test_a_cookie_in_pieces_is_one_and_a_missing_piece_none():
    whole = json.dumps(
        {"preferred_username": "a" * 50, "roles": ["dj-unit"], "origin": "https://dangjian.example"}
    )
    pieces = {USER: "chunks-2", f"{USER}_1": whole[:40], f"{USER}_2": whole[40:]}
    signed = {name: URLSafeTimedSerializer(SECRET, salt=name).dumps(text) for name, text in pieces.items()}

    assert keeper().admit({}, signed).user.name == "a" * 50
    assert keeper().admit({}, {name: signed[name] for name in list(signed)[:2]}) is Why.NOBODY


def test_behind_a_gateway_headers_count_and_cookies_do_not():
    found = keeper(gateway=True).admit(
        {"X-Account": "unit-post", "X-Roles": "dj-unit,x", "X-Unit": "SZ007"}, {}
    )

    assert (found.user.name, found.user.roles, found.user.unit) == ("unit-post", {Role.UNIT}, "SZ007")
    assert keeper(gateway=True).admit({}, cookie()) is Why.NOBODY
    assert keeper().admit({"X-Account": "unit-post"}, {}) is Why.NOBODY


def test_a_connection_through_a_gateway_ends_after_eight_hours_too():
    told = {"X-Account": "unit-post"}

    assert isinstance(keeper(gateway=True).admit(told, {}, datetime.now(UTC)), SignedIn)
    assert keeper(gateway=True, later=timedelta(hours=8)).admit(told, {}, NOW) is Why.EXPIRED
    assert keeper(gateway=True, left=NOW).admit(told, {}, NOW) is Why.LEFT
