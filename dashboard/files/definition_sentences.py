"""口径说明 in words: every indicator as a card, found by any word in it."""

from dataclasses import asdict, dataclass
from datetime import date

from analytics import datasets, reference
from analytics.base import rules
from analytics.pipeline import SOURCES
from analytics.results import RESULTS
from dashboard import systems
from dashboard.base.common_words import OF_RESULTS
from dashboard.base.display import day_name
from dashboard.files.definition_words import COMPARATORS, SPANS, Columns, Methods


@dataclass(frozen=True)
class Card:
    """One indicator: labelled sentences in reading order; assumed: something about it is not settled yet."""

    code: str
    topic: str
    name: str
    lines: tuple[tuple[str, str], ...]
    assumed: bool

    def holds(self, word: str) -> bool:
        """Whether the word stands anywhere on the card."""
        texts = (self.topic, self.name, *(words for _, words in self.lines))
        return any(word in text.casefold() for text in texts)


def version() -> str:
    """Which method and program the numbers come from."""
    return Methods.VERSION.format(day=day_name(rules.METHOD_DATE), version=rules.PROGRAM_VERSION)


def topics() -> list[str]:
    """The groups of indicators in their order."""
    return list(dict.fromkeys(row["topic"] for row in _rows()))


def cards(query: str = "", topic: str | None = None) -> list[Card]:
    """The indicators of the topic (of all without one) that hold every word of the query."""
    words = query.casefold().split()
    every = [_card(row) for row in _rows()]
    return [card for card in every if topic in (None, card.topic) and all(card.holds(word) for word in words)]


def search_outcome(query: str, count: int) -> str:
    """How many indicators the search leaves, or what to do when it leaves none."""
    if count:
        return f"共{count}项，点开查看算法、分母和来源。"
    return f"没有找到含“{query.strip()}”的指标。换一个词，或清空查找框。"


def target(code: str) -> str:
    """A target or limit with its scope, how firmly it holds there, and its source."""
    row = reference.targets([code]).row(0, named=True)
    words = (
        "{label}：{comparator}{threshold}{unit}，{period}；适用范围：{scope}（{standing}）；出处：{source}"
    )
    line = words.format(
        label=row["label"],
        comparator=COMPARATORS[row["comparator"]],
        threshold=row["threshold"],
        unit=row["unit"],
        period=span_words(row["period"]),
        scope=row["scope"].replace(";", Methods.GAP),
        standing=row["standing"],
        source=row["source"],
    )
    return "。".join(part for part in (line, row["note"], row["later_rule"]) if part)


def document(row: dict[str, str]) -> list[tuple[str, str]]:
    """What a card of a source document says below its short name; row: one of parameters.Document."""
    return [
        (Columns.TITLE, row["title"]),
        (Columns.ISSUER, row["issuer"]),
        (Columns.ISSUED, row["year"]),
        (Columns.USED_FOR, row["used_for"]),
    ]


def _rows() -> list[dict]:
    """Every indicator: those of the file, then those the systems declare beside their tables."""
    declared = [
        {**asdict(one), "pages": [system.page.title]} for system in systems.ALL for one in system.definitions
    ]
    return [*reference.indicators().iter_rows(named=True), *declared]


def _card(row: dict) -> Card:
    assumption = row["assumption"] and "{assumption}（{status}）".format(
        assumption=row["assumption"], status=rules.TO_BE_CONFIRMED
    )
    lines = (
        (Methods.DEFINITION, row["definition"]),
        (Methods.DENOMINATOR, row["denominator"]),
        (Methods.DIRECTION, row["direction"]),
        (Methods.TARGET, "；".join(target(code) for code in row["target"])),
        (Methods.SOURCE, row["source"]),
        (Methods.ASSUMPTION, assumption),
        (Methods.PAGES, _pages(row["pages"])),
        (Methods.TABLES, Methods.GAP.join(RESULTS[name].title for name in row["tables"])),
        (Methods.DATASETS, _sources(row["tables"])),
    )
    said = tuple((label, words) for label, words in lines if words)
    return Card(row["code"], row["topic"], row["name"], said, bool(row["assumption"]))


def _pages(pages: list[str]) -> str:
    return Methods.GAP.join(OF_RESULTS.get(page, page) for page in pages) or Methods.NO_PAGE


def _sources(tables: list[str]) -> str:
    names = {name: None for table in tables for name in SOURCES[table]}
    return Methods.GAP.join(datasets.ALL[name].title for name in names)


def span_words(period: str) -> str:
    """How often or until when: 每年, 2021年12月31日前."""
    if period in SPANS:
        return SPANS[period]
    return "{day}前".format(day=day_name(date.fromisoformat(period.removeprefix("by "))))
