"""Words by which a row says that it is no record: sums, averages, highest scores, remarks."""

import re
from collections.abc import Container, Sequence
from enum import StrEnum
from functools import lru_cache

from analytics.intake.other_figures import other_figures
from analytics.intake.plain_texts import clean_text

Cells = Sequence[str | None]

_WHOLE = "(?:本页|全省|全市|全部|全体|以上|省直|市直|各单位|各支部)?"
_REST = r"(?:\([^()]*\))?:?$"
_SUMMARY = re.compile(
    rf"{_WHOLE}(?:合计|总计|小计|共计|累计|平均(?:得?分|值|数|成绩)?|均值|中位数|众数|标准差|方差|极差|权重"
    rf"|最[高低大小](?:得?分|值)?|(?:得分|失分|达标|完成|优秀|合格|及格|参与|覆盖|报送)率){_REST}"
)
# In a column of organisations, whose names never end so.
_FIGURE = re.compile(rf".{{1,20}}(?:[合总小共]计|平均(?:得?分|值|数)?|均值|[^效]率){_REST}")
# There, a number of units is no unit, and a league with figures behind it is their sum.
_COUNT = re.compile(
    r"(?:(?:参评|参加|参与|填报|报送|上报|统计|考核|有效)?(?:单位|支部|样本|有效)?(?:总数|个数|数)|计数|求和|总和|总分"
    r"|(?:合计|累计|总计)(?:数|分|值)|权数|.{0,4}系数|.{0,3}四分位数)" + _REST
)
_ABOUT_COLUMNS = re.compile(
    r"(?:评分|考核|扣分|计分|考评)?(?:标准|细则|办法)|(?:责任|牵头|考核|负责)(?:处室|部门)|数据来源|备注|说明|[※★*]?注"
)
_SECTION_NUMBER = r"(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)、?)"
_SECTION = re.compile(
    rf"{_SECTION_NUMBER}?(?:(?:第[一二三四五六七八九十\d]+|[甲乙丙丁A-D])[组类片](?:单位|机关)?"
    r"|(?:[省市县区中]直|驻豫|党委|党群|政府|政法|人大|政协|群团|企业|高校|事业|其他)(?:及其他)?"
    r"(?:单位|机关|部门|系统|组|类|片))"
)
_FULL_MARKS = re.compile(rf"(?:各项|单项|每项|本项|要素|项目)?(?:满分值?|标准分值?|分值){_REST}")
_POINTS = re.compile(r"\(?(?:满分|分值|标准分)?:?\d+(?:\.\d+)?分?\)?")
_END_OF_WORDS = r"\S*?\s*\d*[:.、]"
_REMARK = re.compile(rf"[*※]?(?:注|附注|备注|说明|填表|制表|填报|审核人|单位负责人|联系){_END_OF_WORDS}")
# Where organisations stand, which are not called so; elsewhere a text may begin with these.
_SIGNED = re.compile(
    r"(?:复核|审核|审批|校对|签发|监交|负责人|主要负责|分管|经办|签[字名章]|盖章|数据来源|资料来源|统计口径|填写|电话|日期)"
    rf"{_END_OF_WORDS}|\S{{0,12}}\((?:签[字名章]|盖章|公章|印章)\)"
)
_LONE = re.compile(r"20\d\d年\d{1,2}月(?:\d{1,2}日)?|(?=.*[\u4e00-\u9fff]).{5,}")
_NUMBER_WORDS = frozenset({"栏次", "栏号", "列次", "列号", "列序", "行次", "项次", "编号"})
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_FEWEST = 2  # numbers alone may be a record
_COUNTED = re.compile(r"\(?(\d{1,3})\)?(?:=.*)?")  # 3=1+2
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_CIRCLED = {chr(ord("①") + number): str(number + 1) for number in range(20)}


