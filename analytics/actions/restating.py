"""Whether an edition still agrees with the data, and which numbers a later edition restated."""

from analytics.lake import Edition, Head, Key, Lake, Snapshot
from analytics.periods import Period, UnknownPeriodError, parse


def restated_since(issued: Snapshot, now: Snapshot, period: Period) -> list[Key]:
    """Partitions up to the period's end that are no longer what an edition was built on."""
    keys = {key for key in (*issued.heads, *now.heads) if _until(key[1], period)}
    return sorted(key for key in keys if _file(issued.heads.get(key)) != _file(now.heads.get(key)))


def current_edition(lake: Lake, now: Snapshot, period: Period) -> Edition | None:
    """The newest edition of the period, while the data are what it was built on; else the draft is shown."""
    newest = next((edition for edition in lake.editions() if edition.period == period.code), None)
    if newest is None or restated_since(lake.edition_snapshot(newest.id), now, period):
        return None
    return newest


def _file(head: Head | None) -> int | None:
    return head.file_id if head else None


def _until(partition: str, period: Period) -> bool:
    try:
        return parse(partition).start <= period.end
    except UnknownPeriodError:
        return True  # one file for all periods
