"""Drafts say 草稿 on every page and in every file, editions say 定稿."""

import pytest

from analytics import actions
from analytics.base.periods import parse
from dashboard.base.caption import file_name
from dashboard.screen import access, data, finding
from tests.dashboard.two_units import NOW, two_units


@pytest.fixture
def lake(tmp_path, show_lake):
    show_lake(tmp_path)
    opened = two_units(tmp_path)
    yield opened
    opened.close()


def test_files_of_a_draft_say_so_inside_and_in_their_name_and_editions_do_not(lake):
    draft = finding.caption(data.view(parse("2021H1"), access.user()), "scores", title="得分", unit="分")
    actions.finalise(lake, parse("2021H1"), actor="测试", made_at=NOW)
    issued = finding.caption(data.view(parse("2021H1"), access.user()), "scores", title="得分", unit="分")

    assert "草稿" in draft.making
    assert "草稿" in file_name(draft, "xlsx")
    assert "草稿" not in issued.making + file_name(issued, "xlsx")
    assert "定稿第1版" in issued.making
