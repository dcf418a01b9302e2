"""PLANTED.md: what was planted with the default seed, in words."""

from sample_data.planted import Planted, Weakness

_HEAD = """# What is planted in the sample data

`generate(seed=2020)`; `python -m sample_data.workbooks` writes this list from its plan, and a test compares
the two. Another seed plants the same kinds of thing in other places: take `generate_with_plan(seed)[1]`.
All rows are simulated (`synthetic`), except the rubric of 2020 and the nine published survey figures.
The rubric of 2022 is invented and every label of it says so. SZ007 is 示例单位07, SH007 is 示例市07.
`structured=False` deals the weak profiles out feature by feature: the same margins, no kinds.
"""

_UNITS = (
    ("fallen_twice", "fallen two half-years running (2022H2 > 2023H1 > 2023H2, score and place)"),
    ("last_quarter_and_falling", "2023H2 in the last quarter and below 2022H2, not falling twice running"),
    ("overdue", "weak branches past their due day on 2023-12-31 (no other unit has any)"),
    ("reports_missing", "three self checks of 2023H2 missing (no other unit misses one in that half-year)"),
    ("sliding", "slides every half-year, 53.6 to 45.6 points"),
    ("climbing", "climbs every half-year, 42.8 to 51.7 points"),
    ("late", "most self checks after the 5th of the next month"),
    ("unreviewed", "2023H2: items 5, 17, 30 of the first and 22 of the second have no reviewed score"),
    ("without_review", "2023H2: no reviewed card at all"),
    ("inflated", "self check about 13 points of 100 above the review"),
    ("without_evidence", "2023H2: no evidence for items 9 to 14"),
    ("above_2019", "2023: all four burden counts above the same months of 2019"),
    ("unassessed", "2023: the first has no yearly mark, the second no debriefing"),
    ("exempt", "one item does not apply (items 20 and 35 of 2020, 16 and 32 of 2022)"),
    ("renamed", "renamed on 2021-12-01, formerly 示例单位原丙"),
    ("merger_successor", "merged from SZ901 and SZ902 on 2022-07-01: ten branches ended, nine began"),
    ("abolishing", "six branches abolished on 2022-11-30"),
    ("founding", "eight branches founded on 2023-03-01"),
    ("without_branches", "no branch"),
    ("one_branch", "one branch"),
    ("few_branches", "two or three branches"),
)

_WORKBOOKS = """
## Workbooks
- `review_matrix_2023H2.xlsx`: all reviewed cards of 2023H2 as generated, except {unit}: {changes}.
- `review_matrix_2023H2_wrong.xlsx`: the same with five faults: F6 is 9 (above the maximum),
  G7 is 优 (no number), H8 is 0.855 (three decimals), A9 is 示例单位99 (unknown), A10 repeats the unit of A11.
  It must change nothing.
- `star_list_2023H2.xlsx`: ratings of {founding} and {abolishing}; the first below five stars got five.
- `weak_branch_ledger.xlsx`: all entries of the units with overdue branches; the first overdue one is
  cleared on 2023-12-28.
- `survey_2020.xlsx`: the nine published figures (real).
"""


def planted_list(planted: Planted, changed: tuple[str, list[tuple[int, int, int]]]) -> str:
    """The page; changed is the unit and the items (number, before, after) changed in the workbook."""
    sections = [_HEAD, "## Units"]
    sections += [f"- {words}: {_ids(getattr(planted.units, role))}" for role, words in _UNITS]
    sections += _tie_lines(planted)
    sections += _branch_lines(planted)
    sections += _system_lines(planted)
    unit, items = changed
    changes = "; ".join(
        f"item {number} from {before / 100:g} to {after / 100:g}" for number, before, after in items
    )
    roles = {"founding": planted.units.founding, "abolishing": planted.units.abolishing}
    return "\n".join(sections) + "\n" + _WORKBOOKS.format(unit=unit, changes=changes, **roles)


