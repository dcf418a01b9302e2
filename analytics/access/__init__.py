"""Who may see and do what: roles as a table, one function that answers, and results cut to one unit."""

from analytics.access.claims import Claims
from analytics.access.rights import ALL_ROLES, EVERYTHING, Action, Role, User, may, may_all, may_some
from analytics.access.unit_cut import FEWEST_OTHERS, cut_results
from analytics.access.version_shown import (
    NotAllowedError,
    makes_files,
    periods_shown,
    seen_by,
    sees_drafts,
    version_shown,
)

__all__ = [
    "ALL_ROLES",
    "EVERYTHING",
    "FEWEST_OTHERS",
    "Action",
    "Claims",
    "NotAllowedError",
    "Role",
    "User",
    "cut_results",
    "makes_files",
    "may",
    "may_all",
    "may_some",
    "periods_shown",
    "seen_by",
    "sees_drafts",
    "version_shown",
]
