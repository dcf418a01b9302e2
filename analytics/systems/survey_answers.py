"""Published or collected answers of the survey on formalism, as percentages of respondents."""

from analytics.base import record_columns as c
from analytics.base.dataset import Dataset


class SurveyAnswer(c.Record):
    """One option of one question. Several options may be ticked: a question need not sum to 100 %."""

    survey = c.text("调查名称", "调查", primary_key=True)
    period = c.period(c.YEAR, "年度", "调查年度", primary_key=True)
    question_id = c.text("问题代码", primary_key=True)
    option = c.text("选项", "答案", primary_key=True)
    question = c.text("问题", "题目")
    percent = c.percent("占比", "百分比", "比例")
    respondents = c.number("作答人数", "样本量", nullable=True)
    source = c.text("来源", "出处", nullable=True)


DATASET = Dataset("survey_answers", "形式主义调查", SurveyAnswer)
