"""How well the kinds of weak branch hold, for the annex of the committee: nothing of it stands on a page."""

from analytics.results import Results
from analytics.statistics import null_test
from analytics.systems.weak_kinds.weak_verdict import WeakVerdict
from dashboard.base.common_words import STOP
from dashboard.base.display import word
from dashboard.systems.weak_kinds import rule_sentences
from dashboard.systems.weak_kinds.words import WeakGroups

_VERDICT = WeakVerdict.columns()


def test_words(results: Results) -> str:
    """What the test for kinds gave, and the rule of each; empty where nothing was tested."""
    found = results.tables["weak_verdict"]
    row = found.row(0, named=True) if found.height else {}
    if not row.get("draws"):
        return ""
    if row["silhouette"] is None or results.tables["weak_groups"].is_empty():
        return WeakGroups.DRAWN.format(drawn=row["draws"], draws=null_test.DRAWS)
    shown = {
        name: word(row[name], _VERDICT[name]) for name in ("silhouette", "p_value", "draws", "stability")
    }
    return STOP.join([WeakGroups.TESTED.format(**shown), *_rules(results)])


def _rules(results: Results) -> list[str]:
    groups = results.tables["weak_groups"]["group"]
    return [
        WeakGroups.RULE_OF.format(number=group, rule=rule_sentences.rule(results, group)) for group in groups
    ]
