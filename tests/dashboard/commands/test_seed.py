import pytest

from analytics import datasets
from analytics.lake import open_lake
from dashboard.commands import seed
from tests.analytics import builders as b
from tests.dashboard.commands.conftest import standing

TINY = {
    "organisations": b.organisations(b.unit("u1")),
    "rubrics": b.rubric(60),
    "reviews": b.reviews(
        b.review("u1", 5000, period="2022H2"),
        b.review("u1", 5000, period="2023H1"),
        b.review("u1", 5000, period="2023H2"),
    ),
}


@pytest.fixture
def asked(monkeypatch):
    """What the generator was asked for; it makes a tiny sample at once."""
    calls = []

    def generate(number, **options):
        calls.append((number, options))
        return TINY

    monkeypatch.setattr(seed.generate, "generate", generate)
    return calls


def test_an_empty_lake_is_filled_in_one_commit_and_two_periods_are_finalised(run, folder, asked):
    outcome = run("seed", "--lake", folder)

    lake = open_lake(folder)
    assert outcome.status == 0
    assert asked == [(2020, {"structured": True, "branches": 5000})]
    assert [commit.id for commit in lake.history()] == [1]
    assert {edition.id for edition in lake.editions()} == {"2022-1", "2023H1-1"}
    lake.close()


def test_the_options_reach_the_generator(run, folder, asked):
    run("seed", "--seed", 7, "--branches", 300, "--no-structure", "--lake", folder)

    assert asked == [(7, {"structured": False, "branches": 300})]


def test_a_filled_lake_is_refused(run, small, asked):
    outcome = run("seed", "--lake", small)

    assert outcome.status == 1
    assert "不能装入" in outcome.messages
    assert asked == []
    assert standing(small).revision == 1


def test_a_filled_lake_is_left_alone_if_that_was_asked_for(run, small, asked):
    outcome = run("seed", "--if-empty", "--lake", small)

    assert outcome.status == 0
    assert "已有数据" in outcome.messages
    assert asked == []
    assert standing(small).revision == 1


@pytest.mark.parametrize("option", [("--branches", "0"), ("--branches", "10001"), ("--seed", "x")])
def test_numbers_out_of_range_are_wrong_usage(run, folder, option):
    assert run("seed", *option, "--lake", folder).status == 2
    assert not folder.exists()


def test_the_real_sample_fills_every_data_set(sample_lake):
    assert {name for name, _ in standing(sample_lake).heads} == set(datasets.ALL)
