"""The same scores, places and stars in DuckDB's SQL on the same files."""
# ruff: noqa: S608 - every statement is put together from our own column names and item numbers

import duckdb
import polars as pl

from analytics import reference
from analytics.base import rules
from analytics.base.rules import PROVINCE
from benchmarks.stored import LEVELS_ABOVE_A_BRANCH, PERIOD, Rubric, Stored, target


def results(stored: Stored) -> dict[str, pl.DataFrame]:
    """What by_measures.results returns."""
    engine = duckdb.connect()
    engine.execute("SET threads TO 2")
    for dataset in ("branch_cards", "star_ratings", "organisations", "reviews", "adjustments"):
        engine.execute(f"CREATE VIEW {dataset} AS SELECT * FROM read_parquet({stored.paths(dataset)!r})")
    ends = ", ".join(f"('{half.code}', DATE '{half.end}')" for half in stored.halves)
    engine.execute(f"CREATE TABLE halves AS SELECT * FROM (VALUES {ends}) AS t(period, day)")
    engine.execute(f"CREATE TABLE standing AS {_standing()}")
    engine.execute(f"CREATE TABLE totals AS {_totals(stored.rubrics('branches'))}")
    engine.execute(f"CREATE TABLE own AS SELECT * FROM totals WHERE period = '{PERIOD.code}'")
    statements = {
        "cards": _CARDS,
        "dimensions": _dimensions(stored.rubrics("branches")),
        "levels": _LEVELS,
        "places": _places(stored.rubrics("units")),
        "pooled": _POOLED,
        "by_unit": _by_unit(),
    }
    tables = {name: engine.sql(statement).to_arrow_table() for name, statement in statements.items()}
    return {name: pl.DataFrame(table) for name, table in tables.items()}


def _standing() -> str:
    """Branch × half-year it stood at the end of, with unit, league and the stars that stood then."""
    line = f"""SELECT org_id, parent_id AS unit_id, league, valid_from, valid_to FROM organisations
        WHERE level = '{rules.Level.BRANCH}' AND NOT temporary"""
    for _ in range(LEVELS_ABOVE_A_BRANCH):
        line = f"""SELECT b.org_id, coalesce(a.parent_id, b.unit_id) AS unit_id,
            coalesce(a.league, b.league) AS league, b.valid_from, b.valid_to
            FROM ({line}) b LEFT JOIN organisations a ON b.unit_id = a.org_id"""
    return f"""SELECT s.*, r.stars FROM (
        SELECT b.org_id, b.unit_id, b.league, h.period FROM ({line}) b JOIN halves h
        ON b.valid_from <= h.day AND (b.valid_to IS NULL OR b.valid_to >= h.day)
        ) s ASOF LEFT JOIN star_ratings r ON s.org_id = r.org_id AND s.period >= r.period"""


def _totals(rubrics: list[Rubric]) -> str:
    parts = " UNION ALL BY NAME ".join(_totals_of(rubric) for rubric in rubrics)
    return f"SELECT t.* FROM ({parts}) t SEMI JOIN standing s ON t.org_id = s.org_id AND t.period = s.period"


def _totals_of(rubric: Rubric) -> str:
    slots = {number: _slot("score", number, rubric) for number in rubric.items}
    given = " + ".join(f"coalesce({slot}, 0)" for slot in slots.values())
    most = " + ".join(
        f"CASE WHEN {slot} IS NULL THEN 0 ELSE {rubric.items[n]} END" for n, slot in slots.items()
    )
    exempt = [f"(org_id IN ({_quoted(orgs)}))::BIGINT" for orgs in rubric.exempt.values()]
    missing = " + ".join(f"({slot} IS NULL)::BIGINT" for slot in slots.values())
    exempt_points = [
        f"(org_id IN ({_quoted(orgs)}))::BIGINT * {rubric.items[n]}" for n, orgs in rubric.exempt.items()
    ]
    alike = " AND ".join(
        f"({slot} IS NULL OR {slot} * most = points * {rubric.items[n]})" for n, slot in slots.items()
    )
    evidence = " + ".join(f"coalesce({rules.slot('evidence', n)}, 0)::BIGINT" for n in rubric.items)
    dimensions = ", ".join(
        f"{' + '.join(slots[n] for n in numbers)} AS d_{place}"
        for place, numbers in enumerate(rubric.dimensions.values())
    )
    return f"""SELECT org_id, unit_id, period, rubric_version, points, evidence, {_columns(rubric)},
        {missing} - ({" + ".join(["0", *exempt])}) AS missing_items,
        {sum(rubric.items.values())} - ({" + ".join(["0", *exempt_points])}) AS max_points,
        missing_items = 0 AND ({alike}) AS straight_lined
        FROM (SELECT *, {given} AS points, {most} AS most, {evidence} AS evidence, {dimensions}
              FROM branch_cards WHERE rubric_version = {rubric.version})"""


