"""Which items an organisation is scored on, and why its cells of the others stay empty in a template."""

from collections.abc import Mapping
from typing import Any

from analytics.datasets import Dataset
from analytics.intake.headings import about_branches
from analytics.intake.templates.contents import Contents
from analytics.intake.templates.wording import Words

_LONGEST_TITLE = 32  # what Excel takes


class Applying:
    """Asked of every cell of an item; '' as an answer means that the cell is to be filled in."""

    def __init__(self, dataset: Dataset, known: Contents, words: Words) -> None:
        self._words = words
        self._applies = applies_column(dataset)
        self._spared = known.spared
        self._kind = words.not_of_branches if about_branches(dataset) else words.not_of_units

    def remark(self, item: Mapping[str, Any], org_id: str) -> str:
        """Why the item is not filled in for this organisation, '' where it is."""
        if not item[self._applies]:
            return self._kind
        reason = self._spared.get((org_id, item["item_no"]))
        return "" if reason is None else self._words.spared.format(reason=reason)

    def empty_validation(self) -> dict[str, Any]:
        """The validation of a cell that stays empty: says so when it is chosen, and takes nothing."""
        title = self._words.not_filled_in[:_LONGEST_TITLE]
        return {
            "validate": "length",
            "criteria": "==",
            "value": 0,
            "input_title": title,
            "input_message": self._words.not_filled_in,
            "error_title": title,
            "error_message": self._words.error_spared,
        }


def applies_column(dataset: Dataset) -> str:
    """The column of rubrics that says whether an item applies to those a data set is about."""
    return "applies_to_branches" if about_branches(dataset) else "applies_to_units"


def has_spared(dataset: Dataset, known: Contents, org_ids: list[str]) -> bool:
    """Whether any item is not to be filled in for any of these organisations."""
    whole = known.items[applies_column(dataset)].all()
    numbers = set(known.items["item_no"])
    return not whole or any((org_id, number) in known.spared for org_id in org_ids for number in numbers)
