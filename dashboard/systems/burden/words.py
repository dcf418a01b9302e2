"""Words of the page 形式主义与减负."""

from dashboard.kit.statement import Statement


class Formalism:
    TITLE = "形式主义与减负"
    AND = "、"
    HELD_AGAINST = "{period}在对照年内，不同自身比较"

    SURVEY_SECTION = "形式主义表现（调查）"
    SURVEY = "调查"
    SURVEY_NONE = Statement("还没有形式主义调查数据", "。请到“导入”页导入形式主义调查")
    SURVEY_GAP = "，"
    MOST, OTHERS = "本题占比最高", "其余选项"
    SURVEY_MULTIPLE = (
        "每题可选多项，各项占比不相加，也不一定合计100%；各题分别排序。只说明这次调查的范围，不代表全省。"
    )

    BURDEN_SECTION = "基层减负（与2019年同期比）"
    MATTER = "事项"
    RULE = "减负要求是数量不超过2019年同期：先看数量，再看幅度。只比较两年都报了数的单位和月份，未报不按0计。"

    KINDS_NONE = Statement("{scope}没有可比的月份", "。请到“导入”页导入2019年同期和本期的基层减负统计")
    BASE_YEAR = "2019年同期"

    MONTHS_HEADLINE = "{scope}{kind}：{months}个可比月份中，{over}个月超过2019年同期"
