"""What comes out of the pipeline: the registry of result tables, and the results of one period."""

from dataclasses import dataclass
from functools import cached_property

import dataframely as dy
import polars as pl

from analytics import datasets
from analytics.measures import (
    attention,
    branches,
    burden,
    calendar,
    coverage,
    evidence,
    gaps,
    item_changes,
    item_losses,
    items,
    low_star,
    overtakes,
    rankings,
    reminders,
    reporting,
    scores,
    self_review,
    spine,
    stars,
    survey,
    trends,
    unit_branches,
    unit_register,
    weak_features,
    weak_group_recovered,
    weak_groups,
    weak_members,
    weak_recovered,
    weak_verdict,
)
from analytics.measures import columns as c
from analytics.periods import Period
from analytics.systems.weak_branches import LEDGER


class Provenance(dy.Schema):
    """What a result table was made from, and whether any row of that was simulated."""

    table = c.text("结果表", primary_key=True)
    sources = c.text("数据来源")
    synthetic = c.flag("模拟数据")


@dataclass(frozen=True)
class ResultTable:
    """One table of results: its Chinese title, its schema and the data sets it is made from."""

    title: str
    schema: type[dy.Schema]
    sources: tuple[str, ...]


_TREE = ("organisations", "aliases")
_REVIEWS = ("organisations", "aliases", "rubrics", "reviews", "exemptions", "adjustments")
_CARDS = (*_TREE, "rubrics", "branch_cards", "exemptions")
_RULED = (*_TREE, "rubrics", "exemptions")
_REVIEWED = (*_RULED, "reviews")
_CALENDAR = (*_REVIEWED, "self_checks", "branch_cards")
_WEAK = (*_REVIEWS, "self_checks", "branch_cards", "star_ratings", "weak_branches")
_REPORTS = (*_REVIEWS, "self_checks", "branch_cards", "burden_counts")

