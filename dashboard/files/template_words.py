"""What may stand in a template: fields, conditions and loops, none of which can take all memory."""

from typing import Any, NoReturn

from jinja2 import DictLoader, StrictUndefined, TemplateError, nodes
from jinja2.exceptions import SecurityError
from jinja2.sandbox import SandboxedEnvironment

_LONGEST_REPEATED = 500_000  # characters of XML in which something is repeated: some hundred pages


class UnknownNameError(TemplateError):
    """A name that there is not, such as a column of a list."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class NestedError(TemplateError):
    """A loop within a loop, or a whole list where one word should stand."""


class _Unknown(StrictUndefined):
    """Says its name instead of standing for nothing."""

    def _fail_with_undefined_error(self, *_arguments: Any, **_named: Any) -> NoReturn:
        raise UnknownNameError(str(self._undefined_name))

    __str__ = __iter__ = __len__ = __bool__ = __eq__ = __ne__ = __hash__ = _fail_with_undefined_error


class Plain(SandboxedEnvironment):
    """Fields, conditions and loops only: no calls and no arithmetic, which could take all memory."""

    intercepted_binops = frozenset({"+", "-", "*", "/", "//", "%", "**"})

    def __init__(self) -> None:
        super().__init__(autoescape=True, loader=DictLoader({}), undefined=_Unknown, finalize=_one_word)
        self.globals.clear()
        self.filters.clear()

    def call(self, *_arguments: Any, **_named: Any) -> NoReturn:
        """Refuse; the name is Jinja's."""
        raise SecurityError

    def call_binop(self, *_arguments: Any) -> NoReturn:
        """Refuse; the name is Jinja's."""
        raise SecurityError

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        loops = list(tree.find_all(nodes.For))
        if any(True for loop in loops for _ in loop.find_all(nodes.For)):
            raise NestedError
        if loops and len(source) > _LONGEST_REPEATED:
            raise NestedError
        return tree


def _one_word(value: object) -> object:
    if isinstance(value, list | dict):
        raise NestedError
    return value
