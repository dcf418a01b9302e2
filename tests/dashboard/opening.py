"""The app in this process, opened at a page as a link opens it."""

from pathlib import Path
from unittest import mock

from streamlit.navigation.page import StreamlitPage
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from dashboard.screen import navigation

APP = Path(__file__).parents[2] / "dashboard" / "screen" / "frame" / "app.py"
_PATIENCE = 60.0


def opened(script: str, **query: str) -> AppTest:
    """The page of that script with these words in its address; ValueError where it is not in the menu."""
    app = AppTest.from_file(APP, default_timeout=_PATIENCE)
    if script != navigation.DEFAULT.script:
        with mock.patch.object(StreamlitPage, "run"):  # the menu alone: nobody looks at the page before
            app.run()
        _turn(app, script)
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


def _turn(app: AppTest, script: str) -> None:
    """To the page of a script, or to that of a system, which has none."""
    of_systems = [entry.url_path for entry in navigation.ENTRIES if entry.systems and entry.script == script]
    if not of_systems:
        app.switch_page(f"../pages/{script}.py")
        return
    app._page_hash = calc_hash(of_systems[0])  # AppTest knows pages of files only
    with mock.patch.object(StreamlitPage, "run"):
        app.run()
    if app._finished_page_script_hash != app._page_hash:
        raise ValueError(f"Could not find a navigation page: {script}")
