"""A dashboard behind an 统一认证 gateway, which is any client that comes from the gateway's address."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx

from tests.browser import harness
from tests.server import served

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
OTHER_UNIT = {"x-account": "other-unit-post", "x-roles": "dj-unit", "x-unit": "u2"}
COMMITTEE = {"x-account": "committee-post", "x-roles": "dj-committee"}
OFFICER = {"x-account": "officer-post", "x-roles": "dj-officer"}
AUDITOR = {"x-account": "auditor-post", "x-roles": "dj-auditor"}
NOBODYS = {"x-account": "stranger"}


@dataclass
class Gateway:
    """Where the dashboard listens, its lake and what it logs; `address` as browsers see it."""

    url: str
    address: str
    lake: Path
    log: Path
    printed: str = ""  # on stdout, once it has ended

    def said(self) -> str:
        """What it has logged so far."""
        return self.log.read_text()


@contextlib.contextmanager
def behind_gateway(
    lake: Path, folder: Path, *options: str, address: str = "", **settings: str
) -> Iterator[Gateway]:
    """A dashboard until the block ends. address: as browsers see it, where that is not where it listens."""
    port = harness.free_port()
    url = f"http://127.0.0.1:{port}"
    path, log = folder / "served.toml", folder / "log"
    path.touch(mode=0o600)
    said = {"address": address or url, "secret": served.COOKIE_SECRET, "gateway": GATEWAY}
    path.write_text(SETTINGS.format(**said) + served.ROLES)
    with log.open("w") as lines:
        told = {"DANGJIAN_SERVED": str(path), "FORWARDED_ALLOW_IPS": GATEWAY, "DANGJIAN_LOG_LEVEL": "info"}
        process = harness.start(lake, *options, port=port, log=lines, **told | settings)
        made = Gateway(url, address or url, lake, log)
        try:
            harness.wait_until_healthy(process, url)
            yield made
        finally:
            process.terminate()
            made.printed = process.communicate(timeout=harness.PATIENCE)[0]


def browser(url: str, come_from: str = GATEWAY, **options: object) -> httpx.Client:
    """A browser that keeps cookies and comes from that address."""
    transport = httpx.HTTPTransport(local_address=come_from)
    return httpx.Client(base_url=url, transport=transport, timeout=harness.PATIENCE, **options)


def asked(url: str, path: str, come_from: str = GATEWAY, **headers: str) -> httpx.Response:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    with browser(url, come_from) as client:
        return client.get(path, headers=named)
