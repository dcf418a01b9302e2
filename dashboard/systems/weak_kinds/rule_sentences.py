"""The separating rule of a kind in words: its weaknesses first; one with none tells what remains."""

import polars as pl

from analytics.results import Results
from analytics.systems.weak_kinds.weak_groups import WeakGroup, WeakRule
from dashboard.base.display import feature_word, word
from dashboard.systems.weak_kinds.words import WeakGroups

_GROUP, _THRESHOLD = WeakGroup.columns(), WeakRule.columns()["threshold"]


def conditions(rules: pl.DataFrame, group: int) -> pl.DataFrame:
    """The conditions of the kind's rule in their order; none where no rule is good enough."""
    return rules.filter(pl.col("group") == group)


def is_of_rest(rows: pl.DataFrame) -> bool:
    """Whether the rule names no weakness: its branches are those that the conditions leave."""
    return bool(rows["weak"].eq(False).fill_null(False).all())  # of an edition from before it is not known


def rule(results: Results, group: int) -> str:
    """The conditions, what they cover and how well they hold."""
    rows = conditions(results.tables["weak_rules"], group)
    if rows.is_empty():
        return "没有可靠的判别规则（留出检验吻合度不到80%）"
    row = results.tables["weak_groups"].row(by_predicate=pl.col("group") == group, named=True)
    shares = {name: word(row[name], _GROUP[name]) for name in _GROUP if name.startswith("rule_")}
    of_rest = is_of_rest(rows)
    template = WeakGroups.RULE_OF_REST if of_rest else "判别规则：{conditions}（{shares}）"
    return template.format(
        conditions=_condition_words(rows) if of_rest else _weak_first(rows),
        shares=WeakGroups.RULE_SHARES.format(**shares),
    )


def _weak_first(rows: pl.DataFrame) -> str:
    weak = pl.col("weak").fill_null(True)
    parts = [rows.filter(weak), rows.filter(~weak)]
    return "，同时".join(_condition_words(part) for part in parts if part.height)


def _condition_words(rows: pl.DataFrame) -> str:
    return "且".join(
        ("{feature}高于{threshold}{unit}" if one["above"] else "{feature}不高于{threshold}{unit}").format(
            feature=one["name"],
            threshold=feature_word(one["threshold"], _THRESHOLD, one["feature"]),
            unit=one["unit"],
        )
        for one in rows.iter_rows(named=True)
    )
