"""Tiny tables for tests: name what matters, the rest has a plain default."""

from datetime import date
from functools import cache

import polars as pl

from analytics import datasets
from analytics.base import rules
from analytics.reference.criteria import criteria

START = date(2020, 1, 1)


def frame(name: str, rows: list[dict]) -> pl.DataFrame:
    """Rows of a data set; columns not named are null, synthetic is False."""
    dataset, empty = datasets.ALL[name], _empty(name)
    named = {column for row in rows for column in row} | {"synthetic"}
    assert named <= set(empty.columns), f"{name} has no {named - set(empty.columns)}"
    if not rows:
        return empty
    filled = [{"synthetic": False, **row} for row in rows]
    narrow = pl.DataFrame(filled, schema={c: t for c, t in empty.schema.items() if c in named})
    wide = pl.concat([empty, narrow], how="diagonal")
    # Checking the rules of some hundred slots costs a quarter of a second: scorecards go unchecked.
    return wide if dataset.score_prefixes else dataset.schema.validate(wide)


@cache
def _empty(name: str) -> pl.DataFrame:
    return pl.DataFrame(schema=datasets.ALL[name].schema.create_empty().schema)


def tables(**frames: pl.DataFrame) -> dict[str, pl.LazyFrame]:
    """Every data set as the pipeline wants it; those not given are empty."""
    return {name: frames.get(name, _empty(name)).lazy() for name in datasets.ALL}


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
    return {"org_id": org_id, "period": period, "rubric_version": version, **_slots("reviewed", scores)}


def reviews(*rows: dict) -> pl.DataFrame:
    return frame("reviews", list(rows))


def rated(org_id: str, stars: int, period: str = "2021H1") -> dict:
    return {"org_id": org_id, "period": period, "stars": stars}


def self_check(org_id: str, month: str, *given: int | None, evidence=(), version: int = 2020, **row) -> dict:
    """One self check, hundredths of a point and evidence an item."""
    return {
        "org_id": org_id,
        "period": month,
        "rubric_version": version,
        **_slots("self", given),
        **_slots("evidence", evidence),
        **row,
    }


def card(
    org_id: str, unit_id: str, *given: int | None, evidence=(), period: str = "2021H1", version: int = 2020
) -> dict:
    """One card of a branch, hundredths of a point and evidence an item."""
    return {
        "org_id": org_id,
        "unit_id": unit_id,
        "period": period,
        "rubric_version": version,
        **_slots("score", given),
        **_slots("evidence", evidence),
    }


def weak(org_id: str, found_on: date, due_on: date, cleared_on: date | None = None, **row) -> dict:
    """One entry of the ledger."""
    return {
        "org_id": org_id,
        "found_on": found_on,
        "kind": rules.WeakKind.HOLLOW.value,
        "due_on": due_on,
        "cleared_on": cleared_on,
        **row,
    }


def burden(org_id: str, month: str, *counts: int | None) -> dict:
    """Meetings, documents, inspections and assessments of a month."""
    kinds = [kind.name.lower() for kind in rules.Burden]
    return {"org_id": org_id, "period": month, **dict(zip(kinds, counts, strict=False))}


def problem(
    org_id: str, case_no: int, found_on: date, due_on: date, closed_on: date | None = None, **row
) -> dict:
    """One problem of a unit, found by itself."""
    return {
        "org_id": org_id,
        "case_no": case_no,
        "source": "自查",
        "kind": "灯下黑",
        "found_on": found_on,
        "due_on": due_on,
        "closed_on": closed_on,
        **row,
    }


def visit(org_id: str, held_on: date, **row) -> dict:
    """One observation of a branch by its own unit."""
    return {"org_id": org_id, "kind": "支部观摩", "held_on": held_on, "organised_by": "本单位", **row}


def heard(org_id: str, held_on: date, *, above: bool = True, own: bool = True, **row) -> list[dict]:
    """The account an organisation gave to those above, to its own, or to both."""
    kinds = [word for word, is_told in (("述职（向上级）", above), ("述职（向本级）", own)) if is_told]
    return [visit(org_id, held_on, **{"kind": kind, **row}) for kind in kinds]


def inspection(org_id: str, held_on: date, **row) -> dict:
    """One day on which the working committee inspected a unit."""
    return {"org_id": org_id, "held_on": held_on, "organised_by": "工委", **row}


def appraisals(org_id: str, year: str, *verdicts: str | None) -> list[dict]:
    """The words of the first criteria, the points first."""
    labels = [one.label for one in criteria()]
    return [
        {"org_id": org_id, "period": year, "criterion": label, "verdict": verdict}
        for label, verdict in zip(labels, verdicts, strict=False)
    ]


def selection(org_id: str, year: str, step: str = "命名", title: str = "先进单位", **row) -> dict:
    """One step of a selection; a naming has a day in December and a document."""
    day = date(int(year), 12, 20)
    paper = {"document": "文件"} if step in ("命名", "撤销") else {}
    return {"org_id": org_id, "period": year, "title": title, "step": step, "decided_on": day, **paper, **row}


def committee(org_id: str, parent_id: str, **row) -> dict:
    own = {"name": f"党委{org_id}", "level": rules.Level.COMMITTEE.value}
    return {**branch(org_id, parent_id), **own, **row}


def term(org_id: str, elected_on: date, **row) -> dict:
    """One election of a body."""
    return {"org_id": org_id, "elected_on": elected_on, **row}


def post(org_id: str, since: date, post: str = "机关党委书记", **row) -> dict:
    """A post of a committee that is held."""
    return {"org_id": org_id, "post": post, "seat_no": 1, "since": since, "filled": True, **row}


def contact(org_id: str, since: date, until: date | None = None, **row) -> dict:
    """One of the leaders links to a branch."""
    return {"org_id": org_id, "role": "班子成员", "seat_no": 1, "since": since, "until": until, **row}


def activities(org_id: str, half: str, *counts: int | None) -> dict:
    """Lectures, classes, theme days, training, warning meetings and notices of a half-year."""
    kinds = ("lectures", "secretary_classes", "theme_days", "training", "warning_meetings", "notices")
    return {"org_id": org_id, "period": half, **dict(zip(kinds, counts, strict=False))}


def answer(option: str, percent: int, question: str = "q", **row) -> dict:
    return {
        "survey": "调查",
        "period": "2020",
        "question_id": question,
        "option": option,
        "question": f"问题{question}",
        "percent": percent,
        **row,
    }


def _slots(prefix: str, values) -> dict:
    return {rules.slot(prefix, number): value for number, value in enumerate(values, start=1)}


def duty(org_id: str, period: str, indicator: str, done: int | None, due: int | None = None) -> dict:
    return {"org_id": org_id, "period": period, "indicator": indicator, "done": done, "due": due}


def points(org_id: str, quarter: str, points: int | None = None, members: int | None = None, **row) -> dict:
    """A branch that published its members' points, with their sum."""
    return {
        "org_id": org_id,
        "period": quarter,
        "published": True,
        "points": points,
        "members": members,
        **row,
    }
