"""What differs between the two modes: the layers in front of Streamlit, and what Streamlit is told."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import streamlit as st
from starlette.middleware import Middleware
from streamlit import config

from analytics import actions
from analytics.lake import LakeError
from dashboard.base.settings.bounds import LOCAL, Bounds
from dashboard.base.settings.served import HOURS, Served
from dashboard.screen import access, data, export_limits
from dashboard.screen.frame.login_audit import AuditedDesk
from dashboard.screen.frame.session_uploads import Receiving
from dashboard.server.log_ins import Terms, log_ins
from dashboard.server.proxies import listed_proxies_only, named_once, no_proxy
from dashboard.server.requests import REQUEST_ID, logged_requests
from dashboard.server.safety import loopback_only
from dashboard.server.signed_in_only import signed_in_only
from dashboard.words.app import App


@dataclass(frozen=True)
class Mode:
    """What differs: our names for browsers, the outermost layers and those that ask who it is, and so on."""

    hosts: list[str]
    front: list[Middleware]
    gate: list[Middleware]
    secrets: dict[str, Any]  # Streamlit's
    receiving: Receiving
    bounds: Bounds = LOCAL
    address: str = ""  # as browsers see it


def local_mode() -> Mode:
    """This machine alone, without log-in; ends the program where it is to listen elsewhere."""
    access.refuse_other_addresses()
    address = str(st.get_option("server.address"))
    name = f"[{address}]" if ":" in address else address
    print(App.OPEN.format(address=name, port=st.get_option("server.port")), flush=True)  # noqa: T201 - at a terminal
    front = [Middleware(logged_requests, proxied=False), Middleware(loopback_only), Middleware(no_proxy)]
    return Mode(st.get_option("server.allowedHosts"), front, [], {}, Receiving(LOCAL.uploads_in_memory))


def served_mode(settings: Served) -> Mode:
    """Whoever is signed in, by the settings of served mode."""
    hosts = [*st.get_option("server.allowedHosts"), settings.host]
    config.set_option("server.allowedHosts", hosts)
    config.set_option("server.cookieSecret", settings.cookie_secret)  # else each process has its own
    keeper, signed_out = _keeper(settings)
    config.set_option(
        "browser.serverAddress", settings.host
    )  # else a check of a connection asks the internet
    access.serve(keeper)
    export_limits.bound_by(settings.bounds)
    desk = AuditedDesk(keeper, signed_out)
    gateway = settings.gateway
    terms = Terms(HOURS, gateway is not None, gateway.leave_url if gateway else "")
    accounts = settings.claims.names if gateway else []
    names = [REQUEST_ID, *accounts]
    return Mode(
        hosts,
        [
            Middleware(listed_proxies_only, proxies=settings.proxies, names=names),
            Middleware(logged_requests, proxied=True),
            Middleware(named_once, names=accounts),
        ],
        [Middleware(log_ins, desk=desk, terms=terms), Middleware(signed_in_only, why_not=desk.why_not)],
        _secrets(settings),
        Receiving(settings.bounds.uploads_in_memory),
        settings.bounds,
        settings.address,
    )


def _keeper(settings: Served) -> tuple[access.Doorkeeper, actions.SignedOut]:
    signed_out = actions.SignedOut()

    def last_left(account: str) -> datetime | None:
        now = datetime.now(UTC)
        try:
            return signed_out.last(data.lake(), account, now)
        except LakeError:  # no lake at all: no page has anything to show either
            return None

    return access.Doorkeeper(settings, last_left), signed_out


def _secrets(settings: Served) -> dict[str, Any]:
    """What Streamlit's own log-in wants to know, in its own names."""
    provider = settings.provider
    if provider is None:
        return {}
    kwargs: Mapping[str, str] = {
        "scope": provider.scope,
        "prompt": provider.prompt,
        "code_challenge_method": "S256",  # PKCE, also of a provider that does not say it can
    }
    return {
        "auth": {
            "redirect_uri": f"{settings.address}/oauth2callback",
            "cookie_secret": settings.cookie_secret,
            "client_id": provider.client_id,
            "client_secret": provider.client_secret,
            "server_metadata_url": provider.metadata_url,
            "client_kwargs": dict(kwargs),
        }
    }
