"""What an undo may not leave: names of nobody, scores above their items, two open findings, orphans."""

from collections.abc import Mapping, Sequence

import polars as pl

from analytics.actions.audit import ActionRefusedError
from analytics.actions.import_file import ConflictError, LeftBehindError
from analytics.actions.moves import REGISTER
from analytics.actions.overlay import overlaid
from analytics.actions.rows import names_of
from analytics.datasets import WHOLE
from analytics.intake.register_checks import newly_left_behind
from analytics.intake.score_limits import SCORED, scores_beyond
from analytics.kit.case_spells import found_while_open
from analytics.lake import Key, Snapshot

# Whose rows name the rows of another data set, and by which columns.
NAMED_BY: dict[str, dict[str, tuple[str, ...]]] = {
    REGISTER: {"org_id": ("org_id", "unit_id", "parent_id")},
    "rubrics": {"rubric_version": ("rubric_version",)},
}
_LEDGER = ("weak_branches", WHOLE)


class UndoBreaksRuleError(ConflictError):
    """Without what would be taken back the rows that stay break a rule of their data set."""


class ScoresBeyondRubricError(UndoBreaksRuleError):
    """So many scores, the first of them in this data set, would stand above the points of their items."""

    def __init__(self, dataset: str, count: int) -> None:
        super().__init__(dataset, "max_points")
        self.count = count


class OpenTwiceError(UndoBreaksRuleError):
    """Branches, by name, that would have a finding made while another of theirs is open."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__(_LEDGER[0], "found_on")
        self.names = list(names)


class UndoLeavesBehindError(LeftBehindError):
    """Standing branches would be left under what has ended."""

    def __init__(self) -> None:
        super().__init__(REGISTER, "")


class StillNamedError(ActionRefusedError):
    """Organisations or rubrics that would go are named by rows that stay; datasets tells where."""

    def __init__(self, gone: str, named_in: Sequence[str]) -> None:
        super().__init__(gone, named_in)
        self.gone, self.named_in = gone, list(named_in)


def refuse_contradictions(base: Snapshot, frames: Mapping[Key, pl.DataFrame]) -> None:
    """Raise what the first contradiction between these frames and the rows that stay is called."""
    _refuse_still_named(base, frames)
    _refuse_left_behind(base, frames)
    _refuse_scores_beyond(base, frames)
    _refuse_open_twice(base, frames)


def _refuse_still_named(base: Snapshot, frames: Mapping[Key, pl.DataFrame]) -> None:
    tables = overlaid(base, frames)
    for name, columns in NAMED_BY.items():
        if not any(dataset == name for dataset, _ in frames):
            continue
        for column, naming in columns.items():
            known = tables[name].select(column).unique()
            gone = (
                base.table(name).select(column).unique().join(known, on=column, how="anti").collect()[column]
            )
            found = [other for other in tables if other != name and _names(tables[other], naming, gone)]
            if found:
                raise StillNamedError(name, found)


def _refuse_left_behind(base: Snapshot, frames: Mapping[Key, pl.DataFrame]) -> None:
    """A later commit may have ended what a branch would come back under."""
    register = (REGISTER, WHOLE)
    if register in frames and newly_left_behind(base.frame(*register), frames[register]):
        raise UndoLeavesBehindError


def _refuse_scores_beyond(base: Snapshot, frames: Mapping[Key, pl.DataFrame]) -> None:
    """Neither put back a rubric below the scores that stay nor scores above the rubric that stands."""
    touched, tables = {name for name, _ in frames}, overlaid(base, frames)
    names = SCORED if "rubrics" in touched else SCORED.keys() & touched
    limits = tables["rubrics"].select("rubric_version", "item_no", "max_points").collect()
    beyond = scores_beyond(tables.__getitem__, limits, sorted(names))
    if beyond.height:
        raise ScoresBeyondRubricError(beyond["dataset"][0], beyond.height)


def _refuse_open_twice(base: Snapshot, frames: Mapping[Key, pl.DataFrame]) -> None:
    """A finding that is open again may have had another after it; what a lake holds already is let be."""
    if _LEDGER not in frames:
        return
    key = ["org_id", "found_on"]
    then, now = (found_while_open(rows.lazy()) for rows in (base.frame(*_LEDGER), frames[_LEDGER]))
    whose = now.join(then, on=key, how="anti").select("org_id").unique(maintain_order=True).collect()
    if whose.height:
        named = whose.join(names_of(base, {}), on="org_id", how="left", maintain_order="left")
        raise OpenTwiceError(named.select(pl.coalesce("name", "org_id"))["name"].to_list())


def _names(table: pl.LazyFrame, columns: Sequence[str], values: pl.Series) -> bool:
    present = [column for column in columns if column in table.collect_schema()]
    if not present or values.is_empty():
        return False
    any_of = pl.any_horizontal(pl.col(column).is_in(values.implode()) for column in present)
    return not table.filter(any_of).head(1).collect().is_empty()
