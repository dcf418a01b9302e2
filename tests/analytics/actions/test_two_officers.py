"""Two officers at once: what one finalises is what she saw, whatever the other does meanwhile."""

import pytest

from analytics import actions
from analytics.actions import Seen
from analytics.base.periods import parse
from analytics.lake import AlreadyFinalisedError, HeadsMovedError
from tests.analytics import builders as b
from tests.conftest import NOW

HALF, KEY = parse("2021H1"), ("reviews", "2021H1")


def corrected(lake, points, actor="乙"):
    change = actions.preview(lake.snapshot(), "reviews", b.reviews(b.review("u2", points, 1900, 700)))
    file = {"file_name": "更正.csv", "sha256": f"{points:064d}"}
    return actions.commit(lake, change, **file, actor=actor, made_at=NOW)


def finalised(lake, seen=None):
    return actions.finalise(lake, HALF, actor="甲", made_at=NOW, seen=seen)


def test_what_another_imported_or_took_back_after_one_looked_is_not_finalised_unseen(lake):
    seen = Seen(lake.snapshot(), None)
    other = corrected(lake, 2800)
    with pytest.raises(HeadsMovedError) as refused:
        finalised(lake, seen)
    assert (refused.value.moved, refused.value.by) == ([KEY], [other])

    seen = Seen(lake.snapshot(), None)
    undo = actions.undo(lake, actions.undo_preview(lake, other.id), actor="乙", made_at=NOW)
    with pytest.raises(HeadsMovedError) as refused:
        finalised(lake, seen)

    assert [commit.id for commit in refused.value.by] == [undo.id]
    assert lake.editions() == []


def test_a_second_edition_is_the_one_whose_changes_were_seen(lake):
    first = finalised(lake)
    corrected(lake, 2800)
    seen = Seen(lake.snapshot(), first)
    corrected(lake, 2900)

    with pytest.raises(HeadsMovedError):
        finalised(lake, seen)

    assert lake.editions() == [first]
    assert finalised(lake, Seen(lake.snapshot(), first)).number == 2


@pytest.mark.parametrize("issued", [0, 1])
def test_of_two_who_finalise_what_both_saw_one_makes_the_edition(lake, issued):
    before = finalised(lake) if issued else None
    if before:
        corrected(lake, 2800)
    seen = Seen(lake.snapshot(), before)
    made = finalised(lake, seen)

    with pytest.raises(AlreadyFinalisedError) as refused:
        finalised(lake, seen)

    assert refused.value.edition == made
    assert len(lake.editions()) == issued + 1


def test_who_has_seen_nothing_finalises_what_stands(lake):
    corrected(lake, 2800)

    edition = finalised(lake)

    scores = lake.edition_tables(edition.id)["scores"]
    assert edition.revision == 2
    assert sorted(scores["score"]) == sorted(actions.draft(lake.snapshot(), HALF).tables["scores"]["score"])
