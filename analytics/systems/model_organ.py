"""模范机关: units judged in words by 21 points and seven opinions; who was recommended, named, revoked."""

from datetime import date
from typing import Any

import dataframely as dy
import polars as pl

from analytics import reference
from analytics.base import record_columns as r
from analytics.base.dataset import Check, Dataset
from analytics.base.indicator import Direction, Indicator
from analytics.base.periods import Period
from analytics.base.pressing import Pressing
from analytics.base.result import Reach, Result, RollUp
from analytics.base.rules import Level
from analytics.kit import appraisals as kit
from analytics.kit.facts import Fact, FactBeside, beside, read_word, tell
from analytics.kit.selections import (
    Step,
    TitleCount,
    TitleHeld,
    bodies_of_years,
    bodies_on,
    candidates_of_year,
    counts_of_titles,
    last_steps,
    seen_until,
    titles_held,
)
from analytics.kit.title_spread import TitleSpread, spread
from analytics.kit.units import Unit
from analytics.reference.criteria import criteria, titles

CRITERIA, TITLES = criteria(), titles()
_POINTS = tuple(one for one in CRITERIA if one.kind == kit.POINT)
_WORDS = tuple(dict.fromkeys(word for one in CRITERIA for word in one.words))


class Appraisal(r.Record):
    """One criterion of a unit in a year; a blank is not judged, which is no word of its own."""

    org_id = r.organisation("单位", *r.UNIT_NAMES, primary_key=True)
    period = r.period(r.YEAR, "年度", "考评年度", "期间", primary_key=True)
    criterion = r.choice([one.label for one in CRITERIA], "考评内容", "考评要点", "要点", primary_key=True)
    verdict = r.choice(_WORDS, "评价", "考评结果", "评价结果", nullable=True)

    @dy.rule()
    def criterion_judged_in_its_own_words(cls) -> pl.Expr:
        fits = [cls.criterion.col.eq(one.label) & cls.verdict.col.is_in(one.words) for one in CRITERIA]
        return cls.verdict.col.is_null() | pl.any_horizontal(fits)


class _Decided(r.Record):
    """What every step of a selection keeps."""

    @dy.rule()
    def decision_has_a_day(cls) -> pl.Expr:
        return ~pl.col("step").is_in([Step.NAMED, Step.REVOKED]) | pl.col("decided_on").is_not_null()

    @dy.rule()
    def decision_has_a_document(cls) -> pl.Expr:
        return ~pl.col("step").is_in([Step.NAMED, Step.REVOKED]) | pl.col("document").is_not_null()


def _selection_of(level: Level, holder: dy.Column) -> Any:
    """One step of an organisation of the level towards a title of that level."""
    own = [one.title for one in TITLES if one.level == level]
    columns = {
        "org_id": holder,
        "period": r.period(r.YEAR, "年度", "命名年度", "期间", primary_key=True),
        "title": r.choice(own, "称号", "命名称号", "荣誉称号", primary_key=True),
        "step": r.choice(Step, "环节", "评选环节", "步骤", primary_key=True),
        "decided_on": r.day("决定日期", "命名日期", "推荐日期", nullable=True),
        "document": r.text("依据文件", "命名文件", "文号", nullable=True),
    }
    return type(f"SelectionOf{level.name.title()}", (_Decided,), {"__doc__": _Decided.__doc__, **columns})


