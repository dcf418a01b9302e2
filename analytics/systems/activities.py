"""活动台账: lectures, theme days, training and the like, reported by who wants to; sums that judge nobody."""

from enum import StrEnum

import dataframely as dy
import polars as pl

from analytics import reference
from analytics.base import record_columns as r
from analytics.base.dataset import Dataset
from analytics.base.indicator import Direction, Indicator
from analytics.base.periods import Period
from analytics.base.pressing import Pressing
from analytics.kit import observed_counts
from analytics.kit.case_tables import Frames
from analytics.kit.counts import Counts
from analytics.kit.units import Unit


class Activity(StrEnum):
    """What is counted: column of the data set = word."""

    LECTURES = "学习宣讲"
    SECRETARY_CLASSES = "书记讲党课"
    THEME_DAYS = "政治生日和主题党日"
    TRAINING = "党务干部培训"
    WARNING_MEETINGS = "警示教育会"
    NOTICES = "整改通知书"


UNITS = reference.activity_units()


def _number(activity: Activity) -> dy.Int64:
    return r.number(f"{activity.value}（{UNITS[activity.value]}）", activity.value, nullable=True)


class Activities(r.Record):
    """What a unit did in a half-year; null is not reported, which is not 0. Persons are only counted."""

    org_id = r.organisation("单位", *r.UNIT_NAMES, primary_key=True)
    period = r.period(r.HALF, "考核期", "半年", primary_key=True)
    lectures = _number(Activity.LECTURES)
    secretary_classes = _number(Activity.SECRETARY_CLASSES)
    theme_days = _number(Activity.THEME_DAYS)
    training = _number(Activity.TRAINING)
    warning_meetings = _number(Activity.WARNING_MEETINGS)
    notices = _number(Activity.NOTICES)


DATASETS = (
    Dataset(
        "activities",
        "活动台账",
        Activities,
        from_everybody=True,
        purpose="各单位每半年开展活动的次数，自愿填报；只汇总，不评价、不排名。",
        remark="没有统计的空着，不等于 0。培训按人次，参加两次算两次。处分、案件不在这里填。",
    ),
)
ACTIVITIES = Counts("activities", "活动数", {kind.name.lower(): kind.value for kind in Activity})
RESULTS = ACTIVITIES.results
PRESSING: tuple[Pressing, ...] = ()
INDICATORS = (
    Indicator(
        "activities_total", "活动台账", "活动数",
        "本期报来的次数（培训为人次）之和；没有报的不补。旁边是公开发表的数字，范围和时间不同，不能相比。",
        "报了这一项的单位，家数列在旁边。", Direction.NONE, "平顶山文", ("activities", "activities_by_unit"),
        assumption="公开数字的统计时间",
    ),
)  # fmt: skip


def build(units: dy.DataFrame[Unit], activities: pl.LazyFrame, period: Period) -> Frames:
    """The tables of the period."""
    published = reference.published_activities().select("published", kind="activity")
    return {
        "activities": observed_counts.observed_by_scope(ACTIVITIES, units, activities, period, published),
        "activities_by_unit": observed_counts.observed_by_unit(ACTIVITIES, units, activities, period),
    }
