"""Reading a file of settings value by value, gathering every fault instead of stopping at the first."""

import ipaddress
import re
import stat
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from analytics.access import Role
from dashboard.base.settings.words import ServedFaults

_PROGRAM = Path(__file__).parents[3]
_EXAMPLE = "EXAMPLE"  # how every secret of the example begins
_SAME = 3  # a secret is to have a third as many different characters as it is to be long
_OTHERS = stat.S_IRWXG | stat.S_IRWXO
_PLACE = re.compile(r"line (\d+), column (\d+)")
_LOOPBACK = {"127.0.0.1", "localhost", "::1"}


def check_file(path: Path, variable: str) -> list[str]:
    """What is wrong with the file as a file: it is missing, lies in the program, or others may read it."""
    try:
        if not path.is_file():
            return [ServedFaults.MISSING.format(variable=variable)]
        is_open = bool(path.stat().st_mode & _OTHERS)
        inside = path.resolve().is_relative_to(_PROGRAM)
    except OSError:
        return [ServedFaults.UNREADABLE]
    found = {ServedFaults.INSIDE: inside, ServedFaults.OPEN.format(path=path): is_open}
    return [fault for fault, is_so in found.items() if is_so]


def parse_file(path: Path, faults: list[str]) -> dict[str, Any]:
    """The file as TOML."""
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except OSError:
        faults.append(ServedFaults.UNREADABLE)
    except UnicodeDecodeError:
        faults.append(ServedFaults.NOT_UTF8)
    except tomllib.TOMLDecodeError as error:
        faults.append(ServedFaults.NOT_TOML.format(where=_where(str(error))))
    return {}


def _where(error: str) -> str:
    """The place that the library names in its English sentence; empty where it names none."""
    found = _PLACE.search(error)
    return ServedFaults.WHERE.format(line=found[1], column=found[2]) if found else ""


def example(value: str) -> bool:
    """Whether a secret is the one of the example."""
    return value.startswith(_EXAMPLE)


@dataclass(frozen=True)
class Checked:
    """The values of a file by their dotted key. What does not fit is a fault, and an empty value goes on."""

    said: Mapping[str, Any]
    faults: list[str]

    def knows(self, keys: frozenset[str]) -> None:
        """Every key that is none of ours is a fault; `table.*` stands for all of a table."""
        for key, value in self.said.items():
            if not isinstance(value, dict):
                self._check_key(key, keys)
            elif f"{key}.*" not in keys:
                for inner in value or [""]:
                    self._check_key(f"{key}.{inner}" if inner else key, keys)

    def has(self, table: str) -> bool:
        """Whether the table is there."""
        return isinstance(self.said.get(table), dict)

    def text(self, key: str, default: str | None = None) -> str:
        """A text that says something; the default where there is none."""
        value = self._value(key)
        if value is None and default is not None:
            return default
        if value is None:
            return self._fault(ServedFaults.ABSENT.format(key=key))
        if not isinstance(value, str) or (not value.strip() and default is None):
            return self._fault(ServedFaults.NOT_TEXT.format(key=key))
        return value.strip()

    def secret(self, key: str, given: str | None, *, least: int) -> str:
        """A secret of the environment, else of the file; neither short, the example's nor repetitive."""
        value = given or self.text(key)
        if value and example(value):
            return self._fault(ServedFaults.EXAMPLE.format(key=key))
        if value and len(value) < least:
            return self._fault(ServedFaults.SHORT.format(key=key, least=least))
        if value and (len(set(value)) < least // _SAME or _repeats(value)):
            return self._fault(ServedFaults.GUESSABLE.format(key=key))
        return value

    def number(self, key: str, default: int, least: int, most: int) -> int:
        """A whole number from least to most; the default where there is none."""
        value = self._value(key)
        if value is None:
            return default
        if type(value) is not int or not least <= value <= most:
            self._fault(ServedFaults.NOT_NUMBER.format(key=key, least=least, most=most))
            return default
        return value

    def address(self, key: str) -> str:
        """An address without path; https unless it is this machine's."""
        value = self.text(key)
        is_good = not value or _is_safe(value, path="")
        return value.rstrip("/") if is_good else self._fault(ServedFaults.ADDRESS)

    def metadata(self, key: str) -> str:
        """An address; https unless it is this machine's."""
        value = self.text(key)
        is_good = not value or _is_safe(value, path=None)
        return value if is_good else self._fault(ServedFaults.METADATA)

    def way_out(self, key: str) -> str:
        """An address, https unless it is this machine's; empty where there is none."""
        value = self.text(key, "")
        is_good = not value or _is_safe(value, path=None)
        return value if is_good else self._fault(ServedFaults.LEAVE)

    def proxies(self, key: str) -> frozenset[str]:
        """IP addresses; this machine's own where none are named."""
        found = self._texts(key) if key in self.said else ["127.0.0.1", "::1"]
        for value in found:
            try:
                ipaddress.ip_address(value)
            except ValueError:
                self.faults.append(ServedFaults.PROXY.format(value=value))
        return frozenset(found)

    def roles(self, table: str) -> dict[str, Role]:
        """Which role each value of the provider stands for."""
        found: dict[str, Role] = {}
        for name in self.said[table] if self.has(table) else ():
            if name not in set(Role):
                self.faults.append(ServedFaults.ROLE.format(value=name, known=ServedFaults.AND.join(Role)))
                continue
            for value in self._texts(f"{table}.{name}"):
                if value in found:
                    self.faults.append(ServedFaults.TWICE.format(value=value))
                found[value] = Role(name)
        if not found:
            self.faults.append(ServedFaults.NO_ROLES)
        return found

    def _texts(self, key: str) -> list[str]:
        value = self._value(key)
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            self._fault(ServedFaults.NOT_LIST.format(key=key))
            return []
        return value

    def _value(self, key: str) -> Any:
        table, _, name = key.rpartition(".")
        inside = self.said.get(table) if table else self.said
        return inside.get(name) if isinstance(inside, dict) else None

    def _check_key(self, key: str, keys: frozenset[str]) -> None:
        is_table = any(known.startswith(f"{key}.") for known in keys)
        if key in keys or (is_table and self.has(key)):
            return
        words = ServedFaults.NOT_TABLE if is_table else ServedFaults.UNKNOWN
        self.faults.append(words.format(key=key))

    def _fault(self, sentence: str) -> str:
        self.faults.append(sentence)
        return ""


def _repeats(secret: str) -> bool:
    """Whether it is a shorter text written again and again."""
    return any(secret[period:] == secret[:-period] for period in range(1, len(secret) // 2 + 1))


def _is_safe(address: str, path: str | None) -> bool:
    try:
        parts = urlsplit(address)
        _ = parts.port  # read only now
    except ValueError:
        return False
    if not address.isascii() or parts.username is not None:  # browsers send neither as their host
        return False
    if path is not None and (parts.path.rstrip("/") != path or parts.query or parts.fragment):
        return False
    return bool(parts.hostname) and (
        parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOOPBACK)
    )
