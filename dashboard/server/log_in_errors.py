"""What an identity provider's answer says went wrong; anybody may have written it."""

import base64
from urllib.parse import parse_qs, urlencode

from starlette.requests import Request
from starlette.types import Scope

_CODE = {"access_denied": "denied"}  # of OpenID Connect; every other error is one of our settings
_CODES = {  # of OAuth 2.0 and OpenID Connect; only these get into the log, never a text
    *("access_denied", "account_selection_required", "consent_required", "interaction_required"),
    *("invalid_client", "invalid_grant", "invalid_request", "invalid_scope", "login_required"),
    *("server_error", "temporarily_unavailable", "unauthorized_client", "unsupported_response_type"),
}


def without_texts(scope: Scope) -> Scope:
    """The request with the code of an error alone: Streamlit logs what anybody may have written beside it."""
    said = parse_qs(scope.get("query_string", b"").decode("latin-1"))
    if "error" not in said:
        return scope
    code = said["error"][0]
    return {**scope, "query_string": urlencode({"error": code if code in _CODES else "other"}).encode()}


def why_no_log_in(request: Request) -> str:
    """Why the provider's answer gave no log-in."""
    asked = parse_qs(request.url.query)
    if "error" in asked:
        return _CODE.get(asked["error"][0], "refused")
    if "code" not in asked:
        return "left"  # the provider sends one back here after a log-out, too
    began_here = any(_tells(value, asked.get("state", [""])[0]) for value in request.cookies.values())
    return "exchange" if began_here else "stale"


def _tells(cookie: str, state: str) -> bool:
    """Whether the cookie tells of that log-in; Streamlit keeps one it began in a signed one."""
    try:
        content = base64.b64decode(cookie.partition(".")[0] + "==")
    except ValueError:
        return False
    return bool(state) and f"_{state}".encode() in content