def _tie_lines(planted: Planted) -> list[str]:
    ties = planted.ties
    return [
        f"- the same dynamic score in 2023H2: {'; '.join(_ids(pair) for pair in ties.half)}",
        f"- of these, across the border of the last quarter: {_ids(ties.quartile)}",
        f"- of these, also the same composite of 2023: {_ids(ties.composite)}",
    ]


def _branch_lines(planted: Planted) -> list[str]:
    weak, cards, tree = planted.weak_branches, planted.cards, planted.tree
    kinds = list(planted.weak_kinds.values())
    counts = ", ".join(f"{kind} {kinds.count(kind)}" for kind in Weakness)
    return [
        "\n## Branches",
        f"- weak in 2023H2 (open on the ledger or low-star): {weak.height}, of which {counts}",
        "  - 学习松散: weak in 学的氛围, less than half the evidence",
        "  - 纪律宽松: weak in 严的氛围",
        "  - 基础薄弱: weak in 基层基础, stars falling since 2022H2",
        "  - about the same total each; what the ledger calls them is chance",
        f"- weak everywhere, of no kind: {_ids(planted.outliers)}",
        f"- full marks everywhere in 2023H1 and 2023H2: {_ids(cards.full_marks)}",
        f"- 80 % of every item in 2023H1 and 2023H2: {_ids(cards.same_share)}",
        f"- 2023H2 the same as 2023H1, item by item: {_ids(cards.as_before)}",
        f"- abolished: {_ids(tree.abolished)}",
        f"- founded: {_ids(tree.founded)}",
        f"- renamed on 2022-03-01, formerly 原综合党支部: {tree.renamed_branch}",
        f"- temporary, some with five stars: {_ids(tree.temporary)}",
        "- the five-star share of all units rises from 17 % in 2020H2 to between 24.3 and 26.6 % in 2023H2",
    ]


