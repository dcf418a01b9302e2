"""A dashboard in served mode and an identity provider, both on loopback, and readers who log in."""

import contextlib
import html
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from urllib.parse import urljoin, urlsplit

import httpx

from tests.browser import harness

IDENTITY = Path(__file__).parent / "identity"
CLIENT_SECRET = "of-the-tests-and-nothing-else"  # noqa: S105 - made up
COOKIE_SECRET = "-".join(("made", "up", "for", "tests", "0123456789", "abcdefghij"))
ROLES = """
[roles]
leader = ["dj-leader"]
committee = ["dj-committee"]
officer = ["dj-officer"]
unit = ["dj-unit"]
auditor = ["dj-auditor"]
"""
SETTINGS = """
address = "{address}"
cookie_secret = "{cookie_secret}"

[oidc]
client_id = "dangjian"
client_secret = "{client_secret}"
metadata_url = "{provider}/.well-known/openid-configuration"
scope = "openid profile roles"

[accounts]
account = "preferred_username"
role = "roles"
unit = "unit"
datasets = "datasets"

[bounds]
{bounds}
"""
_FORM = re.compile(r'name="([^"]+)"[^>]*value="([^"]*)"')
_ACTION = re.compile(r'<form[^>]*action="([^"]+)"')
_STEPS = 20
_NONE_KEPT = httpx.Limits(max_keepalive_connections=0)


@dataclass
class Provider:
    """The identity provider; it can be taken down and up again."""

    port: int
    dashboard: str
    process: subprocess.Popen[str] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        command = ["node", "provider.mjs", str(self.port), self.dashboard, CLIENT_SECRET]
        self.process = subprocess.Popen(command, cwd=IDENTITY, stdout=subprocess.PIPE, text=True)
        for line in self.process.stdout:
            if line.startswith("listening"):
                return
        raise RuntimeError("The identity provider did not start.")

    def stop(self) -> None:
        if self.process is not None:
            self.process.terminate()
            self.process.communicate(timeout=harness.PATIENCE)
        self.process = None


@dataclass
class Office:
    """Where the dashboard serves, its settings, the provider its readers log in at, and the server."""

    url: str
    settings: Path
    provider: Provider
    process: subprocess.Popen[str]


@contextlib.contextmanager
def office(
    lake: Path | str, folder: Path, *, log: IO[str] | None = None, **settings: str
) -> Iterator[Office]:
    """A dashboard in served mode until the block ends; settings take the place of the usual ones.

    log: gets everything the server tells, and nothing else.
    """
    port = harness.free_port()
    url = f"http://127.0.0.1:{port}"
    provider = Provider(harness.free_port(), url)
    path = write(folder / "served.toml", url, provider.url, **settings)
    provider.start()
    told = {"log": log, "DANGJIAN_LOG_LEVEL": "info"} if log else {}
    process = harness.start(lake, port=port, DANGJIAN_SERVED=str(path), **told)
    try:
        harness.wait_until_healthy(process, url)
        yield Office(url, path, provider, process)
    finally:
        provider.stop()
        process.terminate()
        process.communicate(timeout=harness.PATIENCE)


def write(path: Path, address: str, provider: str, **settings: str) -> Path:
    """The file of settings, as only its owner may read it."""
    said = {"address": address, "provider": provider, "cookie_secret": COOKIE_SECRET, "bounds": ""}
    path.touch(mode=0o600)
    path.write_text(SETTINGS.format(**said | {"client_secret": CLIENT_SECRET} | settings) + ROLES)
    return path


class Reader:
    """A browser without pictures: keeps cookies, follows redirects, fills in the provider's forms."""

    def __init__(self, url: str, client: httpx.Client | None = None) -> None:
        self.url = url
        self.client = client or httpx.Client(base_url=url, timeout=harness.PATIENCE, limits=_NONE_KEPT)

    def get(self, path: str) -> httpx.Response:
        return self.client.get(path)

    def log_in(self, account: str, to: str = "/", *, cancels: bool = False) -> httpx.Response:
        """Ask for the page and log in; the last answer."""
        answer = self._followed(self.client.get(to))
        assert urlsplit(str(answer.url)).path == "/login"
        start = html.unescape(re.search(r'<a href="([^"]+)"', answer.text)[1])
        answer = self._followed(self.client.get(urljoin(str(answer.url), start)))
        for _ in range(_STEPS):
            if "<form" not in answer.text:
                break
            if cancels:
                abort = html.unescape(re.search(r'href="([^"]*abort)"', answer.text)[1])
                answer = self._followed(self.client.get(urljoin(str(answer.url), abort)))
                continue
            said = dict(_FORM.findall(answer.text)) | {"login": account, "password": "x"}
            action = urljoin(str(answer.url), html.unescape(_ACTION.search(answer.text)[1]))
            answer = self._followed(self.client.post(action, data=said))
        return answer

    def log_in_again(self, account: str) -> httpx.Response:
        """Log in as another account in the same browser, the provider's cookies gone."""
        for name in [one.name for one in self.client.cookies.jar if one.name.startswith(("_s", "_i", "_g"))]:
            self.client.cookies.delete(name)
        return self.log_in(account)

    def cookies(self) -> str:
        """The cookies of the dashboard as one header."""
        return "; ".join(f"{one.name}={one.value}" for one in self.client.cookies.jar)

    def _followed(self, answer: httpx.Response) -> httpx.Response:
        for _ in range(_STEPS):
            if not answer.is_redirect:
                break
            answer = self.client.get(urljoin(str(answer.url), answer.headers["location"]))
        return answer
