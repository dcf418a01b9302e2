"""What one case holds: texts that people review line by line, and bulk of which only a digest is kept."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from tests.freeze.outermost import steady

DIGESTS = "digests.txt"
FOLDER = Path(__file__).parent / "frozen"
METHOD_DATE = Path(__file__).parent / "method_date.txt"  # of the tables that are frozen
_LONGEST = 30  # rows of a table that stand in a text


@dataclass
class Sheaf:
    """Texts and bulk by name."""

    texts: dict[str, str] = field(default_factory=dict)
    bulk: dict[str, str] = field(default_factory=dict)

    def text(self, name: str, lines: Iterable[str]) -> None:
        """Keep the lines as they are, but of long tables only the head and a digest."""
        self.texts[_name(name)] = _joined(self._shortened(name, list(lines)))

    def digest(self, name: str, lines: Iterable[str]) -> str:
        """Keep no more than the digest; returns the line that says so."""
        whole = _joined(lines)
        self.bulk[_name(name)] = whole
        return _digest(_name(name), whole)

    def files(self) -> dict[str, str]:
        """What is committed of it, by file name."""
        digests = _joined(_digest(name, whole) for name, whole in sorted(self.bulk.items()))
        files = {f"{name}.txt": text for name, text in self.texts.items()}
        return {**files, DIGESTS: digests} if self.bulk else files

    def full(self) -> dict[str, str]:
        """All of it, by file name."""
        return {f"{name}.txt": text for name, text in {**self.texts, **self.bulk}.items()}

    def _shortened(self, name: str, lines: list[str]) -> Iterable[str]:
        table: list[str] = []
        count = 0
        for line in [*lines, ""]:
            if line.startswith("| "):
                table.append(line)
                continue
            if len(table) > _LONGEST:
                count += 1
                yield table[0]
                yield f"[{self.digest(f'{name} table {count}', table)}]"
            else:
                yield from table
            table = []
            yield line


def _digest(name: str, whole: str) -> str:
    rows = whole.count("\n")
    return f"{name} {rows} {hashlib.sha256(whole.encode()).hexdigest()[:16]}"


def _joined(lines: Iterable[str]) -> str:
    return steady("".join(f"{line.rstrip()}\n" for line in lines)).rstrip("\n") + "\n"


def _name(text: str) -> str:
    return "".join("-" if char in ' /\\:*?"<>|=&\t\n' else char for char in text)
