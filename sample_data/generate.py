"""Simulated data of every data set, the same for the same seed, and what was planted in it."""

import polars as pl

from analytics import datasets, reference
from sample_data import (
    activities,
    branch_cards,
    burden,
    by_reference,
    contacts,
    debriefing,
    duties,
    duty_tiers,
    history,
    inspections,
    ledger,
    life_checks,
    member_points,
    model_organ,
    organisations,
    problems,
    rubrics,
    stars,
    talks,
    terms_of_office,
    unit_cards,
    unit_scores,
    units,
    visits,
    weakness,
    yearly,
)
from sample_data.planted import Planted

SEED = 2020
BRANCHES = 5000


def generate(
    seed: int = SEED, *, structured: bool = True, branches: int = BRANCHES
) -> dict[str, pl.DataFrame]:
    """One valid frame for each of datasets.ALL; structured=False deals out weakness without kinds."""
    return generate_with_plan(seed, structured=structured, branches=branches)[0]


def generate_with_plan(
    seed: int = SEED, *, structured: bool = True, branches: int = BRANCHES
) -> tuple[dict[str, pl.DataFrame], Planted]:
    """The frames and what was planted in them."""
    drawn, roles = units.draw(seed, branches)
    tree = organisations.grow(seed, drawn, roles.abolishing, roles.founding)
    happened = history.tree_changes(tree, roles)
    adjustments = yearly.adjustments(seed, drawn, roles)
    exemptions = yearly.exemptions(roles)
    scores, ties = unit_scores.draw(seed, drawn, roles, adjustments, exemptions)
    weak = weakness.draw(seed, tree, roles, structured)
    lasting = branch_cards.branchwise(seed, tree, scores)
    copied = branch_cards.straight_lined(seed, tree, weak)
    free = units.without_a_part(drawn, roles, ties)
    troubled = problems.roles(seed, free)
    active = activities.roles(seed, free)
    ratings = stars.star_ratings(seed, tree, lasting, weak)
    standing = dict(ratings.sort("period").select("org_id", "stars").iter_rows())
    owing = duties.roles(seed, free)
    tiers = duty_tiers.roles(seed, free, owing)
    reported = duties.duty_reports(seed, drawn, tree, scores, owing)
    visited = visits.roles(seed, drawn, free, tree, standing)
    counts = burden.burden_counts(seed, drawn, roles)
    found = problems.cases(seed, drawn, troubled)
    inspected = inspections.roles(seed, drawn, free, owing, found, counts)
    pointed = member_points.roles(seed, drawn, free, tree)
    talking = talks.roles(seed, free, tree, owing)
    heard = debriefing.roles(seed, free, tree, standing)
    checked = life_checks.roles(seed, free, tree, owing)
    seated = terms_of_office.roles(seed, tree, owing)
    listed, seen = ledger.weak_branches(seed, tree, weak), visits.visits(seed, tree, visited, standing)
    linking = contacts.roles(seed, drawn, free, tree, listed)
    linked = contacts.contacts(seed, tree, linking, listed, structured=structured)
    frames = {
        "organisations": organisations.organisations(tree),
        "aliases": history.aliases(tree, roles, happened),
        "former_places": history.former_places(tree),
        "changes": history.changes(roles, happened),
        "rubrics": rubrics.rubrics(),
        "self_checks": unit_cards.self_checks(seed, drawn, scores, roles, exemptions),
        "reviews": unit_cards.reviews(seed, drawn, scores, roles, exemptions),
        "branch_cards": branch_cards.branch_cards(seed, tree, lasting, weak, copied),
        "exemptions": exemptions,
        "adjustments": adjustments,
        "assessments": yearly.assessments(seed, drawn, scores, roles, ties),
        "star_ratings": ratings,
        "weak_branches": listed,
        "survey_answers": reference.survey_pingdingshan(),
        "burden_counts": counts,
        "cases": debriefing.raised(found, troubled),
        "activities": activities.activities(seed, drawn, active),
        "visits": pl.concat(
            [
                seen,
                contacts.visits(seed, linking, linked, tree, seen),
                debriefing.debriefings(seed, tree, heard, standing),
                life_checks.checks(seed, tree, checked),
            ],
            how="diagonal",
        ),
        "duty_reports": pl.concat(
            [
                duty_tiers.with_lists(seed, reported, drawn, owing, tiers),
                inspections.reports(drawn, owing, inspected),
                talks.talk_reports(seed, tree, talking),
            ]
        ),
        "inspections": inspections.inspections(seed, drawn, owing, inspected, found, counts),
        "terms": terms_of_office.terms(seed, tree, seated),
        "posts": terms_of_office.posts(seed, tree, seated),
        "contacts": linked,
        "member_points": member_points.member_points(seed, tree, pointed, standing),
    }
    titled, titles = model_organ.draw(seed, drawn, tree, roles, frames)
    frames["appraisals"] = model_organ.appraisals(seed, drawn, titled)
    frames |= model_organ.selections(seed, titles, drawn, titled)
    ends = weakness.at_the_end(tree, weak)
    frames = by_reference.with_units(seed, frames)
    systems = (troubled, active, visited, owing, tiers, inspected, pointed, talking, heard, checked)
    plan = Planted(
        seed,
        structured,
        roles,
        ties,
        happened,
        copied,
        ends,
        *systems,
        titled,
        seated,
        linking,
        by_reference.ROLES,
    )
    return {name: _stored(name, frames[name]) for name in datasets.ALL}, plan


def _stored(name: str, rows: pl.DataFrame) -> pl.DataFrame:
    """Valid under its schema, columns in the schema's order, rows in the order of the key."""
    dataset = datasets.ALL[name]
    return dataset.schema.validate(rows, cast=True).sort(dataset.key)
