"""Names from workbooks may hold markup: on a page they are words and nothing else."""

import re

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$:&=^@/])")
# What the browser still acts on after it has read the escapes: addresses, symbols by name, arrows. It looks
# for them in one piece of text at a time, so they are cut in two.
_ACTED_ON = re.compile(
    r"(?<=w)(?=ww\.)|(?<=h)(?=ttps?:)|(?=@)|(?<=:)(?=[\w+-]+:|material/)|(?<=[<>~=-])(?=[<>=-])",
    re.IGNORECASE,
)
_CUT = ":small[]"  # an element with nothing in it
_BREAK = re.compile(
    r"\s*[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]\s*"
)  # a line of its own may be a heading or a list


def plain(text: str) -> str:
    """The text with everything that Markdown, HTML or Streamlit could act on made harmless; one line."""
    pieces = _ACTED_ON.split(_BREAK.sub(" ", text).strip())
    return _CUT.join(_SPECIAL.sub(r"\\\1", piece) for piece in pieces)
