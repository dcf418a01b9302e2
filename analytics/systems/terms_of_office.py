"""任期与空缺: terms of bodies, posts of their heads that are empty, posts held too long or too often."""

from datetime import date
from enum import StrEnum

import dataframely as dy
import polars as pl

from analytics.base import record_columns as r
from analytics.base.dataset import Check, Dataset
from analytics.base.indicator import Direction, Indicator
from analytics.base.periods import Period
from analytics.base.pressing import Pressing
from analytics.base.result import Reach, Result, RollUp
from analytics.base.rules import Level
from analytics.kit import span_columns as columns
from analytics.kit import span_counts
from analytics.kit.bound import bound_units
from analytics.kit.case_tables import Frames
from analytics.kit.facts import Fact, tell
from analytics.kit.span_states import SEAT, posts_on, terms_on
from analytics.kit.units import Unit, standing_bodies
from analytics.reference.spans import span_limits

_BODY = ("党组织名称", "组织名称", "支部名称", "党支部名称")  # no heading that is also the name of a body


class Post(StrEnum):
    """The posts whose being empty, and whose holders' time, documents limit."""

    SECRETARY = "机关党委书记"
    DEPUTY = "机关党委专职副书记"
    DISCIPLINE = "机关纪委书记"
    FULL_TIME = "专职党务岗位"
    OF_GENERAL_BRANCH = "总支纪检委员"


class Term(r.Record):
    """One election of a body, and until when its term was extended. No person is named."""

    org_id = r.organisation(
        "党组织",
        *_BODY,
        levels=(Level.COMMITTEE, Level.GENERAL_BRANCH, Level.BRANCH),
        primary_key=True,
    )
    elected_on = r.day("换届日期", "选举日期", "换届时间", "本届选举日期", primary_key=True)
    extended_to = r.day("批准延期至", "延期至", nullable=True)
    document = r.text("批准文号", "延期批准文号", "批复文号", nullable=True)

    @dy.rule()
    def term_extended_with_a_document(cls) -> pl.Expr:
        return cls.extended_to.col.is_null() | cls.document.col.is_not_null()

    @dy.rule()
    def term_extended_after_the_election(cls) -> pl.Expr:
        return cls.extended_to.col.is_null() | (cls.extended_to.col > cls.elected_on.col)


class PostHeld(r.Record):
    """A post from a day to a day, held or empty. No person is named: not who holds it, only since when."""

    org_id = r.organisation(
        "党组织", *_BODY, levels=(Level.COMMITTEE, Level.GENERAL_BRANCH), primary_key=True
    )
    post = r.choice(Post, "岗位", "岗位名称", "职务", primary_key=True)
    seat_no = r.number("席位", "席位序号", "岗位序号", primary_key=True, min=1)
    since = r.day("起始日期", "起始时间", "任职日期", "空缺起始日期", primary_key=True)
    until = r.day("截止日期", "截止时间", "离任日期", nullable=True)
    filled = r.flag("是否配备", "是否在岗", "是否任职")
    term_no = r.number("连续届数", "第几届", "届数", nullable=True, min=1, max=5)

    @dy.rule()
    def post_ends_after_it_begins(cls) -> pl.Expr:
        return cls.until.col.is_null() | (cls.until.col >= cls.since.col)

    @dy.rule()
    def post_empty_has_no_term(cls) -> pl.Expr:
        return cls.filled.col | cls.term_no.col.is_null()


