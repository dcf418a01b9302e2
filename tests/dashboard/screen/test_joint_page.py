"""Several systems on one page, of which the reader chooses one."""

import pytest

from dashboard import systems
from dashboard.screen import access, navigation

JOINT = [(page, query[systems.CHOSEN]) for page, query in systems.addresses() if query]


@pytest.mark.parametrize(("page", "name"), JOINT, ids=lambda word: word)
def test_the_page_shows_the_system_that_is_chosen_and_no_other(page, name, serve, sample_lake):
    about = {one.name: one.about for one in systems.ALL if one.headline and one.page.name == page}

    shown = [caption.value for caption in serve(sample_lake, page, **{systems.CHOSEN: name}).caption]

    assert about[name] in shown
    assert not {words for one, words in about.items() if one != name} & set(shown)


def test_every_system_made_of_shapes_has_its_page_in_the_menu():
    shown = [one for entry in navigation.ENTRIES for one in entry.systems]

    assert sorted(one.name for one in shown) == sorted(one.name for one in systems.ALL if one.headline)


def test_a_system_is_found_on_the_page_it_joins():
    for page, query in systems.addresses():
        name = query.get(systems.CHOSEN, page)
        assert navigation.place_of(name, access.OPERATOR) == (page, query)
    assert navigation.place_of("nothing", access.OPERATOR) is None
