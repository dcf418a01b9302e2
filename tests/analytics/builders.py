"""Tiny tables for tests: name what matters, the rest has a plain default."""

from datetime import date

import polars as pl

from analytics import datasets, rules

START = date(2020, 1, 1)


def frame(name: str, rows: list[dict]) -> pl.DataFrame:
    """Rows of a data set; columns not named are null, synthetic is False."""
    schema = datasets.ALL[name].schema
    filled = [{"synthetic": False, **row} for row in rows]
    empty = schema.create_empty()
    return schema.validate(pl.DataFrame(filled, schema=empty.schema) if rows else empty, cast=True)


def tables(**frames: pl.DataFrame) -> dict[str, pl.LazyFrame]:
    """Every data set as the pipeline wants it; those not given are empty."""
    return {
        name: frames.get(name, dataset.schema.create_empty()).lazy() for name, dataset in datasets.ALL.items()
    }


def unit(org_id: str, order: int = 1, league: str = rules.League.PROVINCIAL, **row) -> dict:
    return {
        "org_id": org_id,
        "name": f"单位{org_id}",
        "level": rules.Level.UNIT.value,
        "league": str(league),
        "official_order": order,
        "temporary": False,
        "valid_from": START,
        **row,
    }


def branch(org_id: str, parent_id: str, **row) -> dict:
    return {
        "org_id": org_id,
        "parent_id": parent_id,
        "name": f"支部{org_id}",
        "level": rules.Level.BRANCH.value,
        "temporary": False,
        "valid_from": START,
        **row,
    }


def organisations(*rows: dict) -> pl.DataFrame:
    return frame("organisations", list(rows))


def rubric(*points: int, version: int = 2020, branches: bool = True) -> pl.DataFrame:
    """Items worth these whole points; they must sum to 60. Items alternate between two dimensions."""
    return frame(
        "rubrics",
        [
            {
                "rubric_version": version,
                "item_no": number,
                "dimension": "甲" if number % 2 else "乙",
                "max_points": worth * rules.POINT,
                "label": f"要素{number}",
                "applies_to_units": True,
                "applies_to_branches": branches,
            }
            for number, worth in enumerate(points, start=1)
        ],
    )


def review(org_id: str, *scores: int | None, period: str = "2021H1", version: int = 2020) -> dict:
    """One reviewed card, hundredths of a point an item."""
    slots = {rules.slot("reviewed", number): score for number, score in enumerate(scores, start=1)}
    return {"org_id": org_id, "period": period, "rubric_version": version, **slots}


def reviews(*rows: dict) -> pl.DataFrame:
    return frame("reviews", list(rows))


def rated(org_id: str, stars: int, period: str = "2021H1") -> dict:
    return {"org_id": org_id, "period": period, "stars": stars}
