"""后进支部: the ledger against 动态清零 and what to do next; low-star branches and kinds a click away."""

from dashboard.screen import page_head, weak_branches
from dashboard.systems.weak_branches.words import Weak

weak_branches.show(page_head.findings(Weak.TITLE))
