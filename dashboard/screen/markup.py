"""Names from workbooks may hold markup: on a page they are words and nothing else."""

import re

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$:&=^])")


def plain(text: str) -> str:
    """The text with every character that Markdown or HTML could act on made harmless."""
    return _SPECIAL.sub(r"\\\1", text)
