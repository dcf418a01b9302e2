"""How numbers, days and periods are worded."""

from analytics.kit.closed_periods import ComparisonKind


class Numbers:
    MISSING = "—"
    PLUS = "+"
    MINUS = "−"
    RISEN, FALLEN = "▲", "▼"
    PERCENT = "{number}%"
    PERCENTAGE_POINTS = "{number}个百分点"
    HEADED_IN_PERCENTAGE_POINTS = "{heading}（百分点）"
    PERCENTAGE_POINTS_UNIT = "百分点"
    BRACKET = "（"
    YES = "是"
    NO = "否"


BEFORE = {ComparisonKind.ON_LAST_PERIOD: "上期", ComparisonKind.ON_LAST_YEAR: "上年"}


class Periods:
    YEAR = "{year}年"
    HALVES = ("{year}年上半年", "{year}年下半年")
    QUARTERS = ("{year}年第一季度", "{year}年第二季度", "{year}年第三季度", "{year}年第四季度")
    MONTH = "{year}年{month}月"
    YEAR_TICK = "{year}"
    HALF_TICKS = ("{year}<br>上半年", "{year}<br>下半年")
    QUARTER_TICKS = ("{year}<br>一季度", "{year}<br>二季度", "{year}<br>三季度", "{year}<br>四季度")
    MONTH_TICK = "{month}月"
    DAY = "{year}年{month}月{day}日"
    DAY_IN_TABLES = "YYYY年M月D日"
