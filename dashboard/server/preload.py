"""Which of Streamlit's scripts a page will need, so that the browser fetches them while it starts.

Left to itself the browser learns of each kind of element only when the first one arrives, one layer of
imports after the other.
"""

import re
from pathlib import Path

ELEMENTS = ("PlotlyChart", "DataFrame", "Metric", "ButtonGroup", "Selectbox", "DownloadButton")
_IMPORT = re.compile(r"""(?:from|import)["'`]\./([\w.-]+\.js)["'`]""")
_HEAD = 8192  # imports come first; in the middle of a bundle the words could be data


def scripts(folder: Path) -> list[str]:
    """The names of the elements' scripts and of all they import, nearest first."""
    waiting = [path.name for element in ELEMENTS for path in sorted(folder.glob(f"{element}.*.js"))]
    found: dict[str, None] = {}
    while waiting:
        name = waiting.pop(0)
        if name not in found:
            found[name] = None
            waiting += [imported for imported in _imports(folder / name) if (folder / imported).exists()]
    return list(found)


def links(frontend: Path, document: str) -> str:
    """The preload links for a document that does not name those scripts yet."""
    names = (name for name in scripts(frontend / "static" / "js") if f"/{name}" not in document)
    return "".join(f'<link rel="modulepreload" crossorigin href="/static/js/{name}">' for name in names)


def _imports(script: Path) -> list[str]:
    with script.open(encoding="utf-8") as text:
        return _IMPORT.findall(text.read(_HEAD))
