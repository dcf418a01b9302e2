"""Everything the pages say of a period, as letters and digits."""

import html
import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import systems
from dashboard.base import settings
from tests.dashboard.opening import opened

FIRST_STEPS = "下一步最先办的"  # the first rows of the list on the overview, as a sentence
OF_THE_PROVINCE = [
    ("overview", {}),
    ("ranking", {}),
    ("stars", {"show": "未达参照线的单位"}),
    ("weak_branches", {"section": "ledger"}),
    ("weak_branches", {"section": "low"}),
    ("weak_branches", {"section": "kinds"}),
    ("formalism", {}),
    ("items", {"dimension": "all"}),
    ("reporting", {}),
    *systems.addresses(),
]
OF_A_UNIT = [
    *(
        ("unit", {"view": view})
        for view in ("score", "change", "branches", "conduct", "systems", "organisation")
    ),
    ("unit", {"view": "change", "against": "同比"}),
]


class Pages:
    """The pages over a lake; each is run once."""

    def __init__(self, lake: Path, patch: pytest.MonkeyPatch) -> None:
        patch.setenv(settings.LOCATION, str(lake))
        patch.setenv("STREAMLIT_SERVER_ADDRESS", "127.0.0.1")
        self._read: dict[tuple, str] = {}

    def province(self, period: str) -> str:
        """What those say that the report is taken from."""
        return "".join(self._page(script, period=period, **query) for script, query in OF_THE_PROVINCE)

    def unit(self, period: str, org_id: str) -> str:
        """What the file of the unit says in all its parts."""
        return "".join(self._page(script, period=period, unit=org_id, **query) for script, query in OF_A_UNIT)

    def _page(self, script: str, **query: str) -> str:
        key = (script, *query.items())
        if key not in self._read:
            self._read[key] = _words(_run(script, query))
        return self._read[key]


def letters(words: str) -> str:
    """Without what markup, spaces and punctuation add."""
    return re.sub(r"[^\w]", "", words).replace("_", "")


def _run(script: str, query: dict[str, str]) -> AppTest:
    app = opened(script, **query)
    assert not app.exception
    return app


def _words(app: AppTest) -> str:
    told = [*app.markdown, *app.caption, *app.info, *app.button, *app.subheader, *app.metric]
    words = [str(getattr(one, part, "") or "") for one in told for part in ("label", "value", "delta")]
    about = [one.proto.delta_description for one in app.metric]
    return letters(html.unescape(" ".join([*words, *about])))