DATASETS = (
    Dataset(
        "terms",
        "换届台账",
        Term,
        checks={
            "term_extended_with_a_document": Check(
                ("document", "extended_to"), "填了“批准延期至”的，要填批准文号；没有批准的不算延期"
            ),
            "term_extended_after_the_election": Check(
                ("extended_to", "elected_on"), "批准延期至晚于换届日期"
            ),
        },
        purpose="机关党委、党总支、支部每次换届选举的日期，和经批准的延期。",
        remark="一次换届一行，以前各届的也留着。没有换届记录的不当作按期。单位和党组织都要填；不填姓名。",
    ),
    Dataset(
        "posts",
        "岗位台账",
        PostHeld,
        seat=SEAT,
        checks={
            "post_ends_after_it_begins": Check(("until", "since"), "截止日期不早于起始日期"),
            "post_empty_has_no_term": Check(("term_no", "filled"), "没有配备的，连续届数空着"),
        },
        purpose="机关党委、机关纪委负责人和专职党务岗位：何时起在岗，何时起空缺。",
        remark=(
            "一个岗位的一段在岗或空缺一行：空缺的“是否配备”填否；换人、转为空缺的另起一行，前一行填截止日期。"
            "连任的不另起一行，只改连续届数。同一岗位有几个的，席位填1、2、3。只记岗位，不填姓名。"
        ),
    ),
)
TERMS = Result(
    "terms_watch", "届满与延期", columns.TermWatched, Reach.UNIT_OF_BRANCH, RollUp.CONCAT,
    ("said", "due_on"),
)  # fmt: skip
POSTS = Result(
    "posts_watch", "空缺与任职年限", columns.PostWatched, Reach.UNIT_OF_BRANCH, RollUp.CONCAT,
    ("said", "due_on"),
)  # fmt: skip
BY_UNIT = Result(
    "spans_by_unit", "任期与空缺（分单位）", columns.UnitSpans, Reach.UNIT, RollUp.CONCAT,
    ("terms_over", "vacant_over"),
)  # fmt: skip
BY_LIMIT = Result(
    "spans_by_limit", "任期与空缺（分指标）", columns.LimitCounted, Reach.SCOPE, RollUp.SUM,
    ("counted", "unknown", "over"),
)  # fmt: skip
BY_MONTH = Result("expiries_by_month", "届满日历", columns.ExpiriesOfMonth, Reach.SCOPE, RollUp.SUM)
VACANT_FOR = Result("vacancies_by_length", "空缺时长", columns.VacantFor, Reach.SCOPE, RollUp.SUM)
RESULTS = (TERMS, POSTS, BY_UNIT, BY_LIMIT, BY_MONTH, VACANT_FOR)
PRESSING = (
    Pressing("负责人空缺超过6个月", BY_UNIT.name, "vacant_over_binding"),
    Pressing("届满未换届且无批准延期", BY_UNIT.name, "terms_over_binding"),
)
FACTS = (
    Fact("terms_over", "届满未换届的党组织", BY_UNIT.name,
         tell(value="terms_over", of="bodies", against=pl.col("terms_over") > 0,
              known=pl.col("bodies") > pl.col("terms_unknown")),
         "个", "terms_of_office", "任期与空缺"),
    Fact("vacant_over", "空缺超过6个月的负责人岗位", BY_UNIT.name,
         tell(value="vacant_over", of="seats", against=pl.col("vacant_over") > 0,
              known=pl.col("seats") > pl.col("seats_unknown")),
         "个", "terms_of_office", "任期与空缺"),
)  # fmt: skip
_TOPIC, _PAPER = "任期与空缺", "洛阳意见"
_BODIES = "期末存续的机关党委、党总支、支部，临时支部除外。"
_SEATS = "岗位台账里的机关党委、机关纪委负责人岗位；没有记录的机关党委算一个书记岗位。"
_DOWN, _NONE = Direction.DOWN, Direction.NONE
_HEADS = "负责人指机关党委书记、专职副书记、机关纪委书记"
INDICATORS = (
    Indicator(
        "terms_over", _TOPIC, "届满未换届",
        "从最近一次换届起，机关党委满5年、党总支和支部满3年还没有换届；届满当天不算，月底遇小月取月末。"
        "经批准延期的按延期后的日期，另列；没有批准文号的不算延期。没有换届记录的另列，不当作按期。",
        _BODIES, _DOWN, _PAPER, (TERMS.name, BY_UNIT.name, BY_LIMIT.name, BY_MONTH.name),
        target=("committee_term_years", "branch_term_years"),
        assumption="届满前6个月提醒；任期规定是否约束全部省直单位",
    ),
    Indicator(
        "terms_extended_long", _TOPIC, "延期超过一年",
        "经批准延期的，延期后的日期比原届满日期晚一年以上；选举工作条例一般不超过一年，只作参照。",
        "经批准延期的党组织。", _NONE, "本系统约定", (TERMS.name, BY_UNIT.name), assumption="一年",
    ),
    Indicator(
        "posts_vacant", _TOPIC, "负责人空缺",
        "岗位从空缺那天起，过了6个月的次日起为超过；满6个月当天不算。接连的几段空缺连着算；"
        "上一段已截止而没有下一段的，另列为岗位无记录。",
        _SEATS, _DOWN, "洛阳意见", (POSTS.name, BY_UNIT.name, BY_LIMIT.name, VACANT_FOR.name),
        target=("vacancy_months",), assumption=_HEADS + "；是否约束全部省直单位",
    ),
    Indicator(
        "posts_rotation", _TOPIC, "连任与轮岗",
        "负责人连续任职超过两届的为超过（一般）；专职党务干部同岗满5年的只提醒轮岗，不算超过。没有填届数的不判断。",
        "期末在岗的负责人和专职党务岗位。", _NONE, "洛阳意见",
        (POSTS.name, BY_UNIT.name, BY_LIMIT.name), target=("terms_in_post", "post_rotation"),
        assumption=_HEADS + "；专职党务干部含专职副书记",
    ),
    Indicator(
        "discipline_body", _TOPIC, "未设机关纪委",
        "有岗位记录而从来没有配备过机关纪委书记的机关党委。",
        "期末存续、有岗位记录的机关党委。", _DOWN, _PAPER, (POSTS.name, BY_UNIT.name, BY_LIMIT.name),
        target=("discipline_body",), assumption="以岗位记录为准",
    ),
)  # fmt: skip


