"""What was planted, as data: findings are checked against it on any seed."""

from dataclasses import dataclass, field, fields
from enum import StrEnum

import polars as pl


class Weakness(StrEnum):
    """Kinds of weak branch; about equal in total score, different in profile."""

    LOOSE_STUDY = "学习松散"  # weak in 学的氛围, half the evidence
    LAX_DISCIPLINE = "纪律宽松"  # weak in 严的氛围
    THIN_FOUNDATION = "基础薄弱"  # weak in 基层基础, stars falling


@dataclass(frozen=True)
class UnitRoles:
    """Ids of units and what each was given; no unit has two roles."""

    without_branches: str
    one_branch: str
    few_branches: tuple[str, ...]  # 2 or 3 branches
    merger_successor: str
    renamed: str
    abolishing: str
    founding: str
    fallen_twice: tuple[str, ...]
    last_quarter_and_falling: tuple[str, ...]  # last quarter and below its own last year
    overdue: tuple[str, ...]  # weak branches past their due day at the end
    reports_missing: tuple[str, ...]  # at least two months of 2023H2 without a self check
    late: tuple[str, ...]  # most self checks after the 5th
    sliding: str
    climbing: str
    inflated: tuple[str, ...]  # self check far above the review
    without_evidence: tuple[str, ...]  # 2023H2: no evidence for items 9 to 14
    unreviewed: tuple[str, ...]  # 2023H2: some items without a reviewed score
    without_review: str  # 2023H2: no card at all
    above_2019: tuple[str, ...]  # burden of 2023 above the same months of 2019
    unassessed: tuple[str, ...]  # 2023: a yearly mark is missing
    exempt: tuple[str, ...]

    def with_a_part(self) -> set[str]:
        """All units that have a role."""
        roles = (getattr(self, role.name) for role in fields(self))
        return {org_id for role in roles for org_id in ((role,) if isinstance(role, str) else role)}


@dataclass(frozen=True)
class Ties:
    """Pairs of units with the same dynamic score of 2023H2."""

    half: tuple[tuple[str, str], ...]
    quartile: tuple[str, str]  # the pair lies across the border of the last quarter
    composite: tuple[str, str]  # also the same composite of 2023


@dataclass(frozen=True)
class TreeChanges:
    """What happened in the tree of organisations."""

    predecessors: tuple[str, str]
    merged_branches: tuple[str, ...]  # ended with the predecessors
    successor_branches: tuple[str, ...]
    abolished: tuple[str, ...]
    founded: tuple[str, ...]
    renamed_branch: str
    temporary: tuple[str, ...]


@dataclass(frozen=True)
class StraightLined:
    """Ids of branches whose cards of 2023H2 look copied."""

    full_marks: tuple[str, ...]
    same_share: tuple[str, ...]
    as_before: tuple[str, ...]  # every score as in 2023H1


@dataclass(frozen=True)
class ProblemRoles:
    """Ids of units in the ledger of problems; nobody else has any overdue, or one found again."""

    overdue: tuple[str, ...]  # 17 in all at the end of 2023
    moved: str  # every one of its 12 was moved
    only_inspected: str  # 6 found by inspection in 2023, none by itself
    found_again: tuple[str, ...]


@dataclass(frozen=True)
class ActivityRoles:
    """Ids of units among the activities."""

    tenfold: str  # 2023H2: ten times the numbers of 2023H1
    copied: str  # the same six numbers four half-years running


@dataclass(frozen=True)
class VisitRoles:
    """Ids of units, and of branches, in the observations of 2023."""

    every: tuple[str, ...]  # every branch seen
    none: tuple[str, ...]
    few: str  # the same two fifths of the branches again and again
    city: str  # every branch, a quarter of them each quarter
    never: tuple[str, ...]  # branches
    poor: tuple[str, ...]  # branches of five stars found poor
    held_up: tuple[str, ...]  # branches of one or two stars held up for others to see
    crowded: str  # eleven branches on 2023-11-15


@dataclass(frozen=True)
class DutyRoles:
    """Ids of units among the reports of duties, and of those that stand for a scope."""

    never: tuple[str, ...]  # report nothing, ever
    zeros: str  # reports noughts alone
    diligent: str  # all met, always
    late: str  # 2023: nothing until the last quarter, all by its end
    one_fen: str  # 2023Q4: half of the dues but for a rounding
    two_fen: str  # 2023Q4: one more short
    water: str
    bureau: str  # 62 % of its members reach the hours
    city: str


@dataclass(frozen=True)
class TierRoles:
    """Ids of units in the reading of duties by tier."""

    without_list: tuple[str, ...]  # report no list of duties for 2023; no document binds them to one
    worse_branches: tuple[str, ...]  # 2023: their branches do less than the tiers above; all that are bound


@dataclass(frozen=True)
class InspectionRoles:
    """Ids of units among the inspections of 2023, and the reports owed upward."""

    inspected: tuple[str, ...]  # by the working committee; of the provincial units no other
    often: str  # five times, in months of which it counts two inspections
    silent: tuple[str, ...]  # provincial units without a report of 2023


