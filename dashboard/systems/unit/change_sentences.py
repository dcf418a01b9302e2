"""Why a unit's score and place moved, in words."""

import polars as pl

from analytics.results import Results
from analytics.systems.scores.item_changes import ChangePart, ItemChange
from analytics.systems.scores.overtakes import FIELD_EVENTS, Overtaking
from analytics.systems.scores.rankings import CHANGES, COMMON_CHANGES, FIELD_EFFECTS
from analytics.systems.scores.scores import Standing
from dashboard.base.display import magnitude, period_name, word
from dashboard.kit.statement import Statement
from dashboard.systems.scores.ranking_sentences import comparisons_shown
from dashboard.systems.unit import unit_names
from dashboard.systems.unit.score_figures import MOST_CHANGES, changes_of
from dashboard.systems.unit.score_history import halves_of
from dashboard.systems.unit.words import EVENTS, Changes, UnitFile

_CHANGE = ItemChange.columns()["change"]
_THEN = ItemChange.columns()["then"]
_MOST_NAMES = 5
_HALVES = 2  # of a year


def change_title(results: Results, template: str, org_id: str, kind: str) -> str:
    """A title of this part with the unit and both periods."""
    bases = dict(results.tables["comparisons"].select("kind", "base_period").iter_rows())
    return template.format(
        name=unit_names.name(results, org_id),
        kind=kind,
        base=period_name(bases[kind]),
        period=period_name(results.period.code),
    )


def own_comparisons(results: Results, org_id: str) -> list[str]:
    """The comparisons in which the unit itself has a score then and now; the head says why others are not."""
    return [kind for kind in comparisons_shown(results) if _score_change(results, org_id, kind) is not None]


def has_place(results: Results, org_id: str) -> bool:
    """Whether the unit has a place in this period."""
    return unit_names.row(results, "rankings", org_id)["place"] is not None


def score(results: Results, org_id: str, kind: str) -> Statement | str:
    """How much was gained and lost in all; of a picture, that it shows some only; or why there is none."""
    rows = changes_of(results, org_id, kind)
    if rows.is_empty() and results.tables["item_changes"].is_empty() and _score_change(results, org_id, kind):
        return UnitFile.OLDER
    if rows.is_empty():
        return change_title(results, Changes.NOTHING, org_id, kind)
    if (rows["change"] == 0).all():
        return f"{unit_names.name(results, org_id)}各项得分{kind}都没有变化"
    is_item = pl.col("part") == ChangePart.ITEM
    items, others = rows.filter(is_item), rows.filter(~is_item)
    up, down = items.filter(pl.col("change") > 0), items.filter(pl.col("change") < 0)
    said = "{name}得分{kind}{change}分：{parts}".format(
        name=unit_names.name(results, org_id),
        kind=kind,
        change=word(int(rows["change"].sum()), _CHANGE),
        parts=_moves(up, down, items.height - up.height - down.height),
    )
    said += "".join(_apart(row) for row in others.iter_rows(named=True))
    is_short = rows.filter(pl.col("change") != 0).height > MOST_CHANGES
    return Statement(said, f"（图示变化最大的{MOST_CHANGES}行）" if is_short else "")


def _moves(up: pl.DataFrame, down: pl.DataFrame, same: int) -> str:
    """How many items rose and fell by how much in all, and how many stayed."""
    if up.is_empty() and down.is_empty():
        return "各项要素都不变"
    sides = ((up, Changes.SUM_UP, Changes.SUM_NONE_UP), (down, Changes.SUM_DOWN, Changes.SUM_NONE_DOWN))
    told = [
        words.format(count=rows.height, points=magnitude(int(rows["change"].sum()), _CHANGE))
        if rows.height
        else none
        for rows, words, none in sides
    ]
    return "，".join([*told, *([f"{same}项不变"] if same else [])])


def _apart(row: dict) -> str:
    """An adjustment or a yearly mark, which is no item."""
    words = "；另有{label}变动{change}分" if row["change"] else "；{label}不变"
    return words.format(label=row["label"], change=word(row["change"], _CHANGE))


