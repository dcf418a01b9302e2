"""Which rubric version a sheet is scored by, and what its items allow."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from analytics.base import rules
from analytics.intake.headings import normal, without_brackets
from analytics.intake.items import label_in, without_kind


@dataclass(frozen=True)
class Item:
    """What one item of a version allows."""

    label: str
    max_points: int
    for_units: bool
    for_branches: bool


class Rubrics:
    """The versions known, built from the data set rubrics."""

    def __init__(self, rubrics: pl.DataFrame) -> None:
        self.items: dict[int, dict[int, Item]] = defaultdict(dict)
        columns = ("label", "max_points", "applies_to_units", "applies_to_branches")
        for version, number, *rest in rubrics.select("rubric_version", "item_no", *columns).iter_rows():
            self.items[version][number] = Item(*rest)
        self._labels = {version: _labels(items) for version, items in self.items.items()}
        self._all_labels = {label for labels in self._labels.values() for label in labels}

    @property
    def last_item(self) -> int:
        """The highest item number of any version."""
        return max((max(items) for items in self.items.values()), default=rules.ITEM_SLOTS)

    def labels(self, version: int | None = None) -> dict[str, int]:
        """Normalised label → item number of a version; without one, of all, the newest first."""
        if version is not None:
            return self._labels.get(version, {})
        merged: dict[str, int] = {}
        for known in sorted(self._labels):
            merged.update(self._labels[known])
        return merged

    def stored_label(self, version: object, number: object, label: object) -> Any:
        """The stored name of the item where the label is that name without the mark of invented ones."""
        item = self.items.get(version, {}).get(number) if isinstance(version, int) else None  # type: ignore[call-overload]
        return item.label if item and item.label == f"{label}{rules.SIMULATED}" else label

    def named_by(self, headings: Iterable[str | None]) -> int | None:
        """The one version whose labels the headings carry; the newest of several that carry the same.

        None when the headings carry no label, or no version has all of theirs under their numbers.
        """
        return max(self.fitting_versions(headings), default=None)

    def fitting_versions(self, headings: Iterable[str | None]) -> set[int]:
        """The versions that have all labels of the headings under their numbers; none without a label."""
        claims = [self._claim(heading) for heading in headings]
        made = [(number, label) for number, label in claims if label]
        return {
            version
            for version, labels in self._labels.items()
            if made
            and all(
                labels.get(label) in ({number} if number else set(labels.values())) for number, label in made
            )
        }

    def label_position(self, headings: Sequence[str | None]) -> int:
        """The position of the first heading that carries a label; 0 when none does."""
        claims = (position for position, heading in enumerate(headings) if self._claim(heading)[1])
        return next(claims, 0)

    def in_force(self, year: int) -> int | None:
        """The newest version not newer than the year."""
        return max((version for version in self.items if version <= year), default=None)

    def wrong_labels(self, headings: Sequence[str | None], version: int) -> list[tuple[int, int, int]]:
        """Headings whose label is another item's: position, number they carry, number of the label."""
        labels, wrong = self._labels.get(version, {}), []
        for position, heading in enumerate(headings):
            number, label = self._claim(heading)
            owner = labels.get(label)
            if number and owner and owner != number:
                wrong.append((position, number, owner))
        return wrong

    def _claim(self, heading: str | None) -> tuple[int | None, str]:
        """The number and the known label a heading carries ('' when no version knows its text)."""
        number, label = label_in(normal(heading))
        for text in (label, without_kind(label)):
            if text in self._all_labels:
                return number, text
        return number, ""


def _labels(items: dict[int, Item]) -> dict[str, int]:
    found: dict[str, int] = {}
    for number, item in items.items():
        for label in (item.label, item.label.removesuffix(rules.SIMULATED)):
            text = normal(label)
            found[text] = found[without_brackets(text)] = number
    return found