def _system_lines(planted: Planted) -> list[str]:
    troubled, active, visited = planted.problems, planted.activities, planted.visits
    owing, inspected = planted.duties, planted.inspections
    pointed, talking, titled = planted.points, planted.talks, planted.model_organs
    heard, checked, seated = planted.debriefings, planted.life_checks, planted.spans
    linked = planted.contacts
    return [
        "\n## Problems, activities, observations",
        f"- 17 problems past their due day on 2023-12-31, nobody else has any: {_ids(troubled.overdue)}",
        f"- twelve problems, each with its due day moved and past the first one: {_ids(troubled.moved)}",
        f"- six problems found by inspection in 2023, none by itself: {_ids(troubled.only_inspected)}",
        f"- one problem found again in 2023, nobody else has any: {_ids(troubled.found_again)}",
        "- problems of the kind 形式主义 take about 95 days, all others about 40",
        f"- activities of 2023H2 ten times those of 2023H1: {_ids(active.tenfold)}",
        f"- the same six numbers of activities in 2022H1 to 2023H2: {_ids(active.copied)}",
        f"- every branch observed in 2023: {_ids(visited.every)}",
        f"- every branch observed in 2023, a quarter of them each quarter: {_ids(visited.city)}",
        f"- of these, none in the third quarter: {visited.every[-1]}",
        f"- no branch observed in 2023: {_ids(visited.none)}",
        f"- two fifths of the branches observed in 2023, again and again: {_ids(visited.few)}",
        f"- never observed: {_ids(visited.never)}",
        f"- eleven branches observed on 2023-11-15 by the unit itself: {_ids(visited.crowded)}",
        f"- no duty reported, ever: {_ids(owing.never)}",
        f"- duties reported as nought alone: {owing.zeros}",
        f"- every duty met: {owing.diligent}",
        f"- 2023: no duty begun before the last quarter, all met by its end: {owing.late}",
        f"- 2023Q4: half of the dues but for a rounding of one 分: {owing.one_fen}; of two {owing.two_fen}",
        f"- stands for 水利系统: {owing.water}",
        f"- stands for 省事管局, and 62 % of its members have the hours: {owing.bureau}",
        f"- stands for 洛阳市: {owing.city}",
        f"- 2023: no list of duties, which no document asks of them: {_ids(planted.tiers.without_list)}",
        f"- 2023: all met but what is of the branches, tier by tier: {_ids(planted.tiers.worse_branches)}",
        f"- inspected by the working committee in 2023, 61 of 85: {_ids(inspected.inspected)}",
        f"- five times, in months of which it counts two inspections: {inspected.often}",
        f"- four of the overdue problems were found by inspections: {_ids(troubled.overdue[:4])}",
        f"- no report of 2023 to those above: {_ids(inspected.silent)}",
        f"- a hundred members and more, and no talk due in 2023, nobody else: {_ids(talking.none)}",
        f"- 2023H2: 12 of 15 talks after a change of post, nobody else left so few: {talking.left}",
        f"- 2023H2: 3 of 4 talks after trouble at home, nobody else's number is small: {talking.few}",
        f"- points published in the first quarter of 2023 alone: {pointed.first_only}",
        f"- the more stars, the fewer points a member: {pointed.falling}",
        f"- 2023: the same whole mean of points in all quarters, nobody else has: {_ids(pointed.even)}",
        f"- three members counted: {_ids(pointed.small)}",
        f"- 2023: accounts given to those above alone, of committees no other: {_ids(heard.one_sided)}",
        f"- 2023: every branch judged 好, whatever its stars: {heard.lenient}",
        f"- 2023: no branch gave account: {heard.silent}",
        "- one overdue problem of each of the five with any was raised when accounts were given",
        f"- 2023: checks of all that stands below but the last: {checked.water}",
        f"- 2023: three checks of one and the same that stands below: {checked.once}",
        f"- 2020: 20 units named, these of them in the second half of the places: {_ids(titled.behind)}",
        f"- 2020: of the 100 branches named, one or two stars: {_ids(titled.low_star)}",
        f"- 2020: of the 100 branches named, on the ledger: {_ids(titled.listed)}",
        f"- 2023: named, with weak branches past their due day: {_ids(titled.overdue)}",
        f"- 2023: named, with counts above 2019: {_ids(titled.above_2019)}",
        f"- 好 in all points of 2020 to 2022, never named: {titled.perfect}",
        f"- 2023: three points not judged: {_ids(titled.unjudged)}",
        f"- named for 2021, revoked in 2022: {titled.revoked}",
        "- point 12 of model organs is 一般 or 差 in most units",
        f"- past their term on 2023-12-31: {_ids(seated.over)}",
        f"- past it, extended by a year: {seated.extended}; by more than a year: {seated.extended_long}",
        f"- due in 2024H1, 41 and nobody else: {_ids(seated.soon)}",
        f"- no record of any election: {_ids(seated.unknown)}; elected anew a year early: {seated.early}",
        f"- no secretary of discipline for more than six months: {_ids(seated.vacant)}; for six months"
        f" exactly: {seated.at_the_limit}; for less: {_ids(seated.lately)}",
        f"- a full-time post held for five years: {_ids(seated.long_held)}; a third term: {seated.third}",
        f"- twelve contacts, and nobody ever came: {linked.on_paper}",
        f"- no contact with any of its branches: {_ids(linked.without)}",
        f"- open on the ledger without a contact, no other branch is: {_ids(linked.unlinked)}",
        "- half of the weak branches with a contact are cleared in about 95 days, of the others in 170",
        f"- takes part by reference, in no number of the others: {_ids(planted.reference.units)}",
        f"- of these, with a score that would be the first: {planted.reference.first}",
        f"- of these, with an overdue weak branch: {planted.reference.overdue}",
        f"- five stars, and found 差 in 2023: {_ids(visited.poor)}",
        f"- one or two stars, and 正面典型 in 2023: {_ids(visited.held_up)}",
    ]


def _ids(ids: str | list[str] | tuple[str, ...]) -> str:
    return ids if isinstance(ids, str) else ", ".join(ids)
