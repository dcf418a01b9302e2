"""The record in words: why a log-in failed is said as such."""

import pytest

from dashboard.words.audit import REASONS
from dashboard.words.login import WHY_NOT

NO_FAILURE = {"expired", "left", "left-here"}


@pytest.mark.parametrize("why", sorted(WHY_NOT.keys() - NO_FAILURE))
def test_every_reason_of_a_log_in_that_failed_has_its_words(why):
    assert why in REASONS
