"""Files with one fault each, and the issue each of them gives."""

from dataclasses import dataclass, field

from analytics import datasets
from analytics.base import periods
from analytics.intake.issues import Issue, Problem

HALF = "2023年下半年"
REVIEW, STAR_LIST, WEAK = f"审核评分 {HALF}", f"星级评定 {HALF}", "后进支部台账"
UNIT, BRANCH = "示例单位01", "第一党支部"
DAYS = "2023-02-03", "2023-06-01"
LEDGER = ["单位", "支部", "认定日期", "后进类型", "整改时限"]
RUBRIC_HEADINGS = ["版本", "序号", "维度", "分值", "要素", "适用单位", "适用支部"]
ROSTER = ["组织代码", "上级组织代码", "组织名称", "组织层级", "分组", "排列顺序", "临时支部", "成立日期"]
SURVEY = ["调查名称", "年度", "问题代码", "选项", "问题", "占比"]
MATRIX = ["单位", "1", "2", "3"]
STARS = ["单位", "支部", "星级"]


@dataclass
class Case:
    """Rows of one sheet and the one issue they give."""

    sheet: str
    rows: list[list]
    issue: Issue
    options: dict = field(default_factory=dict)


def case(problem, sheet, rows, cell="", value="", expected="", **options):
    return Case(sheet, rows, Issue(problem, sheet, cell, value, expected), options)


def scores(*cells):
    return [MATRIX, [UNIT, *cells]]


