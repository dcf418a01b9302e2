"""What is lacking is confirmed, lack by lack; what is wrong refuses; unchanged numbers make no edition."""

from datetime import date

import polars as pl
import pytest

from analytics import actions
from analytics.actions import Fault, Lack
from analytics.base import rules
from analytics.base.periods import parse
from tests.analytics import builders as b
from tests.conftest import NOW

HALF = parse("2021H1")
UNITS = [b.unit("u1"), b.unit("u2", 2), b.unit("u3", 3)]
BRANCHES = [b.branch("b1", "u1"), b.branch("b2", "u2"), b.branch("b3", "u1")]
TREE = [*UNITS, *BRANCHES]
REVIEWS = b.reviews(b.review("u1", 2500, 1500, 800), b.review("u2", 2000, None, 700))
CHECKS = b.frame("self_checks", [b.self_check("u1", f"2021-0{month}", 1, 1, 1) for month in range(1, 7)])
CARDS = b.frame("branch_cards", [b.card("b1", "u1", 1, 1, 1), b.card("b2", "u2", 1, 1, 1)])
RATINGS = b.frame("star_ratings", [b.rated("b1", 5), b.rated("b2", 4)])
TABLES = {
    "organisations": b.organisations(*TREE),
    "reviews": REVIEWS,
    "self_checks": CHECKS,
    "branch_cards": CARDS,
    "star_ratings": RATINGS,
}


def found(lake, period=HALF):
    now = lake.snapshot()
    return actions.ready_of(now, actions.draft(now, period))


def finalised(lake, *accepted):
    return actions.finalise(lake, HALF, actor="甲", made_at=NOW, accepted=accepted)


def test_everything_lacking_is_counted_by_kind_and_unit(seeded):
    told = [(one.lack, one.count, one.units) for one in found(seeded(**TABLES)).lacking]

    assert told == [
        (Lack.UNREVIEWED, 1, ("单位u3",)),
        (Lack.PARTLY, 1, ("单位u2",)),
        (Lack.CARDS, 1, ("单位u1",)),
        (Lack.UNRATED, 1, ("单位u1",)),
        (Lack.SELF_CHECKS, 10, ("单位u2", "单位u3")),  # June is not due yet
    ]


def test_a_unit_unreviewed_in_the_first_half_alone_is_lacking_in_the_year(seeded):
    first = [b.review("u1", 2500, 1500, 800)]
    second = [b.review(code, 2500, 1500, 800, period="2021H2") for code in ("u1", "u2")]
    cards = b.frame("branch_cards", [b.card("b2", "u2", 1, 1, 1)])  # u2 handed its first half in
    tree = b.organisations(*UNITS[:2], *BRANCHES)
    lake = seeded(organisations=tree, reviews=b.reviews(*first, *second), branch_cards=cards)

    (one,) = (one for one in found(lake, parse("2021")).lacking if one.lack is Lack.UNREVIEWED)

    assert (one.count, one.units) == (1, ("单位u2",))


def test_only_what_was_confirmed_may_be_lacking(seeded):
    lake = seeded(**TABLES)
    every = [one.lack for one in found(lake).lacking]

    for left in every:
        with pytest.raises(actions.NotAcceptedError) as refused:
            finalised(lake, *(one for one in every if one is not left))
        assert [one.lack for one in refused.value.lacking] == [left]
    assert lake.editions() == []
    assert [line.outcome for line in lake.audit_lines()][: len(every)] == ["NotAccepted"] * len(every)

    assert finalised(lake, *every).number == 1


def wrong_tables():
    beyond = TABLES | {"reviews": b.reviews(b.review("u1", 3100, 1500, 800), b.review("u2", 3000, 2000, 900))}
    ended = [b.unit("u4", 4, valid_to=date(2021, 3, 1)), b.branch("b4", "u4")]
    return {
        Fault.BEYOND_ITEM: beyond,
        Fault.NOWHERE: TABLES | {"organisations": b.organisations(*TREE, *ended)},
    }


@pytest.mark.parametrize(("fault", "names"), [(Fault.BEYOND_ITEM, ("单位u1",)), (Fault.NOWHERE, ("支部b4",))])
def test_wrong_numbers_are_refused_whatever_was_confirmed(seeded, fault, names):
    lake = seeded(**wrong_tables()[fault])

    with pytest.raises(actions.ContradictedError) as refused:
        finalised(lake, *Lack)

    assert [(one.fault, one.count, one.names) for one in refused.value.faults] == [(fault, 1, names)]
    assert lake.editions() == []


def as_issued_early(tables):
    """The tables as early versions froze them: every invented item under its mark."""
    marked = [name for name in ("label", "about") if any(name in frame.columns for frame in tables.values())]
    return {
        name: frame.with_columns(pl.col(one) + rules.SIMULATED for one in marked if one in frame.columns)
        for name, frame in tables.items()
    }


@pytest.mark.parametrize("other", [False, True])
def test_an_edition_whose_items_carry_the_old_mark_is_not_finalised_again(seeded, other):
    lake = seeded(**TABLES)
    base = lake.snapshot()
    tables = as_issued_early(actions.draft(base, HALF).tables)
    if other:  # another name of an item is something the reader sees
        tables["items"] = tables["items"].with_columns(label=pl.lit("别的要素"))
    early = lake.issue(
        base, HALF.code, tables, actor="甲", made_at=NOW, method_date=rules.METHOD_DATE,
        program_version="0", synthetic=True, follows=None,
    )  # fmt: skip

    assert actions.agrees(lake.edition_tables(early.id), actions.draft(base, HALF).tables) is not other
    if other:
        assert finalised(lake, *Lack).number == early.number + 1
        return
    with pytest.raises(actions.UnchangedError):
        finalised(lake, *Lack)
    assert lake.editions() == [early]


def test_files_that_changed_and_changed_back_make_no_second_edition(seeded):
    lake = seeded(**TABLES)
    first = finalised(lake, *Lack)
    change = actions.preview(lake.snapshot(), "reviews", b.reviews(b.review("u1", 2600, 1500, 800)))
    actions.commit(lake, change, file_name="a.xlsx", sha256="a" * 64, actor="甲", made_at=NOW)
    actions.undo(lake, actions.undo_preview(lake, 2), actor="甲", made_at=NOW)
    assert actions.restated_since(lake.edition_snapshot(first.id), lake.snapshot(), HALF)

    with pytest.raises(actions.UnchangedError) as refused:
        finalised(lake, *Lack)

    assert refused.value.edition == first
    assert lake.editions() == [first]
