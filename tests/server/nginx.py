"""nginx with the very file of deploy/, on loopback: only ports, folders and the name are put in."""

import contextlib
import os
import re
import ssl
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from tests.browser import harness

SITE = harness.ROOT / "deploy" / "nginx" / "dangjian.conf"
_NONE_KEPT = httpx.Limits(max_keepalive_connections=0)
_PROGRAM = "/usr/sbin/nginx"
_ROUND = """
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/start.log;
{user}
events {{ worker_connections 512; }}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
}}
"""


@dataclass
class Proxy:
    """Where nginx listens, what it logs, and how to trust its certificate."""

    folder: Path
    processes: tuple[int, int]
    http: int = field(default_factory=harness.free_port)
    https: int = field(default_factory=harness.free_port)

    @property
    def url(self) -> str:
        return f"https://127.0.0.1:{self.https}"

    @property
    def trust(self) -> ssl.SSLContext:
        return ssl.create_default_context(cafile=self.folder / "fullchain.pem")

    def client(self, source: str = "127.0.0.1", **options: object) -> httpx.Client:
        """Somebody who comes from that address of this machine."""
        transport = httpx.HTTPTransport(verify=self.trust, local_address=source, limits=_NONE_KEPT)
        return httpx.Client(base_url=self.url, transport=transport, timeout=harness.PATIENCE, **options)

    def log(self, name: str = "access") -> str:
        return (self.folder / f"dangjian.{name}.log").read_text()

    def asked(self, source: str) -> list[list[str]]:
        """The lines of the log of that address, in words."""
        lines = (line.split() for line in self.log().splitlines())
        return [words for words in lines if words[1] == source]


@contextlib.contextmanager
def running(folder: Path, processes: tuple[int, int]) -> Iterator[Proxy]:
    """nginx before those ports until the block ends."""
    proxy = Proxy(folder, processes)
    _certify(folder)
    (folder / "site.conf").write_text(_site(proxy))
    user = "user root;" if os.getuid() == 0 else ""
    (folder / "nginx.conf").write_text(_ROUND.format(folder=folder, user=user))
    command = [_PROGRAM, "-c", str(folder / "nginx.conf"), "-p", str(folder)]
    process = subprocess.Popen(command)
    try:
        _wait(process, proxy)
        yield proxy
    finally:
        process.terminate()
        process.wait(harness.PATIENCE)


def _site(proxy: Proxy) -> str:
    """The site with what an installation puts in, and without IPv6."""
    first, second = proxy.processes
    said = {
        "https://dangjian.example": proxy.url,
        "dangjian.example": "127.0.0.1",
        "listen 80;": f"listen 127.0.0.1:{proxy.http};",
        "listen 443 ssl": f"listen 127.0.0.1:{proxy.https} ssl",
        "8501": str(first),
        "8502": str(second),
        "/var/log/nginx": str(proxy.folder),
        "/etc/dangjian/tls": str(proxy.folder),
        "/opt/dangjian": str(harness.ROOT),
    }
    text = re.sub(r" *listen \[::\].*\n", "", SITE.read_text())
    return re.sub("|".join(map(re.escape, said)), lambda found: said[found[0]], text)


def _certify(folder: Path) -> None:
    key, certificate = folder / "key.pem", folder / "fullchain.pem"
    command = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=test"
    options = ["-addext", "subjectAltName=IP:127.0.0.1", "-keyout", str(key), "-out", str(certificate)]
    subprocess.run([*command.split(), *options], check=True, capture_output=True)


def _wait(process: subprocess.Popen[bytes], proxy: Proxy) -> None:
    for _ in range(int(harness.PATIENCE / harness.POLL)):
        with contextlib.suppress(httpx.TransportError), proxy.client() as client:
            client.get("/_stcore/metrics")
            return
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(harness.POLL)
            break
    raise RuntimeError(f"nginx did not start: {(proxy.folder / 'start.log').read_text()}")
