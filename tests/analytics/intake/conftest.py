"""Reading without a child process, for tests of what is read rather than of how it is shut in."""

import pytest

from analytics.intake import reading, worker
from analytics.intake.progress import unheard


@pytest.fixture(scope="module")
def no_child():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "_told_by_child", lambda path, _: worker.book_of(path, unheard))
        yield
