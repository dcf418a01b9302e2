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
    COUNTS = "单位需要办理的事项数"
    EVERYTHING = "本期没有需要提醒的事项。"

    LETTER_TITLE = ("机关党建考核工作提醒函",)
    OPENING = (
        "根据{period}机关党建考核数据，现将已到期、还没有办理的{count}项事项提醒如下，请核对后办理。"
        "情况与数据不符的，请联系机关工委更正。"
    )
    DATED = "{number}．{what}（{period}，应报日期{since}）"
    UNTIL = "报送情况算到{reported}，后进支部和问题整改情况算到{day}；此后已报送、已销号的，不必重复办理。"
    TO_WHOM = "收函单位：{units}个单位共{matters}项已到期、还没有办理的事项，已勾选{ticked}个。"
    TICK_ALL, TICK_NONE = "全选", "全不选"
    ADDRESSEE = "{name}：{count}项"
    MADE_BEFORE, OF_DRAFT, OF_EDITION = (
        "已于{day}按{version}生成过",
        "第{version}次数据变更后的草稿",
        "定稿{version}",
    )
    NOBODY = "本期没有需要发函提醒的单位：没有已到期、还没有办理的事项。"
    LATER = "数据已到{latest}，这里仍按{period}的情况列出，其后办理的没有扣除。催办请用最近一期。"
    NOT_REMEMBERED = "文件可以下载，但没有记下发给了哪些单位。{why}"
    NONE_TICKED = "没有勾选收函单位，请至少勾选一个。"
    CHOSEN = "选发{count}家_{mark}"
    ATTACHMENT = "数据来源和口径说明"