CASES = [
    Case("S", [["甲", "乙"]],
         Issue(Problem.UNKNOWN_DATASET, "S",
               expected=", ".join(dataset.title for dataset in datasets.ALL.values()))),
    Case("2023年12月", scores(2),
         Issue(Problem.AMBIGUOUS_DATASET, "2023年12月", expected="自查自评, 审核评分")),
    case(Problem.MISSING_COLUMN, "星级评定", [["单位", "支部", "评定期"], [UNIT, BRANCH, HALF]],
         expected="星级"),
    case(Problem.MISSING_COLUMN, REVIEW, [["单位"], [UNIT]], expected="第1项审核得分"),
    # what is stored must not be replaced with nothing because no heading was known
    case(Problem.MISSING_COLUMN, "年度考评 2023年度", [["单位", "实地成绩", "述职成绩"], [UNIT, 96, 92.5]],
         expected="年底实地考核, 年度述职评议"),
    case(Problem.DUPLICATE_COLUMN, REVIEW, [["单位", "1", "第1项"], [UNIT, 1, 1]], "C1", "第1项"),
    case(Problem.OTHER_FIGURE, REVIEW, [["单位", "第1项扣分"], [UNIT, 1]], "B1", "第1项扣分", "扣分"),
    case(Problem.UNKNOWN_BRACKET, "年度考评 2023年度", [["单位", "年底实地考核（20分）"], [UNIT, 18]], "B1",
         "年底实地考核（20分）", "年底实地考核"),
    case(Problem.OTHER_TABLE, "审核评分", [["2023年下半年审核扣分表"], *scores(1)], "A1",
         "2023年下半年审核扣分表", "扣分"),
    case(Problem.FURTHER_TABLE, REVIEW, [*scores(1), ["2023年上半年审核评分"], *scores(2)], "A3",
         "2023年上半年审核评分"),
    case(Problem.CUMULATIVE, "基层减负统计", [["2023年1至12月"], ["单位", "会议数"], [UNIT, 131]], "A1",
         "2023年1至12月", "2023年12月"),
    case(Problem.UNKNOWN_ITEM, REVIEW, [["单位", "1", "第4项"], [UNIT, 1, 1]], "C1", "第4项", "1–3"),
    case(Problem.LABEL_OF_ANOTHER_ITEM, REVIEW, [["单位", "1 要素2", "2"], [UNIT, 1, 1]], "B1", "1 要素2",
         "2"),
    case(Problem.UNKNOWN_RUBRIC, REVIEW, [["单位", "版本", "1"], [UNIT, 2021, 1]], "B2", "2021",
         "2020, 2022"),
    case(Problem.UNKNOWN_RUBRIC, "审核评分 2019年", [["单位", "考核期", "1"], [UNIT, "2001H1", 1]], "A2", "",
         "2020, 2022"),
    case(Problem.MISSING_PERIOD, "审核评分", scores(1), expected=HALF),
    case(Problem.CUMULATIVE, "审核评分", [["2023年上半年、2023年下半年"], *scores(1)], "A1",
         "2023年上半年、2023年下半年", HALF),
    case(Problem.PERIOD_CONFLICT, REVIEW, scores(1), "", HALF, "2023年上半年",
         period=periods.parse("2023H1")),
    case(Problem.PERIOD_CONFLICT, "审核评分", [["单位", "考核期", "1"], [UNIT, "2023年下半年", 1]], "B2",
         HALF, "2023年上半年", period=periods.parse("2023H1")),
    case(Problem.NOT_A_PERIOD, REVIEW, scores(1), "", "2023年度", HALF, period=periods.parse("2023")),
    case(Problem.NOT_A_PERIOD, "审核评分", [["单位", "考核期", "1"], [UNIT, "2023年12月", 1]], "B2",
         "2023年12月", HALF),
    case(Problem.REQUIRED, "审核评分", [["单位", "考核期", "1"], [UNIT, None, 1]], "B2", "", HALF),
    case(Problem.REQUIRED, REVIEW, [*scores(1), [None, 1]], "A3", "", "单位"),
    case(Problem.REQUIRED, STAR_LIST, [STARS, [UNIT, BRANCH, "/"]], "C2", "", "星级"),
    case(Problem.FORMULA_ERROR, REVIEW, scores("#DIV/0!"), "B2", "#DIV/0!"),
    case(Problem.NOT_A_NUMBER, REVIEW, scores("=1+1"), "B2", "=1+1", "0–10"),
    case(Problem.NOT_A_NUMBER, REVIEW, scores("缺考"), "B2", "缺考", "0–10"),
    case(Problem.NOT_WHOLE, STAR_LIST, [STARS, [UNIT, BRANCH, 4.5]], "C2", "4.5", "1"),
    case(Problem.TOO_PRECISE, REVIEW, scores(1.005), "B2", "1.005", "0.01"),
    case(Problem.BARE_FRACTION, "形式主义调查",
         [SURVEY, ["调", 2023, "q", "乙", "问", 38.4], ["调", 2023, "q", "甲", "问", 0.616]], "F3", "0.616",
         "61.6%"),
    case(Problem.OUT_OF_BOUNDS, REVIEW, scores("１０.５"), "B2", "１０.５", "0–10"),
    case(Problem.OUT_OF_BOUNDS, "审核评分 2020年下半年", scores(2.01), "B2", "2.01", "0–2"),
    case(Problem.OUT_OF_BOUNDS, STAR_LIST, [STARS, [UNIT, BRANCH, "6星"]], "C2", "6星", "1–5"),
    case(Problem.NOT_A_DATE, WEAK, [LEDGER, [UNIT, BRANCH, "2023-02-30", "弱化", "2023-06-01"]], "C2",
         "2023-02-30", "2023-03-01"),
    case(Problem.NOT_A_CHOICE, WEAK, [LEDGER, [UNIT, BRANCH, "2023-02-03", "软弱", "2023-06-01"]], "D2",
         "软弱", "弱化, 虚化, 边缘化"),
    case(Problem.NOT_A_FLAG, "考评要素", [RUBRIC_HEADINGS, [2022, 1, "甲", 60, "要素", "适用", "否"]], "F2",
         "适用", "是, 否"),
    case(Problem.EXEMPTION_IN_A_SCORE, REVIEW, scores("不适用"), "B2", "不适用"),
    case(Problem.ITEM_DOES_NOT_APPLY, REVIEW, scores(1, 1, 1), "D2", "1"),
    case(Problem.UNKNOWN_ORGANISATION, REVIEW, [MATRIX, ["示例单位1", 1]], "A2", "示例单位1",
         f"{UNIT}, 示例单位02"),
    case(Problem.UNKNOWN_ORGANISATION, STAR_LIST, [STARS, ["示例单位02", "第二党支部", 3]], "B2",
         "第二党支部", BRANCH),
    case(Problem.UNKNOWN_ORGANISATION, STAR_LIST, [["组织代码", "星级"], ["B9", 3]], "A2", "B9"),
    case(Problem.ANOTHER_ORGANISATION, REVIEW, [["组织代码", "单位", "1"], ["U1", "示例单位02", 1]], "B2",
         "示例单位02", UNIT),
    case(Problem.ANOTHER_ORGANISATION, STAR_LIST, [["组织代码", "单位", "星级"], ["B1", "示例单位02", 3]],
         "B2", "示例单位02", UNIT),
    case(Problem.UNIT_NEEDED, STAR_LIST, [["支部", "星级"], [BRANCH, 3]], "A2", BRANCH, "单位, 组织代码"),
    case(Problem.DUPLICATE_ROW, REVIEW, [MATRIX, [UNIT, 1], [], ["示例一办", 1]], "A4", "示例一办",
         f"{REVIEW}!A2"),
    case(Problem.BROKEN_RULE, WEAK, [LEDGER, [UNIT, BRANCH, "2023-06-01", "弱化", "2023-02-03"]], "E2",
         "2023-02-03", "due_after_it_was_found"),
    case(Problem.BROKEN_RULE, "考评要素", [RUBRIC_HEADINGS, [2022, 1, "甲", 59, "要素", "是", "否"]], "D2",
         "59", "full_marks_are_sixty_points"),
    case(Problem.ITEM_DOES_NOT_APPLY, REVIEW, [MATRIX, ["示例单位02", 1, 5]], "C2", "5"),
    case(Problem.ABOLISHED_ORGANISATION, REVIEW, [MATRIX, ["示例单位03", 1]], "A2", "示例单位03",
         "2022-12-31 → 示例单位02"),
    case(Problem.ABOLISHED_ORGANISATION, STAR_LIST, [["组织代码", "星级"], ["B4", 3]], "A2", "B4",
         "2023-06-30"),
    case(Problem.ABOLISHED_ORGANISATION, WEAK,
         [LEDGER, ["示例单位02", "第四党支部", "2023-07-01", "弱化", "2023-08-01"]], "B2", "第四党支部",
         "2023-06-30"),
    case(Problem.VISIT_BEFORE_FOUNDING, "观摩台账",
         [["单位", "支部", "方式", "日期", "组织者"], [UNIT, BRANCH, "支部观摩", "2019-12-31", "工委"]], "B2",
         BRANCH, "2020-01-01"),
    case(Problem.PERIOD_NOT_BEGUN, "审核评分 2024年下半年", scores(1), "", "2024年下半年", "2024年上半年"),
    case(Problem.PERIOD_NOT_BEGUN, "审核评分", [["省直机关"], [None, "（二〇二四年下半年）"], *scores(1)],
         "B2", "2024年下半年", "2024年上半年"),
    case(Problem.PERIOD_NOT_BEGUN, "审核评分", scores(1), "", "2024年下半年", "2024年上半年",
         period=periods.parse("2024H2")),
    case(Problem.PERIOD_NOT_BEGUN, "基层减负统计", [["单位", "2024年2月会议数"], [UNIT, 1]], "B1",
         "2024年2月", "2024年1月"),
    case(Problem.PERIOD_NOT_BEGUN, "基层减负统计", [["单位", "月份", "会议数"], [UNIT, "2024年2月", 1]],
         "B2", "2024年2月", "2024年1月"),
    case(Problem.DAY_NOT_COME, REVIEW, [["单位", "审核日期", "1"], [UNIT, "2024-01-09", 1]], "B2",
         "2024-01-09", "≤ 2024-01-08"),
    case(Problem.RUBRIC_OF_ANOTHER_YEAR, REVIEW, [["单位", "1", "3 要素3"], [UNIT, 1, 40]], "C1", "2020",
         "2022"),
    case(Problem.RUBRIC_OF_ANOTHER_YEAR, "审核评分",
         [["单位", "考核期", "3 要素3"], [UNIT, "2021年上半年", 40], ["示例单位02", "2022年上半年", 40]],
         "B3", "2020", "2022"),
    case(Problem.TOTAL_DISAGREES, REVIEW, [["单位", "1", "2", "合计"], [UNIT, 1.25, 30, 31.3]], "D2", "31.3",
         "31.25"),
    case(Problem.TOTAL_DISAGREES, REVIEW,
         [["单位", "1", "2"], [UNIT, 1.25, 30], ["示例单位02", 2], ["合计", 3.25, 31]], "C4", "31", "30"),
    case(Problem.TOTAL_DISAGREES, REVIEW,
         [["序号", "单位", "1"], [1, UNIT, 1.25], [2, "示例单位02", 2], [3, "合计", 3.5]], "C4", "3.5",
         "3.25"),
    case(Problem.TOTAL_DISAGREES, "自查自评 2023年12月",
         [["单位", "1自评分", "1材料数", "2自评分", "2材料数", "材料数合计"], [UNIT, 1, 3, 2, 4, 8]], "F2",
         "8", "7"),
    case(Problem.TOTAL_DISAGREES, "基层减负统计 2023年12月",
         [["单位", "会议数", "文件数", "检查数", "考核数", "合计"], [UNIT, 1, 2, 3, 4, 11]], "F2", "11",
         "10"),
    case(Problem.PERCENT_AGAINST_COUNT, "形式主义调查",
         [[*SURVEY, "作答人数"], ["调", 2023, "q", "甲", "问", "61.6%", 10]], "F2", "61.6%", "60.0%, 70.0%"),
    case(Problem.COUNTS_DISAGREE, "形式主义调查",
         [[*SURVEY, "作答人数"], ["调", 2023, "q", "甲", "问", "60%", 10],
          ["调", 2023, "q", "乙", "问", "40%", 5]], "G3", "5", "G2 = 10"),
    case(Problem.UNKNOWN_ITEM, "不适用项",
         [["单位", "版本", "要素序号", "原因"], [UNIT, 2022, 3, "无此职能"]], "C2", "3", "1–2"),
    case(Problem.UNKNOWN_RUBRIC, "不适用项",
         [["单位", "版本", "要素序号", "原因"], [UNIT, 2021, 1, "无此职能"]], "B2", "2021", "2020, 2022"),
    case(Problem.BROKEN_RULE, WEAK,
         [[*LEDGER, "销号日期"], [UNIT, BRANCH, "2023-06-01", "弱化", "2023-09-03", "2023-05-31"]], "F2",
         "2023-05-31", "cleared_after_it_was_found"),
    case(Problem.NOTHING_INSIDE, REVIEW, [MATRIX, ["合计", 1]]),
]  # fmt: skip
