"""A unit beside those of its kind that are nearest to it in branches."""

import polars as pl

from analytics.results import Results
from analytics.systems.scores import peers as nearby
from analytics.systems.scores.rankings import COMMON_CHANGES
from dashboard.base.display import word
from dashboard.systems.scores.ranking_sentences import comparisons_shown
from dashboard.systems.scores.ranking_words import Peers

_SCORE = nearby.Peer.columns()["score"]


def rows(results: Results, org_id: str) -> pl.DataFrame:
    """The unit and its peers in the order of their places; nobody where it has none."""
    if not org_id:
        return nearby.Peer.create_empty()
    return nearby.nearest(results.tables["rankings"], results.tables["stars_by_unit"], org_id)


def columns(results: Results, _org_id: str) -> list[str]:
    """Place, branches, score, what changed."""
    changes = (COMMON_CHANGES[kind] for kind in comparisons_shown(results))
    return ["place", "name", "branches", "score", "grade", *changes]


def title(results: Results, org_id: str) -> str:
    """Whose peers they are."""
    return Peers.TITLE.format(name=_name(results, org_id))


def peers(results: Results, org_id: str) -> str:
    """Where the unit stands among them; or why there are none."""
    found = rows(results, org_id)
    if found.is_empty():
        return Peers.NONE.format(name=_name(results, org_id))
    own = found.row(by_predicate=_is(org_id), named=True)
    others = found.filter(~_is(org_id))
    scores = sorted(others["score"])
    return Peers.STANDS.format(
        name=own["name"],
        branches=own["branches"],
        count=others.height,
        kind=own["kind"],
        score=word(own["score"], _SCORE),
        low=word(scores[0], _SCORE),
        high=word(scores[-1], _SCORE),
        place=found.filter(pl.col("place") < own["place"]).height + 1,
        all=found.height,
    )


def _is(org_id: str) -> pl.Expr:
    return pl.col("org_id") == org_id


def _name(results: Results, org_id: str) -> str:
    found = results.tables["rankings"].filter(_is(org_id))["name"]
    return str(found[0]) if found.len() else ""
