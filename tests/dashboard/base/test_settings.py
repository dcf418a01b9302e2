"""The settings of served mode: what is taken, and every fault named before the program starts."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from analytics.access import Role
from dashboard.base.settings.bounds import Bounds
from dashboard.base.settings.served import FaultySettingsError, served_settings
from dashboard.base.settings.words import ServedFaults

EXAMPLE = Path(__file__).parents[3] / "deploy" / "served.example.toml"
GOOD = EXAMPLE.read_text("utf-8").replace("EXAMPLE: ", "ours " + "x" * 32)

OURS, THEIRS = "ours " + "x" * 32 + "openssl rand -hex 32", "ours " + "x" * 32 + "what the provider gave"
COOKIE_SECRET = "-".join(("made", "up", "for", "tests", "0123456789", "abcdefghij"))
CLIENT_SECRET = "of-the-tests"  # noqa: S105 - made up


def put(folder, text, mode=0o600):
    path = folder / "served.toml"
    path.touch(mode=mode)
    path.chmod(mode)
    path.write_text(text, "utf-8")
    return {"DANGJIAN_SERVED": str(path)}


def faults(environment):
    with pytest.raises(FaultySettingsError) as found:
        served_settings(environment)
    return found.value.faults


def test_without_the_variable_the_program_serves_this_machine_alone():
    assert served_settings({}) is None


def test_the_example_is_good_but_for_its_secrets(tmp_path):
    assert faults(put(tmp_path, EXAMPLE.read_text("utf-8"))) == [
        ServedFaults.EXAMPLE.format(key="cookie_secret"),
        ServedFaults.EXAMPLE.format(key="oidc.client_secret"),
    ]
    settings = served_settings(put(tmp_path, GOOD))
    assert settings.host == "dangjian.example"
    assert settings.address == "https://dangjian.example"
    assert settings.claims.roles["dangjian-committee"] is Role.COMMITTEE
    assert settings.gateway is None


def test_secrets_may_stand_in_the_environment_and_are_never_shown(tmp_path):
    given = {"DANGJIAN_COOKIE_SECRET": COOKIE_SECRET, "DANGJIAN_CLIENT_SECRET": CLIENT_SECRET}
    settings = served_settings(put(tmp_path, EXAMPLE.read_text("utf-8")) | given)

    assert (settings.cookie_secret, settings.provider.client_secret) == (COOKIE_SECRET, CLIENT_SECRET)
    assert COOKIE_SECRET not in repr(settings)
    assert CLIENT_SECRET not in repr(settings)


def test_a_file_others_may_read_is_refused(tmp_path):
    path = tmp_path / "served.toml"
    assert faults(put(tmp_path, GOOD, 0o640)) == [ServedFaults.OPEN.format(path=path)]


def test_a_file_inside_the_program_is_refused():
    assert ServedFaults.INSIDE in faults({"DANGJIAN_SERVED": str(EXAMPLE)})


def test_a_missing_file_is_named(tmp_path):
    assert faults({"DANGJIAN_SERVED": str(tmp_path / "none.toml")}) == [
        ServedFaults.MISSING.format(variable="DANGJIAN_SERVED")
    ]


def test_bounds_that_are_not_named_are_the_usual_ones(tmp_path):
    settings = served_settings(put(tmp_path, GOOD + "\n[bounds]\nexports_per_minute = 5\n"))

    assert settings.bounds == replace(Bounds(), exports_per_minute=5)


@pytest.mark.parametrize("value", ["0", "1001", "true", "2.5", '"30"'])
def test_a_bound_that_is_no_sensible_number_is_a_fault(tmp_path, value):
    said = ServedFaults.NOT_NUMBER.format(key="bounds.exports_per_minute", least=1, most=1000)

    assert faults(put(tmp_path, f"{GOOD}\n[bounds]\nexports_per_minute = {value}\n")) == [said]


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        ('address = "https', 'address = "http', ServedFaults.ADDRESS),
        ('dangjian.example"', 'dangjian.example/path"', ServedFaults.ADDRESS),
        ('metadata_url = "https', 'metadata_url = "http', ServedFaults.METADATA),
        ('["127.0.0.1", "::1"]', '["localhost"]', ServedFaults.PROXY.format(value="localhost")),
        ("committee = [", "boss = [", ServedFaults.ROLE.format(value="boss", known="、".join(Role))),
        ('["dangjian-committee"]', '["dangjian-leader"]', ServedFaults.TWICE.format(value="dangjian-leader")),
        (
            '["dangjian-committee"]',
            '"dangjian-committee"',
            ServedFaults.NOT_LIST.format(key="roles.committee"),
        ),
        ("[oidc]", "[other]", ServedFaults.ONE_WAY),
        ("# [gateway]", '[gateway]\nleave_url = ""', ServedFaults.ONE_WAY),
        ('account = "preferred_username"', "", ServedFaults.ABSENT.format(key="accounts.account")),
        ('client_id = "dangjian"', "client_id = 7", ServedFaults.NOT_TEXT.format(key="oidc.client_id")),
        ('scope = "', 'scopes = "', ServedFaults.UNKNOWN.format(key="oidc.scopes")),
        ("address =", "addresses =", ServedFaults.UNKNOWN.format(key="addresses")),
        ("x" * 32, "", ServedFaults.SHORT.format(key="cookie_secret", least=32)),
        (OURS, "x" * 40, ServedFaults.GUESSABLE.format(key="cookie_secret")),
        (OURS, "x" * 20 + "y" * 20, ServedFaults.GUESSABLE.format(key="cookie_secret")),
        (OURS, "password" * 6, ServedFaults.GUESSABLE.format(key="cookie_secret")),
        (OURS, "1234567890" * 3 + "12", ServedFaults.GUESSABLE.format(key="cookie_secret")),
        (THEIRS, "x" * 40, ServedFaults.GUESSABLE.format(key="oidc.client_secret")),
    ],
)
def test_each_fault_says_what_to_mend(tmp_path, before, after, fault):
    assert before in GOOD

    assert fault in faults(put(tmp_path, GOOD.replace(before, after)))


def test_all_faults_are_named_at_once_in_one_message(tmp_path):
    text = GOOD.replace("https://", "http://").replace("committee = [", "boss = [")
    with pytest.raises(FaultySettingsError) as found:
        served_settings(put(tmp_path, text))

    said = str(found.value)
    assert f"有{len(found.value.faults)}处" in said
    assert all(fault in said for fault in found.value.faults)
    assert len(found.value.faults) == 3


@pytest.mark.parametrize("text", ["address = ", "\x00", "[oidc\n", "address = 'a'\naddress = 'b'"])
def test_what_is_no_toml_is_said(tmp_path, text):
    [fault] = faults(put(tmp_path, text))

    assert fault.startswith(ServedFaults.NOT_TOML.partition("{")[0])
    assert not re.search("[A-Z][a-z]+ [a-z]+", fault)  # nothing of the library's own sentence


def test_a_file_that_is_no_utf_8_is_said(tmp_path):
    environment = put(tmp_path, GOOD)
    Path(environment["DANGJIAN_SERVED"]).write_bytes(GOOD.encode() + "# 说明".encode("gb18030"))

    assert faults(environment) == [ServedFaults.NOT_UTF8]


@pytest.mark.parametrize(
    "address",
    [
        "https://[::1",
        "https://dangjian.example:99999",
        "https://a:b@dangjian.example",
        "https://党建.example",
    ],
)
def test_an_address_no_browser_would_send_is_said(tmp_path, address):
    text = GOOD.replace("https://dangjian.example", address)

    assert faults(put(tmp_path, text)) == [ServedFaults.ADDRESS]


@pytest.mark.parametrize("table", ["oidc", "bounds", "roles", "accounts", "gateway"])
def test_what_has_to_be_a_table_is_one(tmp_path, table):
    text = f"{table} = 3\n" + re.sub(rf"^\[{table}\]$", f"[other-{table}]", GOOD, flags=re.MULTILINE)

    assert ServedFaults.NOT_TABLE.format(key=table) in faults(put(tmp_path, text))


def test_where_one_leaves_a_gateway_is_an_address(tmp_path):
    a, b = GOOD.index("\n[oidc]\n"), GOOD.index("# [gateway]")
    text = GOOD[:a] + '\n[gateway]\nleave_url = "javascript:alert(1)"\n' + GOOD[b:]

    assert faults(put(tmp_path, text)) == [ServedFaults.LEAVE]


def test_what_uvicorn_believes_must_be_a_listed_proxy(tmp_path):
    text = GOOD.replace('["127.0.0.1", "::1"]', '["10.1.2.3"]')

    assert len(faults(put(tmp_path, text))) == 1
    assert served_settings(put(tmp_path, text) | {"FORWARDED_ALLOW_IPS": ""}).proxies == {"10.1.2.3"}


def test_a_gateway_needs_no_provider(tmp_path):
    a, b = GOOD.index("\n[oidc]\n"), GOOD.index("# [gateway]")
    settings = served_settings(put(tmp_path, GOOD[:a] + "\n[gateway]\n" + GOOD[b:]))

    assert settings.provider is None
    assert settings.gateway.leave_url == ""
