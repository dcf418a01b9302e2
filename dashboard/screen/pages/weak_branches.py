"""后进支部: the ledger against 动态清零 and what to do next; low-star branches and kinds a click away."""

from dashboard.screen import page_head, weak_branches, weak_parts
from dashboard.systems.weak_branches.words import Weak

shown = page_head.findings(Weak.TITLE)
choice = weak_branches.choose(shown.results)
weak_parts.SHOWN[weak_parts.choose()](shown, choice)
