"""How many files are made: so many a minute for each account, so many at a time for all."""

import pytest

from analytics import actions
from analytics.lake import open_lake
from dashboard.base.file_words import UNAVAILABLE, Downloads
from dashboard.base.settings import LOCATION
from dashboard.base.settings.bounds import Bounds
from dashboard.media.chromium import Missing, PictureUnavailableError
from dashboard.screen import export_audit, export_limits
from dashboard.screen.export_limits import ExportLimits, NotMadeError


def made(making, account):
    with making.of("name", account, patience=0):
        return True


def test_so_many_files_a_minute_are_made_for_an_account_and_then_the_wait_is_named():
    now = [0.0]
    making = ExportLimits(Bounds(exports_per_minute=2), lambda: now[0])

    assert made(making, "one")
    assert made(making, "one")
    with pytest.raises(NotMadeError) as refused:
        made(making, "one")
    assert refused.value.seconds == 60
    assert made(making, "another")
    now[0] = 60.0
    assert made(making, "one")


def test_so_many_files_are_made_at_a_time_and_a_place_is_free_again_whatever_happened():
    making = ExportLimits(Bounds(exports_at_once=1))

    with making.of("name", "one"):
        with pytest.raises(NotMadeError) as refused:
            made(making, "another")
        assert refused.value.seconds is None
    with pytest.raises(ZeroDivisionError), making.of("name", "one"):
        _ = 1 / 0
    assert made(making, "another")


@pytest.fixture
def lake(tmp_path, monkeypatch):
    """An empty lake, and a bound of one file a minute."""
    monkeypatch.setenv(LOCATION, str(tmp_path))
    monkeypatch.setattr(export_limits, "_IN_FORCE", [ExportLimits(Bounds(exports_per_minute=1))])
    opened = open_lake(tmp_path)
    yield opened
    opened.close()


def test_a_refusal_is_told_in_words_and_noted_once_a_minute(lake):
    make = export_audit.audited_maker("排名.xlsx", lambda: b"content")

    assert make() == b"content"
    for _ in range(3):
        with pytest.raises(export_audit.NotHandedOutError, match="每分钟最多1个文件"):
            make()

    lines = [(one.action, one.about, one.outcome) for one in lake.audit_lines()]
    assert sorted(lines) == [
        (actions.EXPORTED, "排名.xlsx", actions.TOO_OFTEN),
        (actions.EXPORTED, "排名.xlsx", actions.DONE),
    ]


def test_a_picture_that_cannot_be_drawn_is_told_in_words(lake):
    def make():
        raise PictureUnavailableError(Missing.SESSION)

    with pytest.raises(export_audit.NotHandedOutError, match=UNAVAILABLE["session"][:10]):
        export_audit.audited_maker("图.png", make)()
    assert not lake.audit_lines()


def test_who_waits_for_others_in_vain_is_told_so():
    assert export_audit.why_not(NotMadeError("name")) == Downloads.BUSY
