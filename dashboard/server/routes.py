"""The addresses we answer ourselves, beside Streamlit's."""

from collections.abc import Awaitable, Callable

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from dashboard.server import document


async def health(_request: Request) -> Response:
    """For whoever watches over the server."""
    return JSONResponse({"status": "ok"}, headers={"cache-control": "no-store"})


def readiness(is_ready: Callable[[], bool]) -> Callable[[Request], Awaitable[Response]]:
    """For whoever decides whether to send visitors here: 503 while the data cannot be read."""

    async def ready(_request: Request) -> Response:
        able = await to_thread.run_sync(is_ready)
        words, code = ("ready", 200) if able else ("data unavailable", 503)
        return JSONResponse({"status": words}, code, headers={"cache-control": "no-store"})

    return ready


def build(is_ready: Callable[[], bool]) -> list[BaseRoute]:
    """Every route of ours; is_ready says whether the data can be read now."""
    return [
        Route("/healthz", health),
        Route("/readyz", readiness(is_ready)),
        Route(document.SCRIPT_URL, document.start),
        Route("/favicon.png", document.icon),
    ]
