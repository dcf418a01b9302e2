"""What a reader sees of a file that is not made: Streamlit says the same English words whatever happened."""

import asyncio
import logging

from streamlit.proto.BackMsg_pb2 import BackendOperationRequest
from streamlit.proto.ForwardMsg_pb2 import BackendOperationResponse, DeferredFileResponsePayload
from streamlit.runtime import Runtime, app_session
from streamlit.runtime.backend_operation_handler import DeferredFileHandler
from streamlit.runtime.media_file_storage import MediaFileStorageError

from dashboard.base.file_words import Downloads
from dashboard.screen.export_audit import NotHandedOutError
from dashboard.screen.frame.session_files import OwnFileButtons

_LOGGER = logging.getLogger(__name__)


class _Worded(DeferredFileHandler):
    """Has the file of a pressed button made, and passes on what there is to say of it."""

    async def handle(
        self,
        request: BackendOperationRequest,
        session_id: str,
    ) -> BackendOperationResponse:
        """The link of the file, or why there is none; shown beside the button for some seconds."""
        files = Runtime.instance().media_file_mgr
        answer = BackendOperationResponse(request_id=request.request_id)
        if isinstance(files, OwnFileButtons) and not files.is_offered(
            request.deferred_file.file_id, session_id
        ):
            answer.error_msg = Downloads.STALE  # nothing went wrong, and whoever asks again fills no log
            return answer
        try:
            url = await asyncio.to_thread(files.execute_deferred, request.deferred_file.file_id)
        except MediaFileStorageError as error:  # whatever was raised stands behind it
            if isinstance(error.__cause__, NotHandedOutError):
                answer.error_msg = str(error.__cause__)
                return answer
            _LOGGER.exception("A file was not made")
            answer.error_msg = Downloads.FAILED
            return answer
        answer.deferred_file.CopyFrom(DeferredFileResponsePayload(url=url))
        return answer


def install() -> None:
    """Have Streamlit make files this way; call it before the first page is opened."""
    vars(app_session).update(DeferredFileHandler=_Worded)
