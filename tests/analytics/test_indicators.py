"""What 口径说明 says of the numbers agrees with the code and the reference tables."""

import re

import polars as pl

from analytics import reference, systems
from analytics.results import RESULTS
from analytics.systems.scores import self_review

OWN = "本系统约定"


OF_SYSTEMS = [one for system in systems.ALL for one in system.INDICATORS]


def listed(column):
    own = {name for one in OF_SYSTEMS for name in getattr(one, column)}
    return set(reference.indicators()[column].explode().drop_nulls()) | own


def definition(code):
    return reference.indicators().filter(pl.col("code") == code)["definition"].item()


def test_every_result_table_is_explained_and_none_that_is_not_by_codes_used_once():
    codes = [*reference.indicators()["code"], *(one.code for one in OF_SYSTEMS)]

    assert listed("tables") == set(RESULTS)
    assert len(set(codes)) == len(codes)
    assert set(reference.indicators()["direction"]) <= {"越高越好", "越低越好", "只作参照"}


def test_a_target_is_named_by_its_code_and_never_typed_again():
    assert listed("target") <= set(reference.table("thresholds")["code"])
    typed = reference.table("indicators").select(
        pl.concat_str("definition", "denominator", "assumption", ignore_nulls=True)
    )
    assert not [text for (text,) in typed.rows() if f"{reference.five_star_target()}%" in text]


def test_every_source_is_one_of_the_documents_or_our_own():
    documents = set(reference.table("documents")["short_name"])

    assert listed_sources("indicators") | {one.source for one in OF_SYSTEMS} <= documents | {OWN}
    cited = {
        re.split(" ", part)[0]
        for source in reference.table("thresholds")["source"]
        for part in source.split("；")
    }
    assert cited <= documents


def listed_sources(name):
    return set(reference.table(name)["source"])


def test_numbers_of_the_rules_are_filled_in():
    texts = reference.indicators().select(pl.selectors.string()).rows()
    assert not [text for row in texts for text in row if "{" in text]
    assert f"第{reference.days_to_report('self_checks')}天" in definition("months_late")


def test_the_limits_of_a_gap_worth_a_look_are_those_of_the_measure():
    said = definition("worth_a_look")
    assert f"{self_review._FAR_FROM_LEAGUE:g}倍" in said
    assert f"{self_review._GAP_PERCENT}%" in said
