"""The same scores, places and stars in pandas on the same files."""

import pandas as pd
import polars as pl

from analytics import reference
from analytics.base import rules
from analytics.base.rules import PROVINCE
from benchmarks.stored import (
    LEVELS_ABOVE_A_BRANCH,
    PERIOD,
    RATING_COLUMNS,
    TREE_COLUMNS,
    Rubric,
    Stored,
    target,
)


def results(stored: Stored) -> dict[str, pl.DataFrame]:
    """What by_measures.results returns."""
    tree = _read(stored, "organisations", TREE_COLUMNS)
    branches = _branches(tree)
    standing = _standing(branches, _read(stored, "star_ratings", RATING_COLUMNS), stored)
    now = standing[standing["period"] == PERIOD.code]
    totals = _totals(stored, standing)
    own = totals[totals["period"] == PERIOD.code]
    found = {
        "cards": now[["org_id", "stars"]].merge(
            own[["org_id", "points", "max_points", "missing_items", "evidence", "straight_lined"]],
            on="org_id",
            how="left",
        ),
        "dimensions": _dimensions(own, stored.rubrics("branches")),
        "levels": _levels(totals, tree),
        "places": _places(stored, tree),
        "pooled": _pooled(standing),
        "by_unit": _by_unit(tree, now),
    }
    return {name: pl.from_pandas(frame.reset_index(drop=True)) for name, frame in found.items()}


def _read(stored: Stored, dataset: str, columns: tuple[str, ...] | list[str]) -> pd.DataFrame:
    parts = [pd.read_parquet(path, columns=list(columns)) for path in stored.paths(dataset)]
    return pd.concat(parts, ignore_index=True)


def _branches(tree: pd.DataFrame) -> pd.DataFrame:
    """Branches of all times under the unit at the top of their line."""
    line = tree[(tree["level"] == rules.Level.BRANCH.value) & ~tree["temporary"]]
    line = line[["org_id", "parent_id", "league", "valid_from", "valid_to"]].rename(
        columns={"parent_id": "unit_id"}
    )
    parents = tree.set_index("org_id")[["parent_id", "league"]]
    for _ in range(LEVELS_ABOVE_A_BRANCH):
        above = parents.reindex(line["unit_id"]).set_axis(line.index)
        line = line.assign(
            unit_id=above["parent_id"].fillna(line["unit_id"]), league=above["league"].fillna(line["league"])
        )
    return line


def _stands(rows: pd.DataFrame, day: pd.Timestamp) -> pd.Series:
    begun = pd.to_datetime(rows["valid_from"]) <= day
    return begun & (rows["valid_to"].isna() | (pd.to_datetime(rows["valid_to"]) >= day))


def _standing(branches: pd.DataFrame, ratings: pd.DataFrame, stored: Stored) -> pd.DataFrame:
    given = ratings.pivot(index="org_id", columns="period", values="stars").ffill(axis=1)
    frames = []
    for half in stored.halves:
        stood = branches[_stands(branches, pd.Timestamp(half.end))]
        over = [code for code in given.columns if code <= half.code]
        stars = given[over[-1]].reindex(stood["org_id"]).to_numpy() if over else float("nan")
        frames.append(stood[["org_id", "unit_id", "league"]].assign(period=half.code, stars=stars))
    return pd.concat(frames, ignore_index=True).astype({"stars": "Int64"})


def _totals(stored: Stored, standing: pd.DataFrame) -> pd.DataFrame:
    frames = []
    for half, path in zip(stored.halves, stored.paths("branch_cards"), strict=True):
        cards = pd.read_parquet(path, columns=stored.card_columns())
        stood = standing.loc[standing["period"] == half.code, "org_id"]
        cards = cards[cards["org_id"].isin(stood)]
        for rubric in stored.rubrics("branches"):
            own = cards[cards["rubric_version"] == rubric.version]
            if len(own):
                frames.append(_totals_of(own, rubric))
    return pd.concat(frames, ignore_index=True)


def _totals_of(cards: pd.DataFrame, rubric: Rubric) -> pd.DataFrame:
    slots = [rules.slot("score", number) for number in rubric.items]
    full = pd.Series(list(rubric.items.values()), index=slots)
    scores = cards[slots].astype("float32")  # holds whole numbers up to 16 million
    exempt = {number: cards["org_id"].isin(orgs) for number, orgs in rubric.exempt.items()}
    for number, exempted in exempt.items():
        scores.loc[exempted, rules.slot("score", number)] = float("nan")
    empty = scores.isna()
    points = scores.sum(axis=1).astype("int64")
    most = (~empty).mul(full, axis=1).sum(axis=1)
    missing = empty.sum(axis=1) - sum(exempt.values())
    shares = scores.astype("float64").mul(most, axis=0).eq(points.to_numpy()[:, None] * full.to_numpy())
    numbered = enumerate(rubric.dimensions.values())
    return cards[["org_id", "unit_id", "period", "rubric_version"]].assign(
        points=points,
        max_points=full.sum() - sum(flags * rubric.items[number] for number, flags in exempt.items()),
        missing_items=missing,
        evidence=cards[[rules.slot("evidence", number) for number in rubric.items]]
        .sum(axis=1)
        .astype("int64"),
        straight_lined=(missing == 0) & (shares | empty).all(axis=1),
        **{
            f"d_{place}": scores[[rules.slot("score", number) for number in numbers]].sum(
                axis=1, skipna=False
            )
            for place, numbers in numbered
        },
    )


