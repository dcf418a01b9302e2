"""Words by which a heading says that its column holds other figures than the record's own of this period."""

import re

_RANKS = "排名|名次|位次|排序"
_CHANGES = "增减|增幅|增长率?|变化|同比|环比|差距|[较比](?:上年|去年|上期|上月|上季度).*"
_OTHER_TIMES = "上年度?|去年|上次|上期|上月|上季度|(?:上年|去年)?同期|往年|(?:本年|全年|当年)?累计"
_AIMS = "目标|计划|任务"
_WORDS = f"(?:{_RANKS}|{_CHANGES}|{_OTHER_TIMES}|{_AIMS})+(?:数|值|情况|得分|分)?"
_OTHER = re.compile(rf"(?:20\d\d年)?{_WORDS}")
_AT_THE_END = re.compile(rf"(?:{_RANKS}|{_CHANGES}|{_OTHER_TIMES}|备注|说明)$")


def other_figures(text: str) -> bool:
    """Whether a normalised group or remark (上年同期, 名次) takes what it stands with out of the record."""
    return bool(_OTHER.fullmatch(text))


def ends_in_other_figures(text: str) -> bool:
    """Whether a normalised heading whose words nobody knows ends so: 学习教育名次."""
    return bool(_AT_THE_END.search(text))
