"""Periods whose reviews would then be of several rubric versions, of which a league ranks only one."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from analytics.intake.known import Known
from analytics.intake.sheet_rows import SheetRows

_RANKED = "reviews"  # no other scores are ranked


@dataclass(frozen=True)
class VersionCount:
    """How many reviews of a period are of one rubric version."""

    version: int
    rows: int


@dataclass(frozen=True)
class MixedVersions:
    """A period with scores of several versions, the oldest first."""

    period: str
    counts: tuple[VersionCount, ...]


def mixed_versions(sheets: Sequence[SheetRows], known: Known) -> list[MixedVersions]:
    """The periods of the file's faultless reviews that would hold several versions once it is imported."""
    brought: dict[str, dict[str, int]] = {}  # period → organisation → version
    for sheet in sheets:
        if sheet.dataset.name == _RANKED:
            keys = zip(*(sheet.values[name] for name in ("period", "org_id", "rubric_version")), strict=True)
            for record, (period, org_id, version) in enumerate(keys):
                if record not in sheet.broken and isinstance(version, int):
                    brought.setdefault(str(period), {})[str(org_id)] = version
    found = []
    for period, versions in sorted(brought.items()):
        counts = Counter((_stored_versions(known, period) | versions).values())
        if len(counts) > 1:
            listed = (VersionCount(version, rows) for version, rows in sorted(counts.items()))
            found.append(MixedVersions(period, tuple(listed)))
    return found


def _stored_versions(known: Known, period: str) -> dict[str, int]:
    if known.stored is None:
        return {}
    return dict(known.stored(_RANKED, period).select("org_id", "rubric_version").iter_rows())
