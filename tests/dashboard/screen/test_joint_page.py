"""Several systems on one page."""

import pytest

from dashboard import systems
from dashboard.screen import navigation

JOINT = [page for page, joining in systems.by_page().items() if len(joining) > 1]


@pytest.mark.parametrize("page", JOINT, ids=lambda page: page.name)
def test_each_system_stands_under_its_title_on_the_page_it_joins(page, serve, sample_lake):
    shown = serve(sample_lake, page.name)

    assert [one.value for one in shown.title] == [page.title]
    assert [one.value for one in shown.subheader] == [one.title for one in systems.by_page()[page]]


def test_every_system_made_of_shapes_has_its_page_in_the_menu():
    shown = [one for entry in navigation.ENTRIES for one in entry.systems]

    assert sorted(one.name for one in shown) == sorted(one.name for one in systems.ALL if one.headline)
