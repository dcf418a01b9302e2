"""How Streamlit's tables are drawn, where no setting says it: an edit of its script as it is handed out.

Left to itself it writes headings of numbers away from their numbers, columns that stay in sight in a grey too
pale to read, and opens what stands in a column of links in a window of its own; our pages follow a click
themselves.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType

_NAME = re.compile(r"DataFrame\.[^/]*\.js")
_RIGHT = "a.themeOverride?.rightHeading===!0"
_ROOM = "t+r-(_?35:s.cellHorizontalPadding)"  # beside the menu that shows while the pointer is there
EDITS: Mapping[str, str] = MappingProxyType(
    {
        # the heading of a column set right
        "{id:e.id,title:e.title,hasMenu:!1,menuIcon:`dots`,themeOverride:e.themeOverride,": (
            "{id:e.id,title:e.title,hasMenu:!1,menuIcon:`dots`,"
            "themeOverride:e.contentAlignment===`right`?{...e.themeOverride,rightHeading:!0}:e.themeOverride,"
        ),
        "if(m&&(e.textAlign=`right`),h.textBounds!==void 0&&e.fillText(a.title,m?": (
            f"if((m||{_RIGHT})&&(e.textAlign=`right`),h.textBounds!==void 0&&"
            f"e.fillText(a.title,{_RIGHT}?{_ROOM}:m?"
        ),
        ",m&&(e.textAlign=`left`),a.indicatorIcon": f",(m||{_RIGHT})&&(e.textAlign=`left`),a.indicatorIcon",
        # grey that can be read
        "===`faded`&&(e.globalAlpha=.6)": "===`faded`&&(e.globalAlpha=1)",
        "textLight:e.colors.fadedText40,": "textLight:e.colors.fadedText70,",
        # a click on a link chooses its cell
        (
            "onClickUri:e=>{window.open(r.startsWith(`www.`)?`https://${r}`:r,`_blank`,`noopener,noreferrer`),"
            "e.preventDefault()}"
        ): "onClickUri:void 0",
        "{kind:Y.Uri,readonly:!e.isEditable,allowOverlay:!r,": (
            "{kind:Y.Uri,readonly:!e.isEditable,allowOverlay:!1,"
        ),
    }
)


def is_drawing(url: str) -> bool:
    """Whether the script that draws tables stands there."""
    return _NAME.fullmatch(url.rpartition("/")[2]) is not None


def our_script(script: bytes) -> bytes:
    """The script as ours; of another Streamlit what is not found in it stays."""
    words = script.decode("utf-8")
    for theirs, ours in EDITS.items():
        words = words.replace(theirs, ours)
    return words.encode("utf-8")
