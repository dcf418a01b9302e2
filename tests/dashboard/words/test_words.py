"""Every word written for a reader is shown to one."""

import ast
from collections.abc import Iterator
from pathlib import Path

import dashboard

_HOUSE = Path(dashboard.__file__).parent


def homes() -> list[Path]:
    """The modules of words: those all rooms say, and those beside what says them."""
    return sorted({*(_HOUSE / "words").glob("*.py"), *_HOUSE.rglob("*words.py")})


def module_of(path: Path) -> str:
    return ".".join(path.relative_to(_HOUSE.parent).with_suffix("").parts).removesuffix(".__init__")


def constants() -> Iterator[tuple[str, str, str]]:
    """Module, class ('' for the module itself) and name of every constant of a module of words."""
    for path in homes():
        tree = ast.parse(path.read_text("utf-8"))
        for owner, body in [("", tree.body), *((c.name, c.body) for c in tree.body if _is_class(c))]:
            for statement in body:
                if isinstance(statement, ast.Assign | ast.AnnAssign):
                    yield from ((module_of(path), owner, name) for name in _assigned(statement))


def uses(tree: ast.Module, module: str = "") -> set[tuple[str, str, str]]:
    """Constants a file reads, as (module, class, name); (module, class, '*') where the class is passed on."""
    known = {node.name: (module, node.name) for node in tree.body if _is_class(node)} if module else {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            known |= {name.asname or name.name: (node.module or "", name.name) for name in node.names}
    found, members = set(), set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in known:
            home, name = known[node.value.id]
            # Of a class; a word by itself; of a module.
            found |= {(home, name, node.attr), (home, "", name), (f"{home}.{name}", "", node.attr)}
            members.add(id(node.value))
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and id(node) not in members:
            found.add((*known.get(node.id, (module, node.id)), "*"))
            found.add((module, "", node.id))
    return found


def test_every_constant_is_used_somewhere():
    read, known = set(), set(homes())
    for path in _HOUSE.rglob("*.py"):
        read |= uses(ast.parse(path.read_text("utf-8")), module_of(path) if path in known else "")

    unused = [
        (module, owner, name)
        for module, owner, name in constants()
        if (module, owner, name) not in read
        and (module, owner or name, "*") not in read  # imported by itself, or its class gone through
        and not _in_class_body(module, owner, name)
    ]

    assert not unused


def _in_class_body(module: str, owner: str, name: str) -> bool:
    """Whether another constant of the same class is made of it."""
    if not owner:
        return False
    tree = ast.parse((_HOUSE.parent / f"{module.replace('.', '/')}.py").read_text("utf-8"))
    body = next(node for node in tree.body if _is_class(node) and node.name == owner)
    return any(isinstance(node, ast.Name) and node.id == name and isinstance(node.ctx, ast.Load)
               for node in ast.walk(body))  # fmt: skip


def _is_class(node: ast.AST) -> bool:
    """A class of words: one that declares a row or a record says nothing by itself."""
    return isinstance(node, ast.ClassDef) and not node.bases and not node.decorator_list


def _assigned(statement: ast.Assign | ast.AnnAssign) -> list[str]:
    targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
    return [node.id for target in targets for node in ast.walk(target) if isinstance(node, ast.Name)]
