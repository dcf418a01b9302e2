"""同时有多种情况 and 需重点关注 are two lists by two rules: where both are read, both are told."""

from analytics import reference
from analytics.systems.attention import Reason
from dashboard.base.source import Source
from dashboard.files import report
from dashboard.systems.overview.findings import UNITS_TOGETHER


def test_what_each_list_counts_stands_where_they_are_read(sample_results):
    results = sample_results("2023H2")
    told = UNITS_TOGETHER.remark(results)
    here, there = told.split("后者看")

    facts = {rule["fact"] for rule in reference.advice() if rule["whom"] != reference.COMMITTEE}
    assert set(results.tables["unit_facts"].filter(is_common=False)["fact"]) <= facts
    assert "下一步建议里的事项" in here  # which are listed there, with what triggers each, and grow
    assert all(reason in there for reason in {*Reason, *results.tables["attention"]["reason"]})
    assert Reason.FALLEN_TWICE not in here


def test_the_report_tells_it_above_the_list(sample_results, monkeypatch):
    monkeypatch.setattr("dashboard.media.images.bare_png", lambda *_: b"")
    results = sample_results("2023H2")
    said = [getattr(block, "text", "") for block in report.blocks(Source(results, None, 1))]

    assert any(UNITS_TOGETHER.remark(results).rstrip("。") in text for text in said)
