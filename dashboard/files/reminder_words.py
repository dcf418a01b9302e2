"""Words of the lists of reminders and the letters to units."""

from enum import StrEnum


class Matter(StrEnum):
    """What a unit is reminded of, in the order of list and letter."""

    REPORTS = "报送和材料"
    LEDGER = "后进支部销号"
    STARS = "五星支部"


class Reminders:
    NAME = "提醒清单"
    LETTERS = "提醒函"
    NO_LETTERS_FILE = "说明.txt"
    NO_LETTERS = "本期没有需要发函提醒的单位。"
    LIST_TITLE = "{period}机关党建考核提醒清单"
    MATTER = "类别"
    BY_UNIT = "各单位事项数"
    BY_LEAGUE = "{league}单位"
    WHOLE = "全省情况"
    DETAILS = "{league}单位提醒明细"
    LINES = "{league}单位{matter}提醒"
    COUNTS = "{league}单位提醒事项数"
    TOTAL = "合计"
    COUNT = "{matter}（条）"
    EVERYTHING = "本期没有需要提醒的事项。"
    BRANCH = "{branch}（{kind}）：{reason}"

    LETTER_TITLE = ("机关党建考核工作提醒函",)
    ADDRESS = "{unit}："
    OPENING = (
        "根据{period}机关党建考核数据，现将需要办理的{count}项事项提醒如下，请核对后办理。"
        "情况与数据不符的，请联系机关工委更正。"
    )
    LINE = "{number}．{what}（{period}）"
    DATED = "{number}．{what}（{period}，应报日期{since}）"
    DUE = "{number}．{what}（整改时限{since}）"
    PLAIN = "{number}．{what}"
    CLOSING = "请于收到后一并核对，已经办理的不必重复报送。"
    SIGNED = "（发函单位）"
    DAY = "年　　月　　日"
    ATTACHMENT = "数据来源和口径说明"