_DECISIONS = {
    "decision_has_a_day": Check(("decided_on", "step"), "命名、撤销要填决定日期"),
    "decision_has_a_document": Check(("document", "step"), "命名、撤销要填依据文件"),
}
_REMARK = (
    "一个{who}、一个年度、一种称号、一个环节一行，后来的环节另起一行。"
    "命名、撤销要填决定日期和依据文件。不填个人。"
)
DATASETS = (
    Dataset(
        "appraisals",
        "模范机关考评",
        Appraisal,
        checks={
            "criterion_judged_in_its_own_words": Check(
                ("verdict", "criterion"), "考评要点填好、较好、一般、差；各方意见填无异议、提醒、有异议"
            )
        },
        purpose="工委每年对各单位创建模范机关的考评：21个要点和七方面意见，每项一个评价。",
        remark="由工委填写，不向单位要数。一个单位、一个年度、一项考评内容一行；没有评的空着。不折算成分数。",
    ),
    Dataset(
        "selections",
        "评选命名（单位）",
        _selection_of(Level.UNIT, r.organisation("单位", *r.UNIT_NAMES, primary_key=True)),
        checks=_DECISIONS,
        stands_on="decided_on",
        purpose="单位的自荐、推荐、命名、撤销，以及三年总评的结论。",
        remark=_REMARK.format(who="单位"),
    ),
    Dataset(
        "branch_selections",
        "评选命名（支部）",
        _selection_of(Level.BRANCH, r.organisation("支部", *r.BRANCH_NAMES, primary_key=True)),
        checks=_DECISIONS,
        stands_on="decided_on",
        purpose="党支部的自荐、推荐、命名、撤销。",
        remark=_REMARK.format(who="支部") + "先选单位，再选支部；临时党支部不参加。",
    ),
)


POINTS = Result("appraisal_points", "模范机关考评", kit.AppraisalPoint, Reach.UNIT, RollUp.CONCAT)
COUNTS = Result(
    "appraisal_counts", "模范机关考评（分单位）", kit.AppraisalCount, Reach.UNIT, RollUp.CONCAT, ("complete",)
)
YEARS = Result("appraisal_years", "三年考评并列", kit.YearBeside, Reach.UNIT, RollUp.CONCAT)
HELD = Result("titles_held", "命名情况", TitleHeld, Reach.UNIT_OF_BRANCH, RollUp.CONCAT, ("state",))
BY_TITLE = Result("titles_by_step", "评选环节", TitleCount, Reach.COMMITTEE, RollUp.SUM, ("named", "revoked"))
BY_KIND = Result("titles_by_kind", "命名的分布", TitleSpread, Reach.COMMITTEE, RollUp.NONE)
CANDIDATES = Result("candidates", "候选者的事实", FactBeside, Reach.DECIDING, RollUp.CONCAT)
RESULTS = (POINTS, COUNTS, YEARS, HELD, BY_TITLE, BY_KIND, CANDIDATES)
PRESSING: tuple[Pressing, ...] = ()

_PAGE = "model_organ"
_JUDGED = pl.col("verdict") != kit.UNJUDGED
FACTS = (
    *(
        Fact(f"opinion_{one.code}", one.label, POINTS.name,
             read_word((pl.col("code") == one.code) & _JUDGED, pl.col("verdict") != one.words[0]),
             "", _PAGE, COUNTS.title)
        for one in CRITERIA if one.kind == kit.OPINION
    ),
    Fact("points_below", "评为一般、差的考评要点", COUNTS.name,
         tell(value=pl.col("ordinary") + pl.col("poor"), of=pl.lit(len(_POINTS)),
              against=pl.col("ordinary") + pl.col("poor") > 0, known=pl.col("complete")),
         "项", _PAGE, COUNTS.title),
)  # fmt: skip
_TOPIC, _PAPER, _NONE = "模范机关", "三个氛围方案", Direction.NONE
_SCALE = "好、较好、一般、差的分法"
INDICATORS = (
    Indicator(
        "model_organ_points", _TOPIC, "考评要点和各方意见",
        "工委每年对21个要点各评一个词，七方面意见各填一个词；只数各有几个，工委没有给出权重，不折算成分数、不相加。"
        "21个要点都评了才算评完，没有评的列为未评完。",
        "省直单位和有考评记录的其他单位。", _NONE, _PAPER, (POINTS.name, COUNTS.name),
        assumption=f"{_SCALE}；各方意见有异议只列出，不一票否决；21个要点和意见的权重",
    ),
    Indicator(
        "model_organ_years", _TOPIC, "三年总评",
        "2020至2022年、2023至2025年各为一个三年：逐年并列好、一般和差的项数、有异议的意见、下半年名次和命名。"
        "总评结论由工委填入，不由系统计算。",
        "同上，期末存续的。", _NONE, _PAPER, (YEARS.name,), assumption="三年从2020年起算",
    ),
    Indicator(
        "model_organ_titles", _TOPIC, "命名",
        "一个年度最后的环节是命名的，当年持有称号；撤销的另列。规定数只有文件写了的年份才有（2020年单位20个、支部100个），"
        "其后各年为一批。次年3月31日以前决定的，算在本年。",
        "当年年末存续的单位和支部，临时党支部不参加。", _NONE, _PAPER, (HELD.name, BY_TITLE.name),
        assumption="命名、撤销要有日期和文件；次年3月31日截止",
    ),
    Indicator(
        "model_organ_spread", _TOPIC, "命名的分布",
        "各单位性质、规模、名次组的命名数，旁边是按单位数（支部按支部数）应有约几个；相差较大只作提示，不作评价。",
        "参与排名的分组里期末存续的单位、支部。", _NONE, "本系统约定", (BY_KIND.name,),
        assumption="规模的分档；偶然出现的可能不足5%为相差较大",
    ),
    Indicator(
        "model_organ_candidates", _TOPIC, "候选者的事实",
        "本年有评选记录的单位、支部，把系统里已有的事实逐条列出，注明有利、不利、居中或无记录和所在的页；不合计、不给建议，"
        "只供工委研究。",
        "本年的候选者。", _NONE, "本系统约定", (CANDIDATES.name,),
        assumption="哪些算有利、哪些算不利：名次在前一半、等次良好以上、没有超期、没有超过2019年同期等为有利；"
        "支部评分在前一半、四星以上为有利，末十分之一、二星以下为不利，之间为居中",
    ),
)  # fmt: skip


