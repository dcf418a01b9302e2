"""What a user can do to the data: fill, import, undo, finalise. The only caller of the lake's writes."""

from analytics.actions.finalising import (
    NothingReviewedError,
    PeriodOpenError,
    PeriodTooShortError,
    draft,
    finalise,
    reopened,
)
from analytics.actions.importing import (
    IMPORTED,
    SEEDED,
    ConflictError,
    Counts,
    NothingChangedError,
    Preview,
    commit,
    earlier_import,
    preview,
    receive,
    seed,
)
from analytics.actions.offering import first_choice, periods
from analytics.actions.restating import current_edition, restated_since

__all__ = [
    "IMPORTED",
    "SEEDED",
    "ConflictError",
    "Counts",
    "NothingChangedError",
    "NothingReviewedError",
    "PeriodOpenError",
    "PeriodTooShortError",
    "Preview",
    "commit",
    "current_edition",
    "draft",
    "earlier_import",
    "finalise",
    "first_choice",
    "periods",
    "preview",
    "receive",
    "reopened",
    "restated_since",
    "seed",
]