def build(
    units: dy.DataFrame[Unit],
    organisations: pl.LazyFrame,
    rubrics: pl.LazyFrame,
    terms: pl.LazyFrame,
    posts: pl.LazyFrame,
    period: Period,
    counted_on: date,
) -> Frames:
    """The tables of the period; of what nobody wrote down anything by then, none: that is not all unknown."""
    limits = span_limits()
    elections = terms.filter(pl.col("elected_on") <= counted_on).collect()
    seats = posts.filter(pl.col("since") <= counted_on).collect()
    if elections.is_empty() and seats.is_empty():
        return {result.name: result.schema.create_empty() for result in RESULTS}
    bodies = (
        standing_bodies(organisations, counted_on)
        .collect()
        .filter(pl.col("unit_id").is_in(units["org_id"].implode()))
    )
    bound = bound_units([one.threshold for one in limits.values()], units, organisations, rubrics, period)
    bodies_of = [bodies.clear() if rows.is_empty() else bodies for rows in (elections, seats)]
    of_terms = terms_on(bodies_of[0], elections.drop("synthetic"), limits, counted_on)
    of_posts = posts_on(bodies_of[1], seats.drop("synthetic"), limits, counted_on)
    of_terms, of_posts = (span_counts.with_standing(rows, units, bound) for rows in (of_terms, of_posts))
    tables = {
        TERMS: span_counts.rows_to_watch(of_terms, limits, counted_on),
        POSTS: span_counts.rows_to_watch(of_posts, limits, counted_on),
        BY_UNIT: span_counts.by_unit(of_terms, of_posts, units),
        BY_LIMIT: span_counts.by_limit((of_terms, of_posts), limits),
        BY_MONTH: span_counts.expiries_by_month(of_terms, counted_on),
        VACANT_FOR: span_counts.vacant_for(of_posts, counted_on),
    }
    return {
        result.name: result.schema.validate(rows.select(*result.schema.column_names()))
        for result, rows in tables.items()
    }
