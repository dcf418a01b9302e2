"""Groups among rows: the pieces, each checked against a hand or a library."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import spearmanr
from sklearn.metrics import silhouette_score

from analytics.statistics import agreement, null_test, outliers, robust, silhouettes, stability, surrogates
from analytics.statistics.mixtures import fit_groups


def clouds(*centres, each=40, seed=1):
    rng = np.random.default_rng(seed)
    return np.vstack([rng.normal(centre, 1, size=(each, len(centre))) for centre in centres])


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10_000), st.integers(2, 5))
def test_the_silhouette_is_that_of_scikit_learn(seed, groups):
    rng = np.random.default_rng(seed)
    points, labels = rng.normal(size=(30, 3)), rng.permutation(np.arange(30) % groups)

    ours = silhouettes.silhouette(silhouettes.distances(points), labels)

    assert ours == pytest.approx(silhouette_score(points, labels))


def test_a_row_alone_in_its_group_counts_nothing():
    points, labels = np.array([[0.0], [1.0], [9.0]]), np.array([0, 0, 1])
    expected = (1 - 1 / 9 + 1 - 1 / 8) / 3
    assert silhouettes.silhouette(silhouettes.distances(points), labels) == pytest.approx(expected)


def test_data_without_groups_keep_margins_and_rank_correlations():
    rng = np.random.default_rng(3)
    points = rng.multivariate_normal([0, 0], [[1, 0.7], [0.7, 1]], size=2000) ** 3

    latent = null_test._latent_correlations(points)
    drawn = null_test.without_groups(np.sort(points, axis=0), latent, rng)

    assert np.array_equal(np.sort(drawn, axis=0), np.sort(points, axis=0))
    assert spearmanr(drawn)[0] == pytest.approx(spearmanr(points)[0], abs=0.05)


def test_two_clouds_reject_the_null_with_all_draws_and_drawing_stops_once_it_cannot_be_rejected():
    rng = np.random.default_rng(1)
    found = null_test.null_test(clouds((0, 0, 0), (6, 6, 0)), silhouettes.best_of_hierarchy, rng)
    refused = null_test.null_test(clouds((0, 0, 0), each=80), lambda _: 0.5, rng)

    assert (found.rejected, found.draws, found.p_value) == (True, null_test.DRAWS, 0.01)
    assert (refused.rejected, refused.draws, refused.p_value) == (False, 1, None)


def test_a_common_factor_alone_is_no_group():
    rng = np.random.default_rng(5)
    points = rng.normal(size=(150, 1)) + rng.normal(size=(150, 4)) * 0.7
    assert not null_test.null_test(points, silhouettes.best_of_hierarchy, rng).rejected


def test_a_mixture_parts_two_clouds_and_repeats_itself():
    points = clouds((0, 0), (8, 8))

    labels = fit_groups(points, 2)

    assert {len(set(labels[:40])), len(set(labels[40:]))} == {1}
    assert np.array_equal(labels, fit_groups(points, 2))


def test_repeated_rows_part_without_a_warning():
    assert fit_groups(np.repeat([[0.0, 0.0], [1.0, 1.0]], 40, axis=0), 4).size == 80


def test_clear_groups_are_found_again_among_rows_drawn_anew_and_those_drawn_at_random_are_not():
    rng, both, one = np.random.default_rng(1), clouds((0, 0), (8, 8)), clouds((0, 0), each=80)
    assert stability.stabilities(both, np.repeat([0, 1], 40), fit_groups, rng).min() > 0.95
    assert stability.stabilities(one, np.arange(80) % 2, fit_groups, rng).max() < stability.HIDDEN_BELOW


def test_groups_that_are_homes_agree_fully_and_groups_across_homes_not_at_all():
    homes = np.repeat([0, 1, 2, 3], 20)
    assert agreement.excess_agreement((homes > 1).astype(int), homes).tolist() == [1, 1]
    assert np.abs(agreement.excess_agreement(np.arange(80) % 2, homes)).max() < 0.1


def test_hardly_any_neighbours_say_nothing():
    assert agreement.excess_agreement(np.array([0, 0, 1, 1]), np.array([5, 5, 6, 6])).tolist() == [0, 0]


def test_a_few_rows_far_from_all_others_stand_alone_however_alike_and_a_group_of_its_own_does_not():
    points = np.vstack([clouds((0,) * 6, each=100), np.full((3, 6), 30.0)])
    assert np.flatnonzero(outliers.alone(points)).tolist() == [100, 101, 102]
    assert not outliers.alone(clouds((0,) * 6, (30,) * 6, each=40)).any()


def test_scaling_measures_a_column_of_one_usual_value_by_its_standard_deviation():
    assert robust.robust_distances(np.array([[0.0]] * 9 + [[10.0]]))[-1, 0] == pytest.approx(10 / 3)
    assert robust.robust_distances(np.ones((5, 1))).tolist() == [[0.0]] * 5


def test_a_rule_names_the_side_and_border_of_its_group():
    values = np.column_stack([np.r_[np.zeros(40), np.ones(40)], np.zeros(80)])

    first, second = surrogates.rules(values, np.repeat([0, 1], 40))

    assert (first.conditions, second.conditions) == (
        [surrogates.Condition(0, False, 0.5)],
        [surrogates.Condition(0, True, 0.5)],
    )
    assert (first.coverage, first.precision, first.fidelity) == (1, 1, 1)


def test_a_rule_about_noise_has_no_fidelity():
    rng = np.random.default_rng(2)
    rules = surrogates.rules(rng.normal(size=(120, 3)), np.arange(120) % 2)
    assert max(rule.fidelity for rule in rules) < surrogates.PRINTED_FROM
