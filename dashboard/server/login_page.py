"""The log-in page: plain HTML, for nothing of Streamlit is handed to somebody unknown."""

import html
from pathlib import Path
from urllib.parse import urlencode

from dashboard.words.app import App
from dashboard.words.login import WHY_NOT, Login

START = "/login/start"
_STYLE = (Path(__file__).parents[1] / "static" / "login.css").read_text("utf-8")


def page(why: str, to: str, *, hours: int, by_gateway: bool) -> str:
    """The page, with the reason to log in if there is one; to: the page asked for, a safe address."""
    reason = WHY_NOT.get(why, "").format(hours=hours)
    alert = f'<p role="alert">{html.escape(reason)}</p>' if reason else ""
    if by_gateway:
        way = f"<p>{html.escape(Login.BY_GATEWAY)}</p>{_link(to, Login.ENTER)}"
    else:
        label = Login.AGAIN if reason else Login.BUTTON
        note = html.escape(Login.LASTS.format(hours=hours))
        start = f"{START}?{urlencode({'to': to})}"
        way = f"{_link(start, label)}<small>{note}</small>"
    title = html.escape(App.TITLE)
    return (
        f'<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{html.escape(Login.TITLE)} · {title}</title>"
        f'<link rel="icon" href="/favicon.png"><style>{_STYLE}</style></head>'
        f'<body><main><img src="/favicon.png" alt=""><h1>{title}</h1>{alert}{way}</main></body></html>'
    )


def _link(address: str, label: str) -> str:
    return f'<a href="{html.escape(address)}">{html.escape(label)}</a>'
