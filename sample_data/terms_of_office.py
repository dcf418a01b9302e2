"""Terms of bodies and posts: some over, extended or unknown, some posts empty, held long or three times."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import numpy as np
import polars as pl

from analytics.base import rules
from analytics.systems.terms_of_office import Post
from sample_data import timeline
from sample_data.organisations import Tree
from sample_data.planted import DutyRoles, SpanRoles

_OVER, _SOON, _UNKNOWN = 7, 41, 6
_VACANT, _LATELY, _LONG = 3, 5, 4
_YEARS = {rules.Level.COMMITTEE: 5, rules.Level.GENERAL_BRANCH: 3, rules.Level.BRANCH: 3}
_AT_THE_LIMIT = date(2023, 7, 1)  # empty for six months exactly on the last day
_RECORDED = date(2018, 2, 1)
_HEADS = (Post.SECRETARY, Post.DEPUTY, Post.DISCIPLINE)
_FULL_TIME_SEATS = 2

Body = tuple[str, rules.Level, date]  # code, level, since when it stands


def bodies_of(tree: Tree) -> list[Body]:
    """Those that stand at the end and count."""
    above = [(str(node["org_id"]), rules.Level(node["level"]), timeline.FOUNDED) for node in tree.between]
    branches = [
        (branch.org_id, rules.Level.BRANCH, branch.valid_from)
        for branch in tree.branches
        if branch.valid_to is None and not branch.temporary
    ]
    return above + branches


def roles(seed: int, tree: Tree, owing: DutyRoles) -> SpanRoles:
    """Which bodies and committees show something; the first over and the first empty is of the bound city.

    A small sample has too few committees for all of it.
    """
    rng = timeline.stream(seed, "span roles")
    homes = {branch.org_id: branch.unit_id for branch in tree.branches}
    homes |= {str(node["org_id"]): str(node["parent_id"]) for node in tree.between}
    old = [one for one, _, since in bodies_of(tree) if since == timeline.FOUNDED]
    drawn = _city_first(rng.permutation(old).tolist(), homes, owing.city)
    cuts = np.cumsum((_OVER, 1, 1, 1, _UNKNOWN, _SOON))
    over, extended, longer, early, unknown, soon = (part.tolist() for part in np.split(drawn, cuts)[:6])
    committees = [one for one, level, _ in bodies_of(tree) if level == rules.Level.COMMITTEE]
    seats = _city_first(rng.permutation(committees).tolist(), homes, owing.city)
    cuts = np.cumsum((_VACANT, 1, _LATELY, _LONG, 1))
    vacant, limit, lately, long, third = (part.tolist() for part in np.split(seats, cuts)[:5])
    return SpanRoles(
        over=tuple(sorted(over)), extended=extended[0], extended_long=longer[0], early=early[0],
        unknown=tuple(sorted(unknown)), soon=tuple(sorted(soon)), vacant=tuple(sorted(vacant)),
        at_the_limit="".join(limit), lately=tuple(sorted(lately)), long_held=tuple(sorted(long)),
        third="".join(third),
    )  # fmt: skip


def terms(seed: int, tree: Tree, planted: SpanRoles) -> pl.DataFrame:
    """Rows of the data set: the last election of each body and those before, each on time."""
    rng = timeline.stream(seed, "terms")
    rows = [row for body in bodies_of(tree) for row in _elections(rng, body, planted)]
    days = {"elected_on": pl.Date, "extended_to": pl.Date, "document": pl.String}
    columns = ["org_id", "elected_on", "extended_to", "document"]
    return _marked(pl.DataFrame(rows, schema=columns, schema_overrides=days, orient="row"))


def posts(seed: int, tree: Tree, planted: SpanRoles) -> pl.DataFrame:
    """Rows of the data set: who holds the posts of each committee now, and who did before."""
    rng = timeline.stream(seed, "posts")
    rows: list[tuple[Any, ...]] = []
    for org_id, level, _ in bodies_of(tree):
        if level == rules.Level.COMMITTEE:
            seats = [(post, 1) for post in _HEADS]
            seats += [(Post.FULL_TIME, number) for number in range(1, _FULL_TIME_SEATS + 1)]
        else:
            seats = [(Post.OF_GENERAL_BRANCH, 1)] if level == rules.Level.GENERAL_BRANCH else []
        for post, number in seats:
            held = _spans_of_seat(rng, org_id, post, number, planted)
            rows += [(org_id, post.value, number, *span) for span in held]
    columns = ["org_id", "post", "seat_no", "since", "until", "filled", "term_no"]
    days = {"until": pl.Date, "term_no": pl.Int64}
    return _marked(pl.DataFrame(rows, schema=columns, schema_overrides=days, orient="row"))


def _elections(rng: np.random.Generator, body: Body, planted: SpanRoles) -> Iterator[tuple[Any, ...]]:
    org_id, level, founded = body
    years, extended_to, document = _YEARS[level], None, None
    low, high = _after(date(2024, 7, 1), -years), date(2023, 12, 20)
    if org_id in planted.unknown:
        return
    if org_id in planted.over:
        low, high = (_after(day, -years) for day in (date(2023, 7, 1), date(2023, 12, 20)))
    elif org_id in (planted.extended, planted.extended_long):
        low = high = _after(date(2023, 10, 10), -years)
        extended_to = date(2024, 10, 10) if org_id == planted.extended else date(2024, 12, 10)
        document = "组批〔2023〕6号"
    elif org_id in planted.soon:
        low, high = (_after(day, -years) for day in (date(2024, 1, 2), date(2024, 6, 29)))
    if founded > timeline.FOUNDED:
        low, high = founded, min(high, founded + timedelta(days=60))
    elected = timeline.day_between(rng, low, high)
    yield org_id, elected, extended_to, document
    step = years - 1 if org_id == planted.early else years
    while (elected := _after(elected, -step) + timedelta(days=int(rng.integers(31)))) >= founded:
        step = years
        yield org_id, elected, None, None


def _spans_of_seat(
    rng: np.random.Generator, org_id: str, post: Post, number: int, planted: SpanRoles
) -> Iterator[tuple[Any, ...]]:
    since, filled = timeline.day_between(rng, date(2019, 3, 1), date(2023, 10, 31)), True
    empty = timeline.day_between(rng, date(2023, 1, 10), date(2023, 5, 30))
    lately = timeline.day_between(rng, date(2023, 8, 1), date(2023, 11, 30))
    term = 1 + int(rng.integers(2)) if post in _HEADS else None
    if post is Post.DISCIPLINE:
        limit = (planted.at_the_limit,)
        empties = ((empty, planted.vacant), (_AT_THE_LIMIT, limit), (lately, planted.lately))
        for day, chosen in empties:
            if org_id in chosen:
                since, filled, term = day, False, None
    elif post is Post.FULL_TIME and number == 1 and org_id in planted.long_held:
        yield since_long(since), None, True, None
        return
    elif post is Post.SECRETARY and org_id == planted.third:
        term = 3
    before = max(_RECORDED, _after(since, -4))
    yield before, since - timedelta(days=1), True, 1 if post in _HEADS else None
    yield since, None, filled, term


def since_long(day: date) -> date:
    """A day of 2018, so that five years are over at the end."""
    return date(2018, 2 + day.month % 10, day.day % 28 + 1)


def _after(day: date, years: int) -> date:
    return day.replace(year=day.year + years, day=min(day.day, 28))


def _city_first(drawn: list[str], homes: dict[str, str], city: str) -> list[str]:
    """The order with one of the city at its head, where it has one."""

    def unit(org_id: str) -> str:
        while org_id in homes:
            org_id = homes[org_id]
        return org_id

    own = next((one for one in drawn if unit(one) == city), None)
    return drawn if own is None else [own, *(one for one in drawn if one != own)]


def _marked(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.with_columns(pl.lit(value=True).alias("synthetic"))
