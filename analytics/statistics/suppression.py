"""Small counts of persons hidden, and so much beside them that no subtraction from the sums tells them."""

from collections.abc import Sequence
from dataclasses import dataclass

LEAST = 5  # persons: smaller counts are not shown
UNBOUNDED = 10**9  # more than anything counted; what done is of where nothing was to be of a number

_SHOWN, _DONE, _BOTH = 0, 1, 2  # what of one body is hidden
_DUE, _PART, _MISSING = "due", "done", "missing"
_Ranges = dict[str, tuple[int, int]]


@dataclass(frozen=True)
class Told:
    """What one body tells: done of due. is_all: whether all is done, where its state says so; else None."""

    done: int
    due: int = UNBOUNDED
    is_all: bool | None = None

    @property
    def is_few(self) -> bool:
        """Whether it must not be shown; of nobody nothing is hidden."""
        return self.due > 0 and is_small(self.done, self.due)

    def of(self, column: str) -> int:
        """due, done or missing."""
        return {_DUE: self.due, _PART: self.done, _MISSING: self.due - self.done}[column]

    def hides(self, column: str) -> bool:
        """Whether nobody may find out this count of it; of few it is that none did as well."""
        return 0 < self.of(column) < LEAST or (column == _PART and 0 < self.due < LEAST)


@dataclass(frozen=True)
class Shown:
    """What of each done and due, and of their sums, is shown; None is hidden."""

    done: tuple[int | None, ...]
    due: tuple[int | None, ...]
    done_sum: int | None
    due_sum: int | None


def is_small(part: int, whole: int, least: int = LEAST) -> bool:
    """Whether the part says something of few: of a small whole, or of few done or few left."""
    return whole < least or 0 < part < least or 0 < whole - part < least


def suppress(told: Sequence[Told]) -> Shown:
    """The counts without the few ones, and their sums, which are shown by the same rule.

    As long as a sum gives a hidden count away, the smallest count that is shown is hidden too; where that
    does not help, the sum is hidden instead. Where nothing is few, all is shown.
    """
    every = Told(sum(one.done for one in told), sum(one.due for one in told))
    fewest_hidden = 2 if 0 < every.due < LEAST else int(every.is_few)
    for shown in ((_DUE, _PART), (_DUE,), ())[fewest_hidden:]:
        hidden = [(_BOTH if one.due < LEAST else _DONE) if one.is_few else _SHOWN for one in told]
        if _hide_beside(told, hidden, shown):
            break
    return Shown(
        tuple(one.done if how == _SHOWN else None for one, how in zip(told, hidden, strict=True)),
        tuple(None if how == _BOTH else one.due for one, how in zip(told, hidden, strict=True)),
        every.done if _PART in shown else None,
        every.due if _DUE in shown else None,
    )


def _hide_beside(told: Sequence[Told], hidden: list[int], sums: Sequence[str]) -> bool:
    """Hide more, in place, until these sums give nothing away; False where they always do."""
    while column := _given_away(told, hidden, sums):
        how = _BOTH if column == _DUE else _DONE
        # whose state says that all of a shown due is done hides nothing
        can = [
            (one.of(column), place)
            for place, one in enumerate(told)
            if hidden[place] < how and one.of(column) > 0 and (column == _DUE or not one.is_all)
        ]
        if not can:
            return False
        hidden[min(can)[1]] = how
    return True


def _given_away(told: Sequence[Told], hidden: Sequence[int], sums: Sequence[str]) -> str:
    """The column in which the hidden ones follow from the sums that are shown; empty where in none.

    Together they are few, or one of them can be but one number, whatever the others are.
    """
    away = [(one, _possible(one, how)) for one, how in zip(told, hidden, strict=True) if how != _SHOWN]
    columns = (*sums, _MISSING) if _PART in sums else tuple(sums)
    unknown = {column: [pair for pair in away if len(set(pair[1][column])) > 1] for column in columns}
    true = {column: sum(one.of(column) for one, _ in unknown[column]) for column in columns}
    ends = {
        column: [sum(ranges[column][end] for _, ranges in unknown[column]) for end in (0, 1)]
        for column in columns
    }
    for column in columns:
        if true[column] < LEAST and any(one.hides(column) for one, _ in unknown[column]):
            return column
    for one, ranges in away:
        left = dict(ranges)
        for column in columns:
            low, high = ranges[column]
            least, most = ends[column]
            if low < high:
                left[column] = (max(low, true[column] - most + high), min(high, true[column] - least + low))
        left = _tighten(left)
        for column in columns:
            is_told = len(set(ranges[column])) > len(set(left[column]))
            if is_told and one.hides(column):
                return column
    return ""


def _possible(one: Told, how: int) -> _Ranges:
    """What the hidden counts can be for who knows why each is hidden, and its state."""
    small, any_number = (1, LEAST - 1), (0, UNBOUNDED)
    due = (one.due, one.due)
    if how == _BOTH:
        due = small if one.due < LEAST else (LEAST, UNBOUNDED)
    is_few = {column: one.due >= LEAST and 0 < one.of(column) < LEAST for column in (_PART, _MISSING)}
    missing = small if is_few[_MISSING] else (int(one.is_all is False), 0 if one.is_all else UNBOUNDED)
    return _tighten({_DUE: due, _PART: small if is_few[_PART] else any_number, _MISSING: missing})


def _tighten(ranges: _Ranges) -> _Ranges:
    """The ranges without what due = done + missing leaves out."""
    (due, dues), (done, dones), (left, lefts) = (ranges[name] for name in (_DUE, _PART, _MISSING))
    return {
        _DUE: (max(due, done + left), min(dues, dones + lefts)),
        _PART: (max(done, due - lefts), min(dones, dues - left)),
        _MISSING: (max(left, due - dones), min(lefts, dues - done)),
    }
