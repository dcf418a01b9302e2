"""The one HTML document every page lives in, in Chinese and with what the pages need asked for early."""

import hashlib
import html
import json
import re
from functools import cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.server import preload
from dashboard.words.app import App
from dashboard.words.interface import PATTERNS, WORDS

SCRIPT_URL = "/start.js"
_SCRIPTS = ("older", "start", "addresses", "top", "interface", "names", "wide", "print")
# Stands in the page until Streamlit's takes its place; no browser that reads our script shows it.
_TOO_OLD = '<p class="too-old" role="alert">{words}</p>'
_HIDE = ".known .too-old { display: none } .too-old { margin: 2em; font-family: sans-serif }"
_OURS = Path(__file__).parents[1] / "static"
# It names its reader's browser; and after a log-out the button back must ask us, not show an empty page.
_OWN = {"cache-control": "private, no-store"}
_FOREVER = "public, max-age=31536000, immutable"


@cache
def script() -> str:
    """Runs before Streamlit's page: where the server is, where pages begin, the words for Streamlit's own."""
    written = "".join((_OURS / f"{name}.js").read_text("utf-8") for name in _SCRIPTS)
    for place, told in (("__WORDS__", WORDS), ("__PATTERNS__", PATTERNS), ("__PRINTED__", dict(App.PRINTED))):
        written = written.replace(place, json.dumps(told, ensure_ascii=False))
    return written


@cache
def style() -> str:
    """How our pages look where Streamlit has no setting for it."""
    written = (_OURS / "page.css").read_text("utf-8")
    for place, told in (("__TITLE__", App.TITLE), ("__MENU__", App.MENU), ("__SWIPE__", App.SWIPE)):
        written = written.replace(place, told)
    return written


def chinese(index: str) -> str:
    """Streamlit's index.html as ours: language, title, script; nothing inline, no font we do not use."""
    version = hashlib.sha256(script().encode()).hexdigest()[:12]
    head = f'<script src="{SCRIPT_URL}?{version}"></script>'
    no_script = "<style>.too-old { display: none }</style>"
    noscript = f"<noscript>{no_script}<p>{html.escape(App.NEEDS_JAVASCRIPT)}</p></noscript>"
    too_old = _TOO_OLD.format(words=html.escape(App.TOO_OLD))
    rules = (
        (r"<!--.*?-->", ""),
        (r'<html lang="[^"]*">', '<html lang="zh-CN">'),
        (r"<title>.*?</title>", f"<title>{html.escape(App.TITLE)}</title>"),
        (r"<noscript>.*?</noscript>", noscript),
        (r"<link\s[^>]*as=\"font\"[^>]*>", ""),
        (r"<link\s[^>]*rel=\"service-desc\"[^>]*>", ""),
        (r"<script>.*?</script>", ""),
        (r'(href|src)="\./', r'\1="/'),
        (r"<head>", f"<head>{head}<style>{_HIDE}\n{style()}</style>"),
        (r'(<div id="root">)(</div>)', rf"\1{too_old}\2"),
    )
    for pattern, replacement in rules:
        index = re.sub(pattern, replacement, index, flags=re.DOTALL)
    return index


def build(frontend: Path) -> str:
    """The document as we send it, for Streamlit's folder of web files."""
    document = chinese((frontend / "index.html").read_text("utf-8"))
    return document.replace("</head>", f"{preload.links(frontend, document)}</head>", 1)


def files(frontend: Path) -> list[str]:
    """The URL paths of the scripts and styles the document asks for."""
    return re.findall(r'"(/static/[^"]+)"', build(frontend))


async def start(_request: Request) -> Response:
    """Our script; its URL carries a hash of it."""
    return Response(script(), media_type="text/javascript", headers={"cache-control": _FOREVER})


async def icon(_request: Request) -> Response:
    """The page icon a browser asks for before the page has named its own."""
    return FileResponse(_OURS / "icon.png", headers={"cache-control": "public, max-age=86400"})


def our_document(app: ASGIApp, frontend: Path) -> ASGIApp:
    """Send our document wherever Streamlit would send its own, whatever the path of the page."""
    document = build(frontend).encode()

    async def replace_document(scope: Scope, receive: Receive, send: Send) -> None:
        replaced = False

        async def send_ours(message: Message) -> None:
            nonlocal replaced
            if message["type"] == "http.response.start" and _is_page(message):
                replaced = True
                answer = Response(document, media_type="text/html", headers=_OWN)
                await answer(scope, receive, send)
            elif not replaced:
                await send(message)

        await app(scope, receive, send_ours if scope["type"] == "http" else send)

    return replace_document


def _is_page(start: Message) -> bool:
    kinds = [value for name, value in start["headers"] if name.lower() == b"content-type"]
    return start["status"] == 200 and any(kind.startswith(b"text/html") for kind in kinds)
