"""The report advises: state, results, problems, what stands together, advice; all the rest is attached."""

from fractions import Fraction
from itertools import pairwise

import polars as pl
import pytest

from analytics.base.rules import PROVINCE
from analytics.systems.figure_changes import JUDGED
from dashboard import systems
from dashboard.base.source import Source
from dashboard.files import report
from dashboard.files.systems import report as of_systems
from dashboard.kit.finding import Body, Where
from dashboard.media import blocks
from dashboard.systems.burden.findings import KINDS
from dashboard.systems.overview import advice
from dashboard.systems.overview.advice import AdviceLine
from dashboard.systems.overview.findings import CHANGES
from dashboard.systems.stars.findings import TREND
from dashboard.systems.weak_branches.findings import STANDING


@pytest.fixture
def drawn(monkeypatch):
    """The pictures of the report are drawn in other tests."""
    monkeypatch.setattr("dashboard.media.images.bare_png", lambda *_: b"")


def chapters(parts):
    return [part.text for part in parts if isinstance(part, blocks.Heading) and part.level == 1]


@pytest.mark.usefixtures("drawn")
def test_the_body_comes_first_in_its_order_then_what_is_attached_then_the_lists(sample):
    assert chapters(report.blocks(sample)) == [
        *("总体情况", "主要成效", "存在问题", "原因线索", "下一步建议"),
        *("数据说明", "附件：分项情况", "附表"),
    ]


@pytest.mark.usefixtures("drawn")
def test_nothing_that_is_declared_for_the_report_is_lost_or_told_twice(sample):
    results = sample.results
    body, attached = (
        [part for section in parts(sample) for part in section]
        for parts in (of_systems.body, of_systems.attachment)
    )
    keys = [part.key for part in (*body, *attached) if isinstance(part, blocks.Picture | blocks.TableBlock)]
    told = [
        "".join(part.text for part in parts if isinstance(part, blocks.Sentence))
        for parts in (body, attached)
    ]
    for system in systems.ALL:
        if not system.has_records(results):
            continue
        for one in system.findings_at(Where.REPORT | Where.SAID):
            for codes in one.each_in_files(results):
                words = one.statement_of(results, *codes).words.rstrip("。")
                assert words in told[one.body_of(results) is None], one.key

    assert len(keys) == len(set(keys))
    assert len([key for key in keys if key]) > 10


def test_what_changed_much_is_said_once_at_the_head(sample):
    told = of_systems.summary(sample)
    named = [one for one in told if "217个" in one]

    assert told[0] == CHANGES.statement_of(sample.results).words
    assert named == told[:1]
    assert set(STANDING.judged) <= {one.code for one in JUDGED}


@pytest.mark.usefixtures("drawn")
def test_no_heading_stands_over_nothing(sample_results):
    running = Source(sample_results("2024H1"), None, 1)
    for section in [*of_systems.body(running), *of_systems.attachment(running)]:
        for one, after in pairwise([*section, blocks.Heading(0, "")]):
            if isinstance(one, blocks.Heading) and isinstance(after, blocks.Heading):
                assert after.level > one.level, one.text
    told = [part.text for part in of_systems.body(running)[1] if isinstance(part, blocks.Heading)]
    assert told[0] == "主要成效"
    assert "变好的指标" not in told


def test_what_stands_where_follows_the_results(sample):
    pooled = sample.results.tables["stars_pooled"].filter(scope=PROVINCE)
    reached = bool(pooled.row(-1, named=True)["reached"])

    assert TREND.body_of(sample.results) is (Body.RESULTS if reached else Body.PROBLEMS)
    within = sample.results.tables["burden_pooled"].filter(scope=PROVINCE)["within"].drop_nulls().all()
    assert KINDS.body_of(sample.results) is (Body.RESULTS if within else Body.PROBLEMS)


def test_advice_names_the_units_what_they_are_to_do_and_until_when(sample):
    rows = advice.lines(sample.results)
    overdue = rows.filter(rows["fact"].str.contains("后进支部超期未销号")).row(0, named=True)
    late = sample.results.tables["ledger_by_unit"]
    late = late.filter(late["overdue"] > 0).sort("overdue", descending=True)

    assert set(overdue["whom"].split("、")) == set(late["name"])
    counts = f"{late.height}个单位，共{late['overdue'].sum()}个后进支部，未销号的一共217个"
    assert overdue["fact"] == f"1．后进支部超期未销号（{counts}）"
    assert (overdue["by_day"].isoformat(), overdue["what"][:2]) == ("2024-01-15", "逐个")
    assert [fact.partition("．")[0] for fact in rows["fact"]] == [
        str(number) for number in range(1, rows.height + 1)
    ]
    assert AdviceLine.columns()["by_day"].description == "建议时限"
    assert rows["by_day"].n_unique() > 2
    assert "五星" not in "".join(rows["fact"])  # no unit of the sample is the city the target binds


def test_pairs_that_stand_out_are_told_as_recounted(sample):
    tables = sample.results.tables
    ranked = tables["rankings"].filter(pl.col("place").is_not_null())
    last = set(ranked.filter(quartile=4)["org_id"])
    share = {
        row["org_id"]: Fraction(row["five_star"], row["branches"])
        for row in tables["stars_by_unit"].join(ranked, on="org_id", how="semi").iter_rows(named=True)
        if row["branches"]
    }
    border = sorted(share.values())[len(share) // 4 - 1]
    few = {code for code, one in share.items() if one <= border}
    rest = tables["stars_by_unit"].filter(league="省直").height - len(last)

    assert (
        f"“五星支部占比在最低的四分之一”更常同“名次居后四分之一”（{len(last)}个单位中，{len(last & few)}个"
        f"，占70.0%；其余{rest}个单位中，{len(few - last)}个"
    ) in advice.together(sample.results)


def test_facts_together_are_called_no_cause(sample):
    said = advice.several(sample.results) + advice.together(sample.results)

    assert "同时" in said
    assert not any(word in said for word in ("导致", "由于", "因为", "造成"))


def test_every_rule_of_advice_is_listed_with_its_trigger():
    assert all(all(row) for row in advice.rules())


def test_the_head_says_who_needs_help_and_what_comes_first(sample):
    told = of_systems.summary(sample)
    advised = sample.results.tables["advice"]
    first = advised.filter(code=advised["code"][0])

    assert sum("个单位需重点关注" in one for one in told) == 1
    starts = ("与上期相比", "28个单位需重点关注，先看其中13个有具体事项的", "下一步最先办的")
    assert [one.startswith(start) for one, start in zip(told, starts, strict=False)] == [True] * 3
    steps = next(one for one in told if one.startswith("下一步最先办的：一是"))
    assert [name for name in first["name"] if name not in steps] == []
    assert first["fact"][0] in steps
