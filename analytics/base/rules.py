"""Scales and the few constants that are no table; METHOD_DATE says which method made a figure."""

from datetime import date
from enum import StrEnum

# Moves whenever a counting rule changes a figure; printed on every picture and file.
METHOD_DATE = date(2026, 11, 30)
PROGRAM_VERSION = "0.1.0"

POINT = 100  # scorecards hold hundredths of a point
SCORE = 10_000  # scores that rank hold ten-thousandths: hundredths times a percentage weight stay whole
PERCENT = 100  # percentages from documents hold hundredths of a percent (61.6 % = 6160)

# A rubric spends 60 points and an item is worth at least one, so it has at most 60 items.
FULL_MARKS = 60
ITEM_SLOTS = 60
REVIEW_FULL_MARKS = 100  # on-site and debriefing reviews are marked out of 100

PROVINCE = "全省"  # as a scope; the others are the leagues

TOP_STAR = 5
LOW_STARS = (1, 2)
DUE_SOON_DAYS = 30  # an entry of the ledger due within so many days is worked before the rest (assumption)
BURDEN_BASE_YEAR = 2019  # 三个氛围方案 附件2: counts must not exceed the same months of 2019
CLOSED_PERIODS_FOR_TREND = 5  # fewer give no verdict

SYNTHETIC_MARK = "模拟数据，非真实考核结果"
SIMULATED = (
    "（模拟）"  # ends the stored names of invented items; page or file carry SYNTHETIC_MARK once instead
)
TO_BE_CONFIRMED = "待工委确认"


class League(StrEnum):
    """Units are compared within their league only; who takes part by reference counts in no other number."""

    PROVINCIAL = "省直"
    MUNICIPAL = "市直"
    REFERENCE = "参照执行"


COUNTED_LEAGUES = (League.PROVINCIAL, League.MUNICIPAL)  # what 全省 is the sum of (assumption)


class Level(StrEnum):
    """Places in the tree of organisations."""

    UNIT = "单位"
    COMMITTEE = "机关党委"
    GENERAL_BRANCH = "党总支"
    BRANCH = "党支部"


class AliasKind(StrEnum):
    """Why an organisation answers to another name."""

    FULL = "全称"
    SHORT = "简称"
    FORMER = "曾用名"


class ChangeKind(StrEnum):
    """What happens to organisations."""

    RENAMED = "更名"
    ADDED = "增补"
    FOUNDED = "新建"
    ABOLISHED = "撤销"
    MERGED = "合并"
    UNCHANGED = "不变"  # named in a reform and left as it was


class WeakKind(StrEnum):
    """What the ledger says is wrong with a weak branch."""

    WEAKENED = "弱化"
    HOLLOW = "虚化"
    MARGINAL = "边缘化"


class Burden(StrEnum):
    """What must not grow beyond the same months of 2019: column of burden_counts = word."""

    MEETINGS = "会议"
    DOCUMENTS = "文件"
    INSPECTIONS = "检查"
    ASSESSMENTS = "考核"


def slot(prefix: str, item_no: int) -> str:
    """The column of a scorecard that holds this item: ('reviewed', 7) → 'reviewed_07'."""
    return f"{prefix}_{item_no:02d}"