RESULTS: dict[str, ResultTable] = {
    "rankings": ResultTable("单位排名", rankings.Ranking, (*_REVIEWS, "assessments")),
    "scores": ResultTable("单位得分", scores.UnitScore, (*_REVIEWS, "assessments")),
    "dimensions": ResultTable("维度得分", items.NamedDimension, _REVIEWS),
    "items": ResultTable("要素得分", items.ItemScore, _REVIEWS),
    "self_items": ResultTable("自评与审核（分要素）", self_review.SelfItem, (*_REVIEWS, "self_checks")),
    "self_reviews": ResultTable("自评与审核（分单位）", self_review.SelfReview, (*_REVIEWS, "self_checks")),
    "place_history": ResultTable("历期名次", rankings.PlaceHistory, _REVIEWS),
    "score_levels": ResultTable("各期得分水平", trends.ScoreLevel, _REVIEWS),
    "spine": ResultTable("与同组对照", spine.SpineRow, (*_REVIEWS, "assessments")),
    "item_changes": ResultTable("得分变化逐项账", item_changes.ItemChange, (*_REVIEWS, "assessments")),
    "overtakes": ResultTable("名次变化逐家账", overtakes.Overtake, (*_REVIEWS, "assessments")),
    "unit_register": ResultTable("单位名册", unit_register.RegisteredUnit, (*_TREE, "changes")),
    "comparisons": ResultTable("可比期间", calendar.Comparison, (*_REVIEWS, "assessments")),
    "coverage": ResultTable("报送情况", coverage.Coverage, _REPORTS),
    "missing": ResultTable("缺报清单", gaps.Missing, (*_CALENDAR, "burden_counts")),
    "item_losses": ResultTable("失分要素", item_losses.ItemLoss, _REVIEWED),
    "evidence_missing": ResultTable("缺支撑材料", evidence.EvidenceMissing, (*_RULED, "self_checks")),
    "reporting_calendar": ResultTable("报送日历", reporting.Reporting, _CALENDAR),
    "reminders": ResultTable("提醒清单", reminders.Reminder, (*_CALENDAR, "burden_counts")),
    "stars_pooled": ResultTable("五星支部（合计）", stars.StarsPooled, (*_TREE, "star_ratings")),
    "stars_by_unit": ResultTable("五星支部（分单位）", stars.StarsByUnit, (*_TREE, "star_ratings")),
    "stars_trends": ResultTable("五星占比趋势", trends.StarsTrend, (*_TREE, "star_ratings")),
    "branch_scores": ResultTable("支部评分", branches.BranchScore, (*_CARDS, "star_ratings")),
    "branch_dimensions": ResultTable("支部维度得分", branches.BranchDimension, _CARDS),
    "branch_levels": ResultTable("支部得分率", branches.BranchLevel, _CARDS),
    "unit_branches": ResultTable(
        "支部一览", unit_branches.UnitBranch, (*_CARDS, "star_ratings", "weak_branches")
    ),
    "branch_stars": ResultTable("支部历次星级", unit_branches.BranchStarsThen, (*_TREE, "star_ratings")),
    "ledger": ResultTable("后进支部台账", LEDGER.case, (*_TREE, "weak_branches")),
    "ledger_pooled": ResultTable("后进支部（合计）", LEDGER.pooled, (*_TREE, "weak_branches")),
    "ledger_by_unit": ResultTable("后进支部（分单位）", LEDGER.by_unit, (*_TREE, "weak_branches")),
    "ledger_by_kind": ResultTable("后进支部（分类型）", LEDGER.by_kind, (*_TREE, "weak_branches")),
    "ledger_by_month": ResultTable("后进支部（分月）", LEDGER.by_month, (*_TREE, "weak_branches")),
    "worklist": ResultTable("后进支部工作清单", LEDGER.work, (*_TREE, "weak_branches", "star_ratings")),
    "low_star_branches": ResultTable("低星支部", low_star.LowStar, (*_TREE, "weak_branches", "star_ratings")),
    "weak_verdict": ResultTable("短板类型：结论", weak_verdict.WeakVerdict, _WEAK),
    "weak_groups": ResultTable("短板类型", weak_groups.WeakGroup, _WEAK),
    "weak_profiles": ResultTable("短板类型特征", weak_groups.WeakProfile, _WEAK),
    "weak_rules": ResultTable("短板类型规则", weak_groups.WeakRule, _WEAK),
    "weak_members": ResultTable("后进与低星支部", weak_members.WeakMember, _WEAK),
    "weak_group_units": ResultTable("短板类型（分单位）", weak_groups.WeakGroupUnit, _WEAK),
    "weak_features": ResultTable("后进与低星支部特征", weak_features.WeakFeature, _WEAK),
    "weak_recovered": ResultTable("好转支部对比", weak_recovered.WeakRecovered, _WEAK),
    "weak_group_recovered": ResultTable(
        "好转支部对比（分类型）", weak_group_recovered.WeakGroupRecovered, _WEAK
    ),
    "survey": ResultTable("形式主义调查", survey.RankedOption, ("survey_answers",)),
    "burden_pooled": ResultTable("减负对比（合计）", burden.BurdenPooled, (*_TREE, "burden_counts")),
    "burden_by_unit": ResultTable("减负对比（分单位）", burden.BurdenByUnit, (*_TREE, "burden_counts")),
    "burden_by_month": ResultTable("减负对比（分月）", burden.BurdenMonth, (*_TREE, "burden_counts")),
    "attention": ResultTable("需重点关注", attention.Attention, (*_REPORTS, "assessments", "weak_branches")),
    "provenance": ResultTable("结果来源", Provenance, ()),
}


@dataclass(frozen=True, eq=False)
class Results:
    """Every number of one period. closed: whether the data reach its last day.

    They never change; two are the same only when they are one object.
    """

    period: Period
    closed: bool
    tables: dict[str, pl.DataFrame]

    def synthetic(self, name: str) -> bool:
        """Whether a row of what the table was made from is simulated."""
        return self._made_from[name][1]

    def sources(self, name: str) -> str:
        """The titles of the data sets the table was made from."""
        return self._made_from[name][0]

    @cached_property
    def _made_from(self) -> dict[str, tuple[str, bool]]:
        rows = self.tables["provenance"].select("table", "sources", "synthetic").iter_rows()
        return {table: (sources, synthetic) for table, sources, synthetic in rows}


def provenance_of_all(known: pl.DataFrame, *, synthetic: bool) -> pl.DataFrame:
    """The provenance with a row for every table: one newer than its edition is marked as that is."""
    rows = [
        {
            "table": name,
            "sources": "、".join(datasets.ALL[source].title for source in result.sources),
            "synthetic": synthetic,
        }
        for name, result in RESULTS.items()
        if name not in known["table"]
    ]
    return pl.concat([known, pl.DataFrame(rows, schema=Provenance.create_empty().schema)])