def _slot(prefix: str, number: int, rubric: Rubric) -> str:
    slot = f"{rules.slot(prefix, number)}::BIGINT"
    orgs = rubric.exempt.get(number)
    return f"CASE WHEN org_id IN ({_quoted(orgs)}) THEN NULL ELSE {slot} END" if orgs else slot


def _quoted(texts: list[str]) -> str:
    return ", ".join(f"'{text}'" for text in texts)


def _columns(rubric: Rubric) -> str:
    return ", ".join(f"d_{place}" for place in range(len(rubric.dimensions)))


_CARDS = f"""SELECT s.org_id, s.stars, t.points, t.max_points, t.missing_items, t.evidence, t.straight_lined
    FROM standing s LEFT JOIN own t ON s.org_id = t.org_id WHERE s.period = '{PERIOD.code}'"""

_LEVELS = f"""WITH sums AS (
    SELECT u.league, t.period, t.rubric_version, count(*) AS cards, sum(t.points)::BIGINT AS points,
        sum(t.max_points)::BIGINT AS max_points
    FROM totals t JOIN organisations u ON t.unit_id = u.org_id WHERE t.missing_items = 0 GROUP BY ALL)
    SELECT league AS scope, * EXCLUDE (league) FROM sums UNION ALL BY NAME
    SELECT '{PROVINCE}' AS scope, period, rubric_version, sum(cards)::BIGINT AS cards,
        sum(points)::BIGINT AS points, sum(max_points)::BIGINT AS max_points FROM sums GROUP BY ALL"""

_POOLED = f"""WITH counts AS (
    SELECT league, period, count(*) AS branches, count(*) FILTER (stars = {rules.TOP_STAR}) AS five_star,
        count(*) FILTER (stars IS NULL) AS unrated FROM standing GROUP BY ALL)
    SELECT league AS scope, * EXCLUDE (league) FROM counts UNION ALL BY NAME
    SELECT '{PROVINCE}' AS scope, period, sum(branches)::BIGINT AS branches,
        sum(five_star)::BIGINT AS five_star, sum(unrated)::BIGINT AS unrated FROM counts GROUP BY ALL"""


def _dimensions(rubrics: list[Rubric]) -> str:
    return " UNION ALL ".join(
        f"""SELECT org_id, '{dimension}' AS dimension, d_{place} AS points,
            {sum(rubric.items[number] for number in numbers)} AS max_points
            FROM own WHERE rubric_version = {rubric.version}"""
        for rubric in rubrics
        for place, (dimension, numbers) in enumerate(rubric.dimensions.items())
    )


def _places(rubrics: list[Rubric]) -> str:
    parts = []
    for rubric in rubrics:
        slots = {number: _slot("reviewed", number, rubric) for number in rubric.items}
        complete = " AND ".join(
            f"({slot} IS NOT NULL OR org_id IN ({_quoted(rubric.exempt.get(n, ['']))}))"
            for n, slot in slots.items()
        )
        total = " + ".join(f"coalesce({slot}, 0)" for slot in slots.values())
        parts.append(f"""SELECT org_id, period, CASE WHEN {complete} THEN {total} END AS reviewed
            FROM reviews WHERE rubric_version = {rubric.version}""")
    ranked = _quoted(reference.ranked_leagues())
    return f"""SELECT r.org_id, r.period, r.reviewed + coalesce(a.points, 0) AS dynamic,
        CASE WHEN u.league IN ({ranked}) AND dynamic IS NOT NULL
             THEN rank() OVER (PARTITION BY u.league, r.period ORDER BY dynamic DESC NULLS LAST) END AS place
        FROM ({" UNION ALL ".join(parts)}) r
        JOIN halves h ON r.period = h.period
        JOIN organisations u ON r.org_id = u.org_id AND u.level = '{rules.Level.UNIT}'
            AND u.valid_from <= h.day AND (u.valid_to IS NULL OR u.valid_to >= h.day)
        LEFT JOIN (SELECT org_id, period, sum(points)::BIGINT AS points FROM adjustments GROUP BY ALL) a
            ON r.org_id = a.org_id AND r.period = a.period"""


def _by_unit() -> str:
    return f"""SELECT u.org_id, count(s.org_id) AS branches,
        count(*) FILTER (s.stars = {rules.TOP_STAR}) AS five_star,
        greatest((count(s.org_id) * {target()} + 99) // 100 - five_star, 0) AS shortfall
        FROM organisations u LEFT JOIN standing s ON u.org_id = s.unit_id AND s.period = '{PERIOD.code}'
        WHERE u.level = '{rules.Level.UNIT}' AND u.valid_from <= DATE '{PERIOD.end}'
            AND (u.valid_to IS NULL OR u.valid_to >= DATE '{PERIOD.end}') GROUP BY u.org_id"""
