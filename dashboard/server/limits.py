"""What the server below us takes at most: beside the bounds of pages and files, those of bare connections."""

import uvicorn

MESSAGE = 4 * 2**20  # bytes of one message of a page; the largest ever sent are a few thousand
CONNECTIONS = 1000  # at once; a reader holds one, and six more while a page loads
_IDLE = 20  # seconds between two requests over one connection
# Headers end at 64 KiB, uvicorn's own bound. It waits for them as long as they take: a proxy does not.


def apply_to(server: uvicorn.Server) -> None:
    """Set them before the first connection, for Streamlit leaves them to uvicorn or far too wide."""
    config = server.config
    config.ws_max_size = MESSAGE
    config.limit_concurrency = CONNECTIONS
    config.timeout_keep_alive = _IDLE