@dataclass(frozen=True)
class TalkRoles:
    """Ids of units among the reports of talks of 2023; but for the city of the duties nobody else has any."""

    none: tuple[str, ...]  # a hundred members and more, and nobody to talk to all year
    left: str  # 2023H2: 12 of 15 after a change of post
    few: str  # 2023H2: 3 of 4 after trouble at home; of these nobody else's number is small
    others: tuple[str, ...]


@dataclass(frozen=True)
class PointRoles:
    """Ids of units, and of branches, among the sheets of members' points of 2023."""

    with_sheet: tuple[str, ...]  # nobody else tells anything
    first_only: str  # publishes in the first quarter alone
    falling: str  # the more stars a branch has, the lower its mean
    bound: str  # the city that has to publish, and tells of every branch
    even: tuple[
        str, ...
    ]  # branches whose mean is the same whole number in all quarters; nobody else's is whole
    small: tuple[str, ...]  # branches of three counted members


@dataclass(frozen=True)
class DebriefingRoles:
    """Ids among the accounts given of 2023: of committees and units."""

    one_sided: tuple[str, ...]  # committees heard from above alone; of committees no other
    lenient: str  # every branch 好, whatever its stars
    silent: str  # no branch wrote anything down


@dataclass(frozen=True)
class LifeCheckRoles:
    """Ids of units that check what stands below them."""

    water: str  # 2023: all but the last of them
    once: str  # three checks of one of them in 2023, none of the others


@dataclass(frozen=True)
class ModelOrganRoles:
    """Ids of units, and of branches, among the appraisals and titles."""

    named: tuple[str, ...]  # 2020: units named, as many as the document gives
    behind: tuple[str, ...]  # of these, in the second half of the places
    overdue: tuple[str, ...]  # 2023: named, with weak branches past their due day
    above_2019: tuple[str, ...]  # 2023: named, with counts above 2019
    low_star: tuple[str, ...]  # 2020: branches named that have one or two stars
    listed: tuple[str, ...]  # 2020: branches named that were on the ledger
    perfect: str  # 好 in all points of 2020 to 2022, never named
    unjudged: tuple[str, ...]  # 2023: not all points judged
    revoked: str  # named for 2021, revoked in 2022


@dataclass(frozen=True)
class SpanRoles:
    """Ids of bodies by their terms, of committees by their posts, at the end of 2023; nobody else has any."""

    over: tuple[str, ...]  # past their term without an approved extension
    extended: str  # by a year
    extended_long: str  # by more than a year
    early: str  # elected anew a year before its term was over
    unknown: tuple[str, ...]  # no record
    soon: tuple[str, ...]  # due in 2024H1
    vacant: tuple[str, ...]  # no secretary of discipline for more than six months
    at_the_limit: str  # for six months exactly
    lately: tuple[str, ...]  # for less
    long_held: tuple[str, ...]  # a full-time post for five years and more
    third: str  # a secretary for a third term


@dataclass(frozen=True)
class ContactRoles:
    """Ids of units, and of branches, among the contacts at the end of 2023."""

    on_paper: str  # twelve contacts, and nobody ever came
    without: tuple[str, ...]  # have branches, and no contact
    unlinked: tuple[str, ...]  # branches open on the ledger that nobody links to; no other is


@dataclass(frozen=True)
class ReferenceRoles:
    """Ids of the units that take part by reference; of all seeds the same."""

    units: tuple[str, ...]
    first: str  # its score would be the first
    overdue: str  # one branch past its due day


@dataclass(frozen=True)
class Planted:
    """All of it. weak_kinds is empty where no structure was planted; weak_branches never is.

    weak_branches: org_id, kind (null without structure and for outliers), on_ledger, low_star,
    overdue, outlier.
    """

    seed: int
    structured: bool
    units: UnitRoles
    ties: Ties
    tree: TreeChanges
    cards: StraightLined
    weak_branches: pl.DataFrame = field(compare=False)
    problems: ProblemRoles
    activities: ActivityRoles
    visits: VisitRoles
    duties: DutyRoles
    tiers: TierRoles
    inspections: InspectionRoles
    points: PointRoles
    talks: TalkRoles
    debriefings: DebriefingRoles
    life_checks: LifeCheckRoles
    model_organs: ModelOrganRoles
    spans: SpanRoles
    contacts: ContactRoles
    reference: ReferenceRoles

    @property
    def weak_kinds(self) -> dict[str, Weakness]:
        """Branch id to the kind planted, of branches open on the ledger or low-star at the end."""
        known = self.weak_branches.filter(pl.col("kind").is_not_null())
        return {org_id: Weakness(kind) for org_id, kind in known.select("org_id", "kind").iter_rows()}

    @property
    def outliers(self) -> list[str]:
        """Weak branches of no kind, weak everywhere."""
        return self.weak_branches.filter("outlier")["org_id"].to_list()
