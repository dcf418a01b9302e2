"""The app in this process, opened at a page as a link opens it."""

from pathlib import Path
from unittest import mock

from streamlit.navigation.page import StreamlitPage
from streamlit.testing.v1 import AppTest

from dashboard import navigation

APP = Path(__file__).parents[2] / "dashboard" / "frame" / "app.py"
_PATIENCE = 60.0


def opened(script: str, **query: str) -> AppTest:
    """The page of that script with these words in its address; ValueError where it is not in the menu."""
    app = AppTest.from_file(APP, default_timeout=_PATIENCE)
    if script != navigation.DEFAULT.script:
        with mock.patch.object(StreamlitPage, "run"):  # the menu alone: nobody looks at the page before
            app.run()
        app.switch_page(f"../pages/{script}.py")
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()
