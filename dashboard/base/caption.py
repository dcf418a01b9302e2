"""What a file says about itself, inside and in its name."""

import unicodedata
from dataclasses import dataclass

from analytics.base import rules
from dashboard.base import display
from dashboard.base.file_words import Files

_FORBIDDEN = set('\\/:*?"<>|')  # by one file system or another
_NAME_BYTES = 200  # file systems allow 255; the browser may add a number


@dataclass(frozen=True)
class Caption:
    """Everything in words already: period and filters as the reader knows them, edition with its id.

    until: how far the data reach, where that is not the period's end. headline: what a picture of it says.
    """

    title: str
    unit: str
    source: str
    period: str
    edition: str
    synthetic: bool
    filters: str = ""
    note: str = ""
    short_edition: str = ""
    until: str = ""
    headline: str = ""

    @property
    def mark(self) -> str:
        """The words that go along with simulated data; empty for real data."""
        return rules.SYNTHETIC_MARK if self.synthetic else ""

    @property
    def scope(self) -> str:
        """One line above the content: unit, period, filters, how to read it."""
        return _line(
            (Files.UNIT, {"unit": self.unit}),
            (Files.PERIOD, {"period": f"{self.period}{self.until}"}),
            (Files.FILTERS, {"filters": self.filters}),
            (Files.NOTE, {"note": self.note}),
        )

    @property
    def below(self) -> str:
        """One line below a picture in a report: unit, source, note, mark; the rest stands at its end."""
        unit, note = (Files.UNIT, {"unit": self.unit}), (Files.NOTE, {"note": self.note})
        return _line(unit, (Files.SOURCE, {"source": self.source}), note, ("{mark}", {"mark": self.mark}))

    @property
    def origin(self) -> str:
        """Where the numbers come from."""
        return _line((Files.SOURCE, {"source": self.source}))

    @property
    def lines(self) -> tuple[str, ...]:
        """All but the title, for the properties of a file: scope, origin, making and the mark."""
        return tuple(line for line in (self.scope, self.origin, self.making, self.mark) if line)

    @property
    def making(self) -> str:
        """Which edition and which method made the numbers."""
        return _line(
            (Files.EDITION, {"edition": self.edition}),
            (Files.METHOD, {"date": display.day_name(rules.METHOD_DATE)}),
        )


def file_name(caption: Caption, ending: str) -> str:
    """Title, filters, period, edition and the mark, in characters every system takes: ('png') → '….png'."""
    marks = [Files.SHORT_MARK] if caption.synthetic else []
    edition = caption.short_edition or caption.edition
    parts = [_safe(part) for part in (caption.period, edition, *marks)]
    tail = "_".join(part for part in parts if part)
    title = "_".join(part for part in (_safe(caption.title), _safe(caption.filters)) if part)
    while len(f"{title}_{tail}".encode()) > _NAME_BYTES and title:
        title = title[:-1]
    return f"{'_'.join(part for part in (title, tail) if part)}.{ending}"


def _line(*parts: tuple[str, dict[str, str]]) -> str:
    return Files.GAP.join(template.format(**values) for template, values in parts if all(values.values()))


def _safe(text: str) -> str:
    kept = (char for char in text if char not in _FORBIDDEN and unicodedata.category(char)[0] not in "CZ")
    return "".join(kept).strip("-_.~'")
