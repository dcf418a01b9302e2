"""The page somebody asked for before the log-in, kept until after it; never an address of anybody else's."""

from urllib.parse import quote, unquote, urlsplit

from starlette.types import Scope

COOKIE = "asked_for"
_MOST = 2000  # characters; a page's address has a few hundred
_NEVER = ("/login", "/auth/", "/oauth2callback", "/media/", "/_stcore/", "/static/")


def address_of(scope: Scope) -> str:
    """The path and query of a request."""
    query = scope.get("query_string", b"").decode("latin-1")
    path = quote(scope["path"])
    return f"{path}?{query}" if query else path


def safe(address: str) -> str:
    """The address where it is a page of ours, else that of the first page."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return "/"
    is_ours = address.startswith("/") and not address.startswith("//") and not (parts.scheme or parts.netloc)
    is_plain = address.isascii() and address.isprintable() and "\\" not in address and " " not in address
    is_page = not parts.path.startswith(_NEVER)
    return address if is_ours and is_plain and is_page and len(address) <= _MOST else "/"


def cookie_value(address: str) -> str:
    """The value of the cookie that keeps the address."""
    return quote(safe(address), safe="")


def read(value: str) -> str:
    """The address of the cookie."""
    return safe(unquote(value))
