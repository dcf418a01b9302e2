"""The sentences of the page of formalism and burden say what was published and counted."""

from dashboard.headlines import formalism as headlines
from dashboard.text.formalism import Formalism
from tests.dashboard.test_figures_formalism import build


def test_where_2019_had_none_a_key_figure_says_so_and_no_ratio():
    assessments = headlines.indicators(build(), "省直")[3]

    assert (assessments.value, assessments.change, assessments.good) == ("1", Formalism.BASE_ZERO, False)