def account(results: Results, org_id: str, kind: str) -> str:
    """That the rows sum to the change of the score; empty where none is compared."""
    rows = changes_of(results, org_id, kind)
    if rows.is_empty():
        return ""
    return "各行得分变化相加{change}分，与得分{kind}一致；从{then}分到{now}分".format(
        change=word(int(rows["change"].sum()), _CHANGE),
        kind=kind,
        then=word(int(rows["then"].sum()), _THEN),
        now=word(int(rows["now"].sum()), _THEN),
    )


def other_halves(results: Results, org_id: str) -> list[str]:
    """The codes of the latest other half-years in which the unit has a score, oldest first."""
    halves = halves_of(results, org_id).filter(pl.col("period") != results.period.code)
    return halves["period"].tail(_HALVES).to_list()


def overtakes_of(results: Results, org_id: str, kind: str) -> pl.DataFrame:
    """The other units that moved this one's place."""
    return unit_names.rows(results, "overtakes", org_id).filter(pl.col("kind") == kind)


def places(results: Results, org_id: str, kind: str, names: int = _MOST_NAMES) -> str:
    """From which place to which, and who overtook whom; or why there is nothing to say.

    names: how many of them each event names; 0 counts them only.
    """
    row = unit_names.row(results, "rankings", org_id)
    unit, change = row["name"], row[CHANGES[kind]]
    if row["standing"] == Standing.REFERENCE:
        return "{league}单位不排名次，没有名次变化。".format(league=row["league"])
    if change is None:
        return f"{unit}两期没有都参与排名，没有名次变化。"
    rows = overtakes_of(results, org_id, kind)
    if rows.is_empty() and change:
        return UnitFile.OLDER
    if rows.is_empty():
        return Changes.PLACE_QUIET.format(name=unit, kind=kind, now=row["place"])
    by_field = pl.col("event").is_in(FIELD_EVENTS)
    then = row[CHANGES[kind].removesuffix("_change")]
    told = [
        _steps(row[COMMON_CHANGES[kind]], rows.filter(~by_field), names),
        _by_field(row[FIELD_EFFECTS[kind]], rows.filter(by_field), names),
    ]
    return Changes.PLACE.format(name=unit, kind=kind, parts="；".join(filter(None, told))) + (
        Changes.FROM_TO if change else Changes.STAYED
    ).format(then=then, now=row["place"])


def _steps(size: int, rows: pl.DataFrame, names: int) -> str:
    """How far the units ranked both times moved this one, and who."""
    return _way(size) + _who(rows, names)


def _by_field(size: int, rows: pl.DataFrame, names: int) -> str:
    """What comings and goings did; nothing where there were none. Counted alone they are the size itself."""
    if rows.is_empty():
        return ""
    said = Changes.FIELD.format(moved=_way(size)) if size else Changes.FIELD_EVEN
    return said + (_who(rows, names) if names else "")


def _way(size: int) -> str:
    return (Changes.UP if size > 0 else Changes.DOWN if size else Changes.SAME).format(size=abs(size))


def _who(rows: pl.DataFrame, names: int) -> str:
    return "：{events}".format(events="，".join(_events(rows, names))) if rows.height else ""


def _score_change(results: Results, org_id: str, kind: str) -> int | None:
    change: int | None = unit_names.row(results, "rankings", org_id)[CHANGES[kind].replace("place", "score")]
    return change


def _events(rows: pl.DataFrame, most: int) -> list[str]:
    named = {event: rows.filter(pl.col("event") == event)["other"].to_list() for event in Overtaking}
    return [
        EVENTS[event].format(names=_join_names(others, most)) for event, others in named.items() if others
    ]


def _join_names(names: list[str], most: int) -> str:
    if not most:
        return f"{len(names)}家"
    joined = "、".join(names[:most])
    if len(names) > most:
        return f"{joined}等{len(names)}家"
    return f"{joined}（{len(names)}家）" if len(names) > 1 else joined
