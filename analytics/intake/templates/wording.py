"""The sentences of a template, handed in by the interface; analytics words nothing itself."""

from collections.abc import Mapping
from dataclasses import dataclass

from analytics.base.periods import Grain
from analytics.base.record_columns import Reads


@dataclass(frozen=True)
class Words:
    """What a template says around its table; slots are named in braces.

    purposes and remarks are keyed by data set; a data set without a remark has none. kinds say how a cell
    of each kind is filled in; errors are what a spreadsheet says when such a cell is filled in wrongly.
    Headings of columns are no words: they belong to the data sets.
    """

    hint: str
    card_hint: str
    hint_spared: str  # behind the hint where cells are not to be filled in
    not_filled_in: str  # of such a cell
    not_of_units: str  # of an item that applies to no unit
    not_of_branches: str
    spared: str  # of an exemption
    error_spared: str
    choose: str  # beside an empty cell of period
    purposes: Mapping[str, str]
    remarks: Mapping[str, str]
    card: str
    purpose_heading: str
    steps_heading: str
    steps: tuple[str, ...]
    columns_heading: str
    column_headings: tuple[str, ...]  # heading, required, how to fill, example, bounds, also read as
    required: str
    optional: str
    kinds: Mapping[Reads, str]
    items_heading: str
    item_headings: tuple[str, ...]  # number, label, points, does it apply to units, to branches
    codes_heading: str
    code_headings: tuple[str, ...]  # code, name
    duties_heading: str
    duty_headings: tuple[str, ...]  # how often, how many numbers, what, how much, how firmly, for whom
    grains: Mapping[Grain, str]  # how often something is owed
    comparators: Mapping[str, str]
    example: str
    bounds: str
    also: str
    error_title: str
    errors: Mapping[Reads, str]
    period_of_row: str  # how a period is filled in that no cell above the table says
    error_figure: str  # of what was done of a duty
    error_choice: str  # of cells with a list to choose from
    pages: str  # in the footer
