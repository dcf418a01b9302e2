"""Words of the page 形式主义与减负."""

from dashboard.kit.finding import Statement


class Formalism:
    TITLE = "形式主义与减负"
    AND = "、"
    UNKNOWN = "暂无数据"
    REAL = "公开发表的调查数据"

    SURVEY_SECTION = "形式主义表现（调查）"
    SURVEY = "调查"
    SURVEY_TITLE = "{survey}（{year}，占被调查者的百分比）"
    SURVEY_NONE = Statement("还没有形式主义调查数据", "。请到“导入”页导入形式主义调查")
    SURVEY_HEADLINE = "提到最多的：{answers}"
    SURVEY_ANSWER = "{question}是{options}（{percent}）"
    SURVEY_GAP = "，"
    SURVEY_AXIS = "占被调查者（%）"
    SURVEY_HOVER = "{question}<br>{option}：{percent}，本题第{place}"
    SURVEY_SOURCE = "来源：{source}。"
    SURVEY_NO_SOURCE = "未注明。"
    SURVEY_MULTIPLE = (
        "每题可选多项，各项占比不相加，也不一定合计100%；各题分别排序。只说明这次调查的范围，不代表全省。"
    )
    SURVEY_NO_COUNT = "未公布作答人数，不作区间估计。"
    SURVEY_COUNT = "作答人数见明细。"
    SURVEY_TABLE = "各题选项排序"
    SURVEY_TABLE_HEADLINE = "{questions}个问题，公布了{options}个选项的占比"

    BURDEN_SECTION = "基层减负（与2019年同期比）"
    MATTER = "事项"
    BASE = "同期{base}"
    BASE_ZERO = "2019年同期为0"
    NOT_COMPARED = "没有可比的月份"
    RULE = "减负要求是数量不超过2019年同期：先看数量，再看幅度。只比较两年都报了数的单位和月份，未报不按0计。"

    KINDS = "会议、文件、检查、考核数量与2019年同期对比"
    KINDS_NONE = Statement("{scope}没有可比的月份", "。请到“导入”页导入2019年同期和本期的基层减负统计")
    KINDS_WITHIN = "{period}{scope}{kinds}不超过2019年同期"
    KINDS_OVER = "{period}{scope}{kinds}超过2019年同期"
    KINDS_REST = "，{kinds}不超过"
    KINDS_UNKNOWN = "；{kinds}没有可比的月份"
    KINDS_AXIS = "数量（次、件）"
    KINDS_TICK = "{kind}<br>{ratio}"
    KINDS_HOVER = "{kind}<br>{year}：{count}"
    BASE_YEAR = "2019年同期"

    MONTHS = "{kind}数量分月对比"
    MONTHS_AXIS = "数量（次、件）"
    MONTHS_TITLE = "月份"
    MONTHS_HEADLINE = "{scope}{kind}：{months}个可比月份中，{over}个月超过2019年同期"
    MONTHS_WITHIN = "{scope}{kind}：{months}个可比月份都不超过2019年同期"
    MONTHS_HOVER = "{month}<br>本期{now}，2019年同期{base}<br>可比单位{units}个"

    UNITS = "超过2019年同期的单位和事项"
    UNITS_OVER = "{scope}{units}个单位的{rows}项超过2019年同期"
    UNITS_NONE = "{scope}没有超过2019年同期的单位"
    UNITS_UNKNOWN = "{scope}没有可比的单位"
    UNITS_LEFT_OUT = "；另有{units}个单位的{rows}项没有可比月份，不作判断"
    LEFT_OUT_NAMES = "没有可比月份的单位：{names}"
