"""The house as tests: who may import whom, where Chinese may stand, how long a thing may be."""

import ast
import re
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
CJK = re.compile(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
MODULE_LINES, FUNCTION_LINES, PAGE_LINES = 250, 45, 60
# Past participles; put, read, cut, set, run and split are verbs as well.
PARTICIPLE = re.compile(
    "begun|bound|built|chosen|done|drawn|fallen|found|given|gone|held|hidden|kept|known|left|lent|made|meant|"
    "moved|named|seen|sent|shown|said|standing|taken|told|worn|written|(?!seed|feed)[a-z]+ed"
)

# A module of the left may import nothing of the right. What runs downwards between rooms, import-linter says.
FORBIDDEN = {
    "analytics": ("streamlit", "plotly", "pandas", "dashboard", "sample_data", "tests"),
    "analytics/systems": ("analytics.intake", "analytics.lake", "sqlalchemy"),
    "analytics/statistics": ("sqlalchemy",),
    "analytics/intake": ("analytics.lake", "analytics.results", "analytics.pipeline", "sqlalchemy"),
    "analytics/lake": ("analytics.intake", "analytics.results", "analytics.pipeline", "analytics.actions"),
    "dashboard": ("pandas", "sqlalchemy", "plotly.express", "dashboard.screen.pages", "sample_data", "tests"),
    "dashboard/words": ("streamlit", "plotly"),
    "dashboard/systems": (
        "analytics.lake", "analytics.intake", "analytics.actions", "analytics.pipeline.build",
    ),
    "dashboard/server": ("streamlit", "plotly", "polars", "analytics"),
    "dashboard/screen/pages": ("analytics.lake", "analytics.pipeline", "analytics.systems"),
}  # fmt: skip
# The command line fills an empty lake from the sample; nothing else knows the sample exists.
ALLOWED = {("dashboard/commands/seed.py", "sample_data")}


@cache
def modules(*folders: str) -> list[Path]:
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def lines(path: Path) -> int:
    return len(path.read_text("utf-8").splitlines())


@cache
def nodes(path: Path) -> list[ast.AST]:
    return list(ast.walk(ast.parse(path.read_text("utf-8"))))


@cache
def imports(path: Path) -> set[str]:
    found = set()
    for node in nodes(path):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def docstrings(path: Path) -> set[int]:
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    firsts = (node.body[0] for node in nodes(path) if isinstance(node, documented) and node.body)
    return {id(first.value) for first in firsts if isinstance(first, ast.Expr)}


def functions(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    return [node for node in nodes(path) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


EVERY_MODULE = modules("analytics", "dashboard")


def test_imports_run_downwards_only():
    broken = [
        (name(path), imported)
        for folder in FORBIDDEN
        for path in modules(folder)
        for imported in sorted(imports(path))
        for banned in FORBIDDEN[folder]
        if imported == banned or imported.startswith(f"{banned}.")
        if (name(path), banned) not in ALLOWED
    ]

    assert not broken


def test_only_the_cache_and_the_command_line_open_the_lake():
    openers = {"dashboard/screen/data.py", "dashboard/commands/command.py"}
    outside = [path for path in modules("analytics", "dashboard") if "analytics/lake/" not in name(path)]
    assert {name(path) for path in outside if "analytics.lake.open_lake" in imports(path)} <= openers


def holds_words(path: Path) -> bool:
    """Whether Chinese may stand there: in words by name, in what is shared, beside what says it."""
    return (
        "words" in path.stem
        or path.parent.name in ("words", "kit")
        or name(path).startswith(("dashboard/systems/", "dashboard/files/"))
    )


def test_chinese_stands_only_in_words_and_beside_what_says_it():
    said = [
        (name(path), node.value)
        for path in modules("dashboard")
        if not holds_words(path)
        for ignored in [docstrings(path)]
        for node in nodes(path)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in ignored
        if CJK.search(node.value)
    ]

    assert not said


def test_a_page_is_a_short_script_without_functions():
    pages = modules("dashboard/screen/pages")
    assert {name(path): lines(path) for path in pages if lines(path) > PAGE_LINES} == {}
    assert [name(path) for path in pages if functions(path)] == []


def test_a_module_is_one_idea_long():
    assert {name(path): lines(path) for path in EVERY_MODULE if lines(path) > MODULE_LINES} == {}


def test_a_function_fits_on_a_screen():
    too_long = {
        (name(path), node.name): length
        for path in EVERY_MODULE
        for node in functions(path)
        if (length := node.end_lineno - node.lineno + 1) > FUNCTION_LINES
    }

    assert not too_long


def test_a_function_is_named_by_what_it_makes_or_does():
    bare = [
        f"{name(path)} {node.name}"
        for path in modules("analytics", "dashboard")
        for node in functions(path)
        if not {ast.unparse(one) for one in node.decorator_list} & {"property", "cached_property"}
        if PARTICIPLE.fullmatch(node.name.strip("_"))
    ]

    assert not bare, "a verb with its object, or what is made: no bare participle"


def test_nothing_executes_text_or_unpickles():
    called = [
        (name(path), node.func.id)
        for path in EVERY_MODULE
        for node in nodes(path)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("eval", "exec")
    ]
    unpickling = [name(path) for path in EVERY_MODULE if imports(path) & {"pickle", "marshal", "shelve"}]

    assert not called
    assert not unpickling
