"""The settings of served mode: one TOML file outside the program, named by DANGJIAN_SERVED.

Without that variable the program serves this machine alone. Secrets stand in the file, which only its owner
may read, or in the environment.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from analytics.access import Claims
from dashboard.base.settings.bounds import LIMITS, Bounds
from dashboard.base.settings.checking import Checked, check_file, example, parse_file
from dashboard.base.settings.words import ServedFaults

FILE = "DANGJIAN_SERVED"
COOKIE_SECRET = "DANGJIAN_COOKIE_SECRET"  # noqa: S105 - the name of a variable
CLIENT_SECRET = "DANGJIAN_CLIENT_SECRET"  # noqa: S105 - likewise
BELIEVED = "FORWARDED_ALLOW_IPS"  # of uvicorn, which believes 127.0.0.1 where it is not set
HOURS = 8  # a log-in lasts so long at most: a working day


@dataclass(frozen=True)
class Provider:
    """The identity provider, by OpenID Connect."""

    client_id: str
    client_secret: str = field(repr=False)
    metadata_url: str
    scope: str
    prompt: str  # some providers refuse what Streamlit asks for by itself


@dataclass(frozen=True)
class Gateway:
    """A gateway (统一认证) in front, which names the account in headers. leave_url: to log out of it."""

    leave_url: str


@dataclass(frozen=True)
class Served:
    """How the program serves others. Exactly one of provider and gateway is there.

    address: as browsers see it, without a path. proxies: whose word about others is believed.
    """

    address: str
    cookie_secret: str = field(repr=False)
    proxies: frozenset[str]
    claims: Claims
    provider: Provider | None
    gateway: Gateway | None
    bounds: Bounds

    @property
    def host(self) -> str:
        """The name browsers address us by."""
        return urlsplit(self.address).hostname or ""


class FaultySettingsError(Exception):
    """The settings cannot be served with; faults says what to mend, a sentence each."""

    def __init__(self, path: Path, faults: list[str]) -> None:
        super().__init__(str(path))
        self.path, self.faults = path, faults

    def __str__(self) -> str:
        head = ServedFaults.HEAD.format(path=self.path, count=len(self.faults))
        lines = (ServedFaults.LINE.format(number=n, fault=one) for n, one in enumerate(self.faults, start=1))
        return "\n".join([head, *lines])


def served_settings(environment: Mapping[str, str] = os.environ) -> Served | None:
    """The settings of served mode, None in local mode; raises FaultySettingsError with every fault."""
    named = environment.get(FILE, "")
    if not named:
        return None
    path = Path(named)
    faults = check_file(path, FILE)
    said = {} if faults else parse_file(path, faults)
    if faults:
        raise FaultySettingsError(path, faults)
    settings = _read(Checked(said, faults), environment)
    if faults:
        raise FaultySettingsError(path, faults)
    return settings


def _read(said: Checked, environment: Mapping[str, str]) -> Served:
    said.knows(_KEYS)
    provider, gateway = said.has("oidc"), said.has("gateway")
    if provider == gateway:
        said.faults.append(ServedFaults.ONE_WAY)
    settings = Served(
        address=said.address("address"),
        cookie_secret=said.secret("cookie_secret", environment.get(COOKIE_SECRET), least=32),
        proxies=said.proxies("proxies"),
        claims=Claims(
            account=said.text("accounts.account"),
            role=said.text("accounts.role"),
            unit=said.text("accounts.unit", ""),
            datasets=said.text("accounts.datasets", ""),
            roles=said.roles("roles"),
        ),
        provider=_provider(said, environment) if provider else None,
        gateway=Gateway(said.way_out("gateway.leave_url")) if gateway else None,
        bounds=_bounds(said),
    )
    if gateway and not settings.proxies:
        said.faults.append(ServedFaults.NO_PROXY)
    believed = set(environment.get(BELIEVED, "127.0.0.1").split(",")) - {""}
    if not believed <= settings.proxies:
        said.faults.append(
            ServedFaults.BELIEVED.format(variable=BELIEVED, values=ServedFaults.AND.join(sorted(believed)))
        )
    return settings


def _bounds(said: Checked) -> Bounds:
    usual = Bounds()
    numbers = {
        name: said.number(f"bounds.{name}", getattr(usual, name), least, most)
        for name, (least, most) in LIMITS.items()
    }
    return Bounds(**numbers)


def _provider(said: Checked, environment: Mapping[str, str]) -> Provider:
    return Provider(
        client_id=said.text("oidc.client_id"),
        client_secret=said.secret("oidc.client_secret", environment.get(CLIENT_SECRET), least=8),
        metadata_url=said.metadata("oidc.metadata_url"),
        scope=said.text("oidc.scope", "openid profile"),
        prompt=said.text("oidc.prompt", "login"),
    )


_KEYS = frozenset(
    {
        "address",
        "cookie_secret",
        "proxies",
        "oidc.client_id",
        "oidc.client_secret",
        "oidc.metadata_url",
        "oidc.scope",
        "oidc.prompt",
        "gateway.leave_url",
        "accounts.account",
        "accounts.role",
        "accounts.unit",
        "accounts.datasets",
        "roles.*",
        *(f"bounds.{name}" for name in LIMITS),
    }
)

__all__ = [
    "FILE",
    "HOURS",
    "FaultySettingsError",
    "Gateway",
    "Provider",
    "Served",
    "example",
    "served_settings",
]
