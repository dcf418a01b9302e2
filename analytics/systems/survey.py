"""The survey on formalism: options ranked within their question."""

import dataframely as dy
import polars as pl

from analytics.base import columns as c
from analytics.base import record_columns as r
from analytics.base.dataset import Dataset
from analytics.base.periods import Period
from analytics.base.result import Reach, Result, RollUp
from analytics.statistics import ranks


class SurveyAnswer(r.Record):
    """One option of one question. Several options may be ticked: a question need not sum to 100 %."""

    survey = r.text("调查名称", "调查", primary_key=True)
    period = r.period(r.YEAR, "年度", "调查年度", primary_key=True)
    question_id = r.text("问题代码", primary_key=True)
    option = r.text("选项", "答案", primary_key=True)
    question = r.text("问题", "题目")
    percent = r.percent("占比", "百分比", "比例")
    respondents = r.number("作答人数", "样本量", nullable=True)
    source = r.text("来源", "出处", nullable=True)


DATASET = Dataset("survey_answers", "形式主义调查", SurveyAnswer)


class RankedOption(dy.Schema):
    """Survey × year × question × option. Denominator: respondents, unknown where null: then no interval.

    Several options may be ticked, so a question's options do not sum to 100 % and are never a pie.
    """

    survey = c.text("调查名称", primary_key=True)
    period = c.period("调查年度", primary_key=True)
    question_id = c.code("问题代码", name_in="question", primary_key=True)
    option = c.text("选项", primary_key=True)
    question = c.text("问题")
    percent = c.percent("占比（%）")
    place = c.count("问题内名次")
    respondents = c.count("作答人数", nullable=True)
    source = c.text("来源", nullable=True)


RESULT = Result(
    "survey", "形式主义调查", RankedOption, Reach.EVERYBODYS, RollUp.CONCAT, quoted=("percent", "respondents")
)


def ranked_options(survey_answers: pl.LazyFrame, period: Period) -> dy.DataFrame[RankedOption]:
    """The latest year of each survey that is not after the period; equal shares share a place."""
    return (
        survey_answers.filter(pl.col("period").cast(pl.Int64) <= period.year)
        .filter(pl.col("period") == pl.col("period").max().over("survey"))
        .with_columns(place=ranks.place(pl.col("percent")).over("survey", "period", "question_id"))
        .select(*RankedOption.column_names())
        .sort("survey", "question_id", "place", "option")
        .collect()
        .pipe(RankedOption.validate)
    )
