"""The branches of one or two stars: how many there are, and how many of them are on the ledger as well."""

from analytics.base import rules
from analytics.results import Results
from dashboard.kit.cases import LATER
from dashboard.kit.few_names import of_so_many
from dashboard.kit.statement import Scope, Statement
from dashboard.systems.weak_branches.words import Weak


def low_star(results: Results, scope: Scope) -> Statement:
    """How many branches have one or two stars and how many of them are on the ledger as well."""
    rows = scope.of(results.tables["low_star_branches"])
    if rows.is_empty():
        return _none(results)
    both = int(rows["on_ledger"].sum())
    one, two = ((rows["stars"] == stars).sum() for stars in rules.LOW_STARS)
    template = Weak.LOW_SOME if both else "低星支部{count}个（一星{one}、二星{two}），都不在账"
    if both == rows.height:
        template = "低星支部{count}个（一星{one}、二星{two}），都同时在账未销号"
    return Statement(of_so_many(template, rows.height).format(count=rows.height, one=one, two=two, both=both))


def _none(results: Results) -> Statement:
    stars = results.tables["branch_scores"]["stars"]
    if not stars.count():
        return Statement("还没有星级评定数据", "。请到“导入”页导入星级评定")
    listed = not results.tables["low_star_branches"].is_empty()
    return Statement("期末没有低星支部") if listed or not stars.is_in(list(rules.LOW_STARS)).any() else LATER
