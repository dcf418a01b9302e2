"""What stands against finalising a period, in words: the same on the page and on the command line."""

from collections.abc import Sequence

from analytics.actions import Contradiction, Fault, Lack, Lacking

_NAMED = 6  # units; more are counted
_LACKING = {
    Lack.UNREVIEWED: "{count}个单位没有审核评分，没有得分和名次",
    Lack.PARTLY: "{count}个单位只审核了一部分要素，没有得分和名次",
    Lack.CARDS: "{count}个支部没有报支部评分",
    Lack.UNRATED: "{count}个支部没有星级，计入支部总数，不算五星",
    Lack.SELF_CHECKS: "已到期的月自查有{count}份没有报",
    Lack.BURDEN: "减负统计缺{count}个月",
}
_FAULTS = {
    Fault.BEYOND_ITEM: "{count}项审核得分高于要素的分值，失分成了负数。请更正审核评分或考评要素后再定稿",
    Fault.NOWHERE: "{count}个在册支部的上级单位期末不在册，没有计入任何单位。请在组织名册里改正后再定稿",
}
CONFIRM = "已知，可以定稿：{what}"
FAULTS_HEAD = "数字有错误或互相矛盾，改正以前不能定稿："
LACKING_HEAD = "下列情况不齐全。逐项确认后才能定稿；补齐的，请先导入："
WHOLE = "这一期的审核评分、支部评分、星级和月度报送齐全。"
_CONTRADICTED = "{period}不能定稿：{what}。"
_NOT_ACCEPTED = "{period}还有{count}项情况没有确认，没有定稿。请核对，可以定稿的用 --accept 写明，逗号分开："
_NAMED_LACK = "{name}（{what}）"


def lacking(one: Lacking) -> str:
    """What is lacking, and of which units."""
    return _LACKING[one.lack].format(count=one.count) + _of(one.units)


def contradiction(one: Contradiction) -> str:
    """What is wrong, and where."""
    return _FAULTS[one.fault].format(count=one.count) + _of(one.names)


def contradiction_words(period: str, found: Sequence[Contradiction]) -> str:
    """Why the period is refused."""
    return _CONTRADICTED.format(period=period, what="；".join(map(contradiction, found)))


def not_accepted(period: str, found: Sequence[Lacking]) -> list[str]:
    """That there is something to confirm, and a line each with the name it is confirmed by."""
    head = _NOT_ACCEPTED.format(period=period, count=len(found))
    return [head, *(_NAMED_LACK.format(name=one.lack.value, what=lacking(one)) for one in found)]


def _of(names: Sequence[str]) -> str:
    if not names:
        return ""
    more = f"等{len(names)}个" if len(names) > _NAMED else ""
    return f"（{'、'.join(names[:_NAMED])}{more}）"
