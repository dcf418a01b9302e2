"""The systems in what a unit gets: sentences of its brief, lines of lists and letters of reminders."""

import polars as pl

from analytics.results import Results
from dashboard import systems
from dashboard.kit.few_names import few
from dashboard.kit.finding import Where
from dashboard.kit.statement import Scope, Urgency
from dashboard.kit.system import Reminder, Whom
from dashboard.systems.scores.item_words import Items

_MOST, _ROOM = 2, 90  # sentences of a brief and their characters, so that it stays on its pages


def sentences(results: Results, scope: Scope) -> list[str]:
    """What the systems have to say to the unit, most urgent first; of equally urgent ones in their order."""
    found: list[tuple[Urgency, str]] = []
    for system in systems.ALL:
        for one in system.findings_at(Where.BRIEF):
            urgency = one.urgency(results, scope) if one.urgency else Urgency.NONE
            if urgency:
                found.append((urgency, one.statement_of(results, scope, *one.codes(results, scope)).words))
    ordered = [words for _, words in sorted(found, key=lambda one: -one[0])]
    return few(ordered[:_MOST], _ROOM)


def matters() -> list[str]:
    """What the systems remind of, in their order."""
    return [system.matter for system in systems.ALL if system.reminders]


def reminders(results: Results) -> list[tuple[str, Reminder]]:
    """Matter and reminder."""
    reminding = [(system.matter, system.reminders) for system in systems.ALL if system.reminders]
    return [(matter, one) for matter, remind in reminding for one in remind(results)]


def lines(results: Results, schema: pl.Schema) -> pl.DataFrame:
    """The reminders as rows of the list (org_id and its columns)."""
    names = dict(results.tables["coverage"].select("org_id", "name").iter_rows())
    rows = [
        {
            "org_id": one.org_id,
            "name": names.get(one.org_id, one.org_id),
            "matter": matter,
            "what": one.what,
            "period": results.period.code,
            "due": None,
            "since": one.due,
            "days": one.days,
            "state": one.state.value,
            "whom": Items.TO_UNIT if one.whom is Whom.UNIT else Items.TO_REVIEWERS,
        }
        for matter, one in reminders(results)
    ]
    return pl.DataFrame(rows, schema={"org_id": pl.String, **schema})
