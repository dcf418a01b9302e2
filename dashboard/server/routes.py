"""The addresses we answer ourselves, beside Streamlit's."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from dashboard.server import document


async def health(_request: Request) -> Response:
    """For whoever watches over the server."""
    return JSONResponse({"status": "ok"}, headers={"cache-control": "no-store"})


def build() -> list[BaseRoute]:
    """Every route of ours."""
    return [
        Route("/healthz", health),
        Route(document.SCRIPT_URL, document.start),
        Route("/favicon.png", document.icon),
    ]
