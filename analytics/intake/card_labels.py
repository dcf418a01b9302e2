"""Labels above the items of a card and what follows them, several in one cell too."""

import re
from collections.abc import Mapping

from analytics.intake.headings import normal, without_brackets

UNIT, BRANCH, CODE, SUBMITTED, REVIEWED_ON = "unit", "branch", "code", "submitted_on", "reviewed_on"
_LABELS: Mapping[str, tuple[str, ...]] = {
    UNIT: ("单位", "单位名称", "填报单位", "考核单位", "被考核单位", "所属单位"),
    BRANCH: ("支部", "支部名称", "党支部"),
    CODE: ("组织代码", "组织编码", "单位代码", "支部代码"),
    SUBMITTED: ("报送日期", "提交日期", "填报日期"),
    REVIEWED_ON: ("审核日期",),
    "period": ("考核期", "期间", "月份", "半年", "自查月份"),  # only tells that it is a label
}
_FIELDS = {label: name for name, labels in _LABELS.items() for label in labels}
_MARK = r"(?:[（(][^（）()]{1,6}[）)])?[ \u3000]*:"
_LABELLED = re.compile(rf"(?P<label>(?=[^\s:]*[\u4e00-\u9fff])[^\s:；;，,|]{{2,12}}?){_MARK}")
# Longer labels are known also where nothing parts them from what is before.
_LONGER = "|".join(sorted((label for label in _FIELDS if len(label) > 2), key=len, reverse=True))
_KNOWN = re.compile(rf"(?P<label>{_LONGER}){_MARK}")
_SPREAD = re.compile(r"(?<!\S)单[ \u3000]+位(?=[ \u3000]*(?:[（(][^（）()]{1,6}[）)])?[ \u3000]*:)")
_BETWEEN = " \u3000\t\n;；,，|"
_SEAL = re.compile(r"[（(](?:盖章|公章|签章|印章|签字|章|加盖公章)[）)]")
_MEASURES = "[百千万亿]?(?:人次|分|元|次|个|件|份|项|人|场|天|篇|条|%)"
_MEASURE = re.compile(rf"{_MEASURES}(?:[、,/]{_MEASURES})*")


def labels_and_values(text: str) -> list[tuple[str, str]]:
    """Every label of a cell with what follows it up to the next; a cell without a colon is a label alone."""
    plain = _SPREAD.sub("单位", text.replace("：", ":"), 1)
    starts = {match.start(): match for match in _LABELLED.finditer(plain) if _begins(plain, match)}
    starts |= {match.start(): match for match in _KNOWN.finditer(plain)}
    if not starts:
        return [(plain, "")]
    found = [starts[start] for start in sorted(starts)]
    ends = [match.start() for match in found[1:]] + [len(plain)]
    return [
        (match["label"], without_seal(plain[match.end() : end]))
        for match, end in zip(found, ends, strict=True)
    ]


def _begins(text: str, match: re.Match[str]) -> bool:
    """Whether a label begins here: it stands apart from what is before it."""
    return not match.start() or text[match.start() - 1] in _BETWEEN


def field_of(label: str) -> str | None:
    """Which field of a card a label announces; None where it is none."""
    plain = normal(label)
    return _FIELDS.get(plain) or _FIELDS.get(without_brackets(plain))


def is_measure(value: str) -> bool:
    """Whether it is the unit in which figures are given, and no organisation: 单位：分."""
    return bool(_MEASURE.fullmatch(normal(value)))


def without_seal(value: str) -> str:
    """A value without the place of a seal, 示例单位（盖章）, and what parts it from others."""
    return _SEAL.sub("", value).strip(_BETWEEN)
