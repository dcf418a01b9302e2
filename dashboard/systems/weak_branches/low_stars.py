"""The branches of one or two stars: how many there are, and how many of them are on the ledger as well."""

from analytics.base import rules
from analytics.results import Results
from dashboard.kit.cases import LATER
from dashboard.kit.finding import Scope, Statement
from dashboard.systems.weak_branches.words import Weak


def low_star(results: Results, scope: Scope) -> Statement:
    """How many branches have one or two stars and how many of them are on the ledger as well."""
    rows = scope.of(results.tables["low_star_branches"])
    if rows.is_empty():
        return _none(results)
    both = int(rows["on_ledger"].sum())
    one, two = ((rows["stars"] == stars).sum() for stars in rules.LOW_STARS)
    template = Weak.LOW_SOME if both else Weak.LOW_NEITHER
    if both == rows.height:
        template = Weak.LOW_BOTH
    return Statement(template.format(count=rows.height, one=one, two=two, both=both))


def _none(results: Results) -> Statement:
    stars = results.tables["branch_scores"]["stars"]
    if not stars.count():
        return Statement(Weak.LOW_UNRATED, Weak.TO_IMPORT)
    listed = not results.tables["low_star_branches"].is_empty()
    return Statement(Weak.LOW_NONE) if listed or not stars.is_in(list(rules.LOW_STARS)).any() else LATER
