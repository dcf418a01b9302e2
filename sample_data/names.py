"""Names of organisations that nobody bears: numbered units, functional branches."""

from collections.abc import Iterator

import numpy as np

_DIGITS = "零一二三四五六七八九"
_OFFICES = (
    "办公室",
    "人事处",
    "财务处",
    "综合处",
    "政策法规处",
    "规划处",
    "信息中心",
    "研究室",
    "后勤服务中心",
    "督查室",
    "宣传处",
    "培训中心",
    "审计处",
    "机关服务中心",
    "业务一处",
    "业务二处",
    "业务三处",
    "业务四处",
    "业务五处",
    "档案室",
    "离退休干部",
)


def numeral(number: int) -> str:
    """1 to 999 in Chinese: 12 is 十二, 105 is 一百零五."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    words = f"{_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        words += "十" if tens == 1 and not hundreds else f"{_DIGITS[tens]}十"
    elif hundreds and ones:
        words += "零"
    return words + (_DIGITS[ones] if ones else "")


def unit_name(number: int) -> str:
    """示例单位01."""
    return f"示例单位{number:02d}"


def city_name(number: int) -> str:
    """示例市01, also the name of its region."""
    return f"示例市{number:02d}"


def branch_names(rng: np.random.Generator, count: int) -> list[str]:
    """So many names, different from each other; units share the same stock of names."""
    offices = [f"{office}党支部" for office in _OFFICES]
    chosen = rng.permutation(len(offices))[: count // 2]
    named = [offices[position] for position in sorted(chosen)]
    return [*named, *(f"第{numeral(number)}党支部" for number in range(1, count - len(named) + 1))]


def numbered(pattern: str) -> Iterator[str]:
    """B000001, B000002, … for the pattern 'B{:06d}'."""
    number = 0
    while True:
        number += 1
        yield pattern.format(number)