class Skip(StrEnum):
    """Why a row is no record."""

    TOTAL = "total"  # or another figure of the whole: an average, a share
    FULL_MARKS = "full_marks"
    REMARK = "remark"
    NUMBERING = "numbering"  # of the columns: 甲 1 2 3
    SECTION = "section"  # one text over the whole row
    BLANK = "blank"
    REPEATED = "repeated"  # the headings once more, as on every printed page
    OUTSIDE = "outside"  # nothing in the columns that are read
    ONLY_NAMED = "only_named"  # says whose row it is, and nothing else


OF_ALL = frozenset({Skip.TOTAL, Skip.FULL_MARKS})  # reasons that may stand instead of an organisation


@lru_cache(maxsize=2**16)
def reason_of(first: str, *, free: bool, naming: bool = False) -> Skip | None:
    """What a text makes of its row.

    naming: it stands in a column of organisations; free: there, or in a column that is not read.
    """
    text = clean_text(first)
    tight = "".join(text.split())
    if _SUMMARY.match(tight) or (free and _FIGURE.match(tight)):
        return Skip.TOTAL
    if naming and _ABOUT_COLUMNS.fullmatch(tight):
        return Skip.REMARK
    if naming and (_COUNT.match(tight) or other_figures(tight.partition("(")[0])):
        return Skip.FULL_MARKS if _FULL_MARKS.match(tight) else Skip.TOTAL
    if _FULL_MARKS.match(tight):
        return Skip.FULL_MARKS
    if free and tight in _NUMBER_WORDS:
        return Skip.NUMBERING
    return Skip.REMARK if _REMARK.match(text) or (free and _SIGNED.match(text)) else None


def first_filled(cells: Cells) -> int:
    """The first column that holds anything; -1 in a blank row."""
    if cells and cells[0] and cells[0].strip():  # nearly always
        return 0
    return next((place for place, text in enumerate(cells) if text and text.strip()), -1)


def is_one_text(cells: Cells, column: int) -> bool:
    """Whether one text, no number, is all there is from this column on: a title merged over the row."""
    text = cells[column] or ""
    following = cells[column + 1] if column + 1 < len(cells) else None
    if following not in (text, None, ""):  # nearly always
        return False
    return not re.fullmatch(r"[\d.,%\s]*", text) and all(one in (text, None, "") for one in cells[column:])


def numbers_columns(cells: Cells) -> bool:
    """Whether the row numbers the columns: 甲 乙 1 2 3, or 1 2 3 4 throughout."""
    texts = [clean_text(text or "") for text in cells]
    texts = [
        _CIRCLED.get(text, text[1:-1] if text[:1] == "(" and text[1:-1] in _STEMS else text) for text in texts
    ]
    filled = [text for place, text in enumerate(texts) if text and (not place or text != texts[place - 1])]
    if len(filled) > _FEWEST and "".join(filled) == _LETTERS[: len(filled)]:
        return True
    stems = [text for text in filled if text in _STEMS]
    counted = [_COUNTED.fullmatch(text) for text in filled if text not in _STEMS]
    numbers = [int(found[1]) for found in counted if found]
    if not numbers or len(numbers) < len(counted) or numbers != list(range(1, len(numbers) + 1)):
        return False
    in_order = "".join(stems) == _STEMS[: len(stems)] and filled[: len(stems)] == stems
    return in_order and (bool(stems) or len(numbers) > _FEWEST)


def says_full_marks(cells: Cells, aside: Container[int]) -> bool:
    """Whether all but these columns hold what may be scored at most, 2分, or nothing."""
    texts = [clean_text(text or "") for place, text in enumerate(cells) if place not in aside]
    filled = [text for text in texts if text]
    return bool(filled) and all(map(_POINTS.fullmatch, filled))


def names_section(text: str) -> bool:
    """Whether a text where an organisation should stand is the name of many: 一、省直单位, 第二组."""
    return bool(_SECTION.fullmatch("".join(clean_text(text).split())))


def says_something_alone(text: str) -> bool:
    """Whether a text alone in its row, under a heading of figures, is a day or words of who signed."""
    return bool(_LONE.fullmatch("".join(clean_text(text).split())))