def _dimensions(own: pd.DataFrame, rubrics: list[Rubric]) -> pd.DataFrame:
    frames = [
        pd.DataFrame(
            {
                "org_id": cards["org_id"],
                "dimension": dimension,
                "points": cards[f"d_{place}"].astype("Int64"),
                "max_points": sum(rubric.items[number] for number in numbers),
            }
        )
        for rubric in rubrics
        for cards in [own[own["rubric_version"] == rubric.version]]
        for place, (dimension, numbers) in enumerate(rubric.dimensions.items())
    ]
    return pd.concat(frames, ignore_index=True)


def _levels(totals: pd.DataFrame, tree: pd.DataFrame) -> pd.DataFrame:
    complete = totals[totals["missing_items"] == 0]
    leagues = tree.set_index("org_id")["league"]
    scoped = complete.assign(scope=leagues.reindex(complete["unit_id"]).to_numpy())
    keys = ["scope", "period", "rubric_version"]
    sums = {"cards": ("points", "size"), "points": ("points", "sum"), "max_points": ("max_points", "sum")}
    return pd.concat(
        [frame.groupby(keys, as_index=False).agg(**sums) for frame in (scoped, scoped.assign(scope=PROVINCE))]
    )


def _pooled(standing: pd.DataFrame) -> pd.DataFrame:
    flagged = standing.assign(
        scope=standing["league"],
        five_star=(standing["stars"] == rules.TOP_STAR).fillna(False),
        unrated=standing["stars"].isna(),
    )
    counts = {
        "branches": ("org_id", "size"),
        "five_star": ("five_star", "sum"),
        "unrated": ("unrated", "sum"),
    }
    both = (flagged, flagged.assign(scope=PROVINCE))
    return pd.concat([frame.groupby(["scope", "period"], as_index=False).agg(**counts) for frame in both])


def _by_unit(tree: pd.DataFrame, now: pd.DataFrame) -> pd.DataFrame:
    units = tree[(tree["level"] == rules.Level.UNIT.value) & _stands(tree, pd.Timestamp(PERIOD.end))]
    five = now[now["stars"].eq(rules.TOP_STAR).fillna(False)].groupby("unit_id").size()
    branches = now.groupby("unit_id").size().reindex(units["org_id"]).fillna(0).astype("int64").to_numpy()
    five_star = five.reindex(units["org_id"]).fillna(0).astype("int64").to_numpy()
    needed = -(-branches * target() // 100)
    shortfall = (needed - five_star).clip(min=0)
    return pd.DataFrame(
        {"org_id": units["org_id"], "branches": branches, "five_star": five_star, "shortfall": shortfall}
    )


def _places(stored: Stored, tree: pd.DataFrame) -> pd.DataFrame:
    reviews = _read(stored, "reviews", stored.review_columns())
    scored = pd.concat([_reviewed(reviews, rubric) for rubric in stored.rubrics("units")])
    given = _read(stored, "adjustments", ["org_id", "period", "points"]).groupby(["org_id", "period"]).sum()
    scored = scored.join(given["points"], on=["org_id", "period"])
    scored["dynamic"] = scored["reviewed"] + scored["points"].fillna(0)
    units = tree[tree["level"] == rules.Level.UNIT.value]
    scored = scored.merge(units[["org_id", "league", "valid_from", "valid_to"]], on="org_id")
    ends = scored["period"].map({half.code: pd.Timestamp(half.end) for half in stored.halves})
    scored = scored[_stands(scored, ends)]
    ranked = scored["dynamic"].where(scored["league"].isin(reference.ranked_leagues()))
    place = ranked.groupby([scored["league"], scored["period"]]).rank(method="min", ascending=False)
    return scored[["org_id", "period"]].assign(
        dynamic=scored["dynamic"].astype("Int64"), place=place.astype("Int64")
    )


def _reviewed(reviews: pd.DataFrame, rubric: Rubric) -> pd.DataFrame:
    own = reviews[reviews["rubric_version"] == rubric.version]
    slots = own[[rules.slot("reviewed", number) for number in rubric.items]].astype("float64")
    for number, orgs in rubric.exempt.items():
        slots.loc[own["org_id"].isin(orgs), rules.slot("reviewed", number)] = 0
    return own[["org_id", "period"]].assign(reviewed=slots.sum(axis=1, skipna=False))
