"""The ledger of visits: the one data set that several systems of rounds count."""

import dataframely as dy
import polars as pl

from analytics.base import record_columns as r
from analytics.base.dataset import Check, Dataset
from analytics.kit.visit_words import DEBRIEFED, LEVELS, Exemplar, Organiser, Verdict, VisitKind


class Visit(r.Record):
    """One visit to a branch, or one account an organisation gave. Nothing is asked of any person."""

    org_id = r.organisation("支部", *r.BRANCH_NAMES, "党组织", "述职组织", of_kinds=LEVELS, primary_key=True)
    kind = r.choice(VisitKind, "方式", "走到方式", "活动方式", primary_key=True)
    held_on = r.day("日期", "观摩日期", "到访日期", "检查日期", "述职日期", primary_key=True)
    organised_by = r.choice(Organiser, "组织者", "组织单位", "由谁组织", primary_key=True)
    result = r.choice(Verdict, "结果", "评价结果", "观摩结果", "评议结果", "述职评议结果", nullable=True)
    exemplar = r.choice(Exemplar, "典型", "正反典型", nullable=True)
    about_year = r.period(r.YEAR, "述职年度", "述哪一年的职", nullable=True)
    document = r.text("依据文件", "通知文号", nullable=True)

    @dy.rule()
    def exemplar_comes_with_a_result(cls) -> pl.Expr:
        return cls.exemplar.col.is_null() | cls.result.col.is_not_null()

    @dy.rule()
    def about_year_is_of_a_debriefing(cls) -> pl.Expr:
        return cls.about_year.col.is_null() | cls.kind.col.is_in(DEBRIEFED)

    @dy.rule()
    def about_year_is_of_its_day(cls) -> pl.Expr:
        back = cls.held_on.col.dt.year() - cls.about_year.col.cast(pl.Int32)
        return cls.about_year.col.is_null() | back.is_between(0, 1)


DATASET = Dataset(
    "visits",
    "观摩台账",
    Visit,
    checks={
        "exemplar_comes_with_a_result": Check(("exemplar", "result"), "列为典型的，要填观摩结果"),
        "about_year_is_of_a_debriefing": Check(("about_year", "kind"), "只有述职才填述职年度，其他的空着"),
        "about_year_is_of_its_day": Check(
            ("about_year", "held_on"), "述职年度只能是述职日期的当年或者上一年；空着的按日期的当年算"
        ),
    },
    purpose="观摩、检查、到访、述职的台账：哪天到了哪个支部、谁组织的、结果如何；哪个组织哪天向谁述职。",
    remark=(
        "一个支部、一天、一种方式一行。先选单位，再选支部。没有评出结果的，结果空着。"
        "述职和组织生活检查也可以填党委、总支；党组述职的，“支部”列填“党组（党委）”。"
        "年初补上一年述职的，填述职年度。"
    ),
)