def build(
    units: dy.DataFrame[Unit],
    organisations: pl.LazyFrame,
    aliases: pl.LazyFrame,
    appraisals: pl.LazyFrame,
    selections: pl.LazyFrame,
    branch_selections: pl.LazyFrame,
    rankings: pl.DataFrame,
    ledger_by_unit: pl.DataFrame,
    place_history: pl.DataFrame,
    period: Period,
    counted_on: date,
) -> dict[str, dy.DataFrame[Any]]:
    """The tables of the year so far; what has no day, as verdicts, is told in periods that end with it."""
    year = period.year
    judged = kit.judged_until(appraisals, period)
    steps = last_steps((selections, branch_selections), year, seen_until(period, counted_on))
    made = {result: result.schema.create_empty() for result in RESULTS if result is not CANDIDATES}
    if judged.is_empty() and steps.is_empty():
        return {result.name: rows for result, rows in made.items()}
    ranked = pl.col("league").is_in(reference.ranked_leagues())
    owed = units.filter(ranked | pl.col("org_id").is_in(judged["org_id"].unique().implode()))
    overdue = ledger_by_unit.select("org_id", "overdue")
    places = rankings.select("org_id", "place", "field", "quartile").join(overdue, on="org_id", how="left")
    bodies = bodies_of_years(organisations, aliases, units, steps, year, counted_on)
    held = titles_held(steps, bodies, TITLES, year, places.drop("quartile"))
    of_year = {then: kit.counts_of_year(CRITERIA, owed, judged, then) for then in kit.span_of(year)}
    named = held.filter(year=str(year), state=Step.NAMED.value)
    rows = {
        POINTS: kit.points_of_units(CRITERIA, owed, judged, year),
        COUNTS: of_year[year],
        YEARS: kit.years_beside(of_year, place_history, held),
        HELD: held,
        BY_TITLE: counts_of_titles(steps.filter(year=str(year)), held, TITLES, year),
        BY_KIND: spread(named, bodies[year].filter(ranked), places.select("org_id", "quartile"), TITLES),
    }
    return {result.name: result.schema.validate(rows[result], cast=True) for result in made}


def make_candidates(
    units: dy.DataFrame[Unit],
    organisations: pl.LazyFrame,
    selections: pl.LazyFrame,
    branch_selections: pl.LazyFrame,
    declared_facts: pl.DataFrame,
    known_facts: pl.DataFrame,
    period: Period,
    counted_on: date,
) -> dy.DataFrame[FactBeside]:
    """Whoever was selected in the year beside every fact of its level."""
    steps = last_steps((selections, branch_selections), period.year, seen_until(period, counted_on))
    subjects = candidates_of_year(steps, bodies_on(organisations, units, counted_on), TITLES, period.year)
    rows = beside(subjects, declared_facts, known_facts)
    return FactBeside.validate(rows.select(*FactBeside.column_names()))
