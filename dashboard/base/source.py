"""The results a file is made of, and their version: every file of them says the same of itself."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from analytics import datasets
from analytics.pipeline import SOURCES
from analytics.results import RESULTS, Results
from dashboard.base import display
from dashboard.base.caption import Caption
from dashboard.base.common_words import Provenance


def stage(results: Results) -> str:
    """That the data do not reach the end of the period, and the day it is counted on; empty where they do."""
    if results.closed:
        return ""
    if results.counted_on == results.period.end:
        return Provenance.OPEN
    return Provenance.OPEN_UNTIL.format(day=display.day_name(results.counted_on))


def end_name(results: Results) -> str:
    """The end the period is counted on, in a sentence: 2023年末, or the last day the data prove."""
    if results.counted_on == results.period.end:
        return Provenance.END.format(period=display.period_name(results.period.code))
    return display.day_name(results.counted_on)


def without(results: Results) -> str:
    """That the figures leave out the units that take part by reference; empty where there are none."""
    count = results.reference_units
    return Provenance.WITHOUT.format(count=count) if count else ""


class Issued(Protocol):
    """What a file says of the edition it is made from; files know nothing of where editions are kept."""

    @property
    def id(self) -> str:
        """The id, which finds it."""

    @property
    def number(self) -> int:
        """The first edition of a period has 1."""

    @property
    def made_at(self) -> datetime:
        """When it was issued."""


@dataclass(frozen=True)
class Source:
    """One period's results; edition is None for the draft at that revision of the data."""

    results: Results
    edition: Issued | None
    revision: int

    def among(self, whose: str) -> "Source":
        """The same for a file of that unit, also of one that takes part by reference."""
        return replace(self, results=self.results.among(whose))

    @property
    def period(self) -> str:
        """The period in words."""
        return display.period_name(self.results.period.code)

    @property
    def version(self) -> str:
        """Draft or edition, in the words of page and file."""
        if self.edition is None:
            return Provenance.DRAFT.format(revision=self.revision)
        day = display.day_name(self.edition.made_at.date())
        return Provenance.EDITION.format(number=self.edition.number, id=self.edition.id, day=day)

    @property
    def short_version(self) -> str:
        """Draft or edition, as names of files say it."""
        if self.edition is None:
            return Provenance.SHORT_DRAFT.format(revision=self.revision)
        return Provenance.SHORT_EDITION.format(number=self.edition.number)

    @property
    def synthetic(self) -> bool:
        """Whether any number of the period comes from simulated data."""
        return bool(self.results.tables["provenance"]["synthetic"].any())

    @property
    def _until(self) -> str:
        """The day the period is counted on, where it is not its last."""
        day = self.results.counted_on
        return "" if day == self.results.period.end else Provenance.UNTIL.format(day=display.day_name(day))

    def caption(
        self,
        table: str,
        *,
        title: str,
        unit: str,
        filters: str = "",
        period: str = "",
        note: str = "",
    ) -> Caption:
        """What a file about this result table says of itself; period where it is not that of the results.

        The title becomes the names of file and sheet: how to read the finding stands in the note.
        """
        return Caption(
            title=title,
            unit=unit,
            source=self.results.sources(table),
            period=period or self.period,
            edition=self.version,
            short_edition=self.short_version,
            synthetic=self.results.synthetic(table),
            filters=filters,
            note=note,
            until="" if period else self._until,
        )

    def whole(
        self, title: str, *, scope: str = "", tables: Iterable[str] = RESULTS, note: str = ""
    ) -> Caption:
        """What a file about many results says of itself: all data sets these tables come from."""
        used = {name for table in tables for name in SOURCES[table]}
        sources = [data.title for name, data in datasets.ALL.items() if name in used]
        return Caption(
            title=title,
            unit="",
            source=Provenance.SOURCE_GAP.join(sources),
            period=self.period,
            edition=self.version,
            short_edition=self.short_version,
            synthetic=self.synthetic,
            filters=scope,
            note=note,
            until=self._until,
        )
