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
    EVERYTHING = "本期没有需要提醒的事项。"

    LETTER_TITLE = ("机关党建考核工作提醒函",)
    OPENING = (
        "根据{period}机关党建考核数据，现将需要办理的{count}项事项提醒如下，请核对后办理。"
        "情况与数据不符的，请联系机关工委更正。"
    )
    DATED = "{number}．{what}（{period}，应报日期{since}）"
    ATTACHMENT = "数据来源和口径说明"
