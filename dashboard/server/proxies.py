"""What a proxy says of others is believed only of the proxies we list; from anybody else it is left out.

Behind this layer a forwarded header, or one that names an account, is true.
"""

from collections.abc import Iterable
from typing import Any, cast

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from dashboard.server.safety import refuse
from dashboard.words.app import Access

# What proxies say of others or of themselves, beside everything that begins like _BEGINS.
_FORWARDED = frozenset({"forwarded", "via", "x-real-ip", "x-client-ip", "true-client-ip", "x-original-host"})
_BEGINS = "x-forwarded-"
_TAKEN_OVER = 0  # the port of an asker whose address uvicorn took from a proxy it believes


def listed_proxies_only(app: ASGIApp, proxies: frozenset[str], names: Iterable[str]) -> ASGIApp:
    """Leave out forwarded headers and those that name an account unless a listed proxy sends them.

    Of a listed proxy the address of the asker and the scheme are taken over, where uvicorn has not done so
    already: it may believe listed proxies only, see dashboard.base.settings.served.
    """
    guarded = {name.lower() for name in names}
    # Its types are uvicorn's own, not Starlette's.
    informed = cast(ASGIApp, ProxyHeadersMiddleware(cast(Any, app), trusted_hosts=sorted(proxies)))

    async def drop_headers(scope: Scope, receive: Receive, send: Send) -> None:
        address, port = scope.get("client") or ("", None)
        if scope["type"] in {"http", "websocket"} and address not in proxies and port != _TAKEN_OVER:
            named = [(name.decode("latin-1").lower(), name, value) for name, value in scope["headers"]]
            kept = [(*said,) for low, *said in named if low not in guarded and not _is_forwarded(low)]
            scope = {**scope, "headers": kept}
        await informed(scope, receive, send)

    return drop_headers


def _is_forwarded(name: str) -> bool:
    return name in _FORWARDED or name.startswith(_BEGINS)


def named_once(app: ASGIApp, names: Iterable[str]) -> ASGIApp:
    """Refuse a request that says twice who asks: a gateway that adds its header beside the browser's own.

    Which of both is the gateway's nobody can tell.
    """
    guarded = {name.lower().encode("latin-1") for name in names}

    async def refuse_twice(scope: Scope, receive: Receive, send: Send) -> None:
        said = [name.lower() for name, _ in scope.get("headers", ()) if name.lower() in guarded]
        if scope["type"] in {"http", "websocket"} and len(said) > len(set(said)):
            await refuse(Access.NAMED_TWICE, 400, scope, receive, send)
            return
        await app(scope, receive, send)

    return refuse_twice


def no_proxy(app: ASGIApp) -> ASGIApp:
    """Refuse whatever a proxy passes on: without log-in nobody but this machine itself may come."""

    async def refuse_proxied(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] in {"http", "websocket"} and any(map(_is_forwarded, Headers(scope=scope).keys())):
            await refuse(Access.NOT_FROM_OUTSIDE, 403, scope, receive, send)
            return
        await app(scope, receive, send)

    return refuse_proxied
