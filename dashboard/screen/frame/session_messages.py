"""What a page may ask of its session, and what it is told before its script has run.

Streamlit takes more from whoever has a page open than any page of ours offers, and at first names the pages
by their addresses.
"""

import asyncio
import logging
import time
from functools import partial
from pathlib import PurePath
from typing import Any

from anyio import to_thread
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime import websocket_session_manager
from streamlit.runtime.app_session import AppSession

from dashboard.screen import access, export_audit, navigation
from dashboard.server.logs import field
from dashboard.server.rates import Rate
from dashboard.words.app import App
from dashboard.words.audit import Audit

_LOGGER = logging.getLogger(__name__)
_OFFERED = {"rerun_script", "stop_script", "app_heartbeat", "file_urls_request", "backend_operation_request"}
_OFFERED_WORK = {"deferred_file"}  # of backend operations
_UNASKED = {"load_git_info"}  # Streamlit's own pages send it by themselves
_TITLES = {entry.url_path: entry.title for entry in navigation.ENTRIES if entry.url_path}
_NOTED = Rate(1, 60)  # a minute and account, or the record could be flooded by asking


class OwnSession(AppSession):
    """A page's session that hears only what our pages say, and speaks Chinese from its first word."""

    def handle_backmsg(self, msg: BackMsg) -> None:
        """Do what is asked; what no page offers is refused and noted."""
        if is_offered(msg):
            super().handle_backmsg(msg)
        elif (kind := str(msg.WhichOneof("type"))) not in _UNASKED:
            task = asyncio.get_running_loop().create_task(_note(self.id, kind))
            self._background_tasks.add(task)
            task.add_done_callback(self._background_tasks.discard)

    def _create_new_session_message(self, *of_run: Any, **named: Any) -> ForwardMsg:
        message = super()._create_new_session_message(*of_run, **named)
        told = message.new_session
        told.name = App.TITLE
        told.main_script_path = PurePath(told.main_script_path).name  # where we lie is nobody's business
        for page in told.app_pages:
            page.page_name = _TITLES.get(page.url_pathname, App.TITLE)
        return message


def is_offered(message: BackMsg) -> bool:
    """Whether a page of ours says that."""
    kind = message.WhichOneof("type")
    work = message.backend_operation_request.WhichOneof("payload")
    return kind in _OFFERED and (kind != "backend_operation_request" or work in _OFFERED_WORK)


def install() -> None:
    """Have Streamlit begin sessions so; call it before the first page is opened."""
    vars(websocket_session_manager).update(AppSession=OwnSession)


async def _note(session: str, kind: str) -> None:
    page = access.connection(session)
    user = await to_thread.run_sync(access.account_of_page, page) if page else None
    account = user.name if user else ""
    if _NOTED.wait(account, time.monotonic()):
        return
    _LOGGER.warning("refused what no page offers", extra=field(asked=kind, account=account))
    await to_thread.run_sync(partial(export_audit.note_refusal, Audit.MESSAGE, kind, actor=account))
