"""The tables of 口径说明: assumed numbers, rubric versions, source documents, each with its headings."""

import dataframely as dy
import polars as pl

from analytics import reference
from analytics.base import columns as c
from analytics.base import rules
from analytics.systems.scores.rubrics import plain_label
from dashboard.files.definition_words import REPORTS, Columns, Methods
from dashboard.systems.overview import advice, changes


class Weight(dy.Schema):
    """Year from which the weights of the composite hold."""

    year = c.count(Columns.YEAR)
    dynamic_percent = c.count("平时动态考核（%）")
    on_site_percent = c.count("年底实地考核（%）")
    debriefing_percent = c.count("年度述职评议（%）")
    source = c.text(Columns.SOURCE)


class Cutoff(dy.Schema):
    """Least percentage of full marks of each grade."""

    year = c.count(Columns.YEAR)
    grade = c.text("考核等次")
    at_least_percent = c.count("不低于满分的（%）")
    source = c.text(Columns.SOURCE)


class Deadline(dy.Schema):
    """Days after the end of a period by which its report is due."""

    report = c.text("报送内容")
    days_after_end = c.count("期末后天数")
    source = c.text(Columns.SOURCE)


class LossBand(dy.Schema):
    """Up to which loss rate each band of colour goes."""

    until_percent = c.count("失分率不超过（%）")
    source = c.text(Columns.SOURCE)


class RankedLeague(dy.Schema):
    """Whether the units of a league get places."""

    league = c.text("分组")
    ranked = c.text("参与排名")
    source = c.text(Columns.SOURCE)


class Assumption(dy.Schema):
    """What was settled here because no document does, and which indicator it moves."""

    name = c.text(Columns.INDICATOR)
    assumption = c.text("约定")
    status = c.text("状态")


class VersionDimension(dy.Schema):
    """Rubric version × dimension: items and points."""

    version = c.text(Columns.VERSION)
    dimension = c.text(Columns.DIMENSION)
    items = c.count("要素数")
    points = c.points(Columns.POINTS)
    branch_items = c.count("其中适用支部")


class Item(dy.Schema):
    """One item of a rubric version."""

    item_no = c.count("序号")
    label = c.text("考评要素")
    dimension = c.text(Columns.DIMENSION)
    max_points = c.points(Columns.POINTS)
    applies_to_units = c.flag("适用单位")
    applies_to_branches = c.flag("适用支部")
    evidence_kinds = c.text("支撑材料", nullable=True)


class Trigger(dy.Schema):
    """A verdict and when it is given; or a judged figure, its good direction and its least change."""

    said = c.text("判断或指标")
    when = c.text("何时这样说；最小变化")


class AdviceRule(dy.Schema):
    """A rule of 下一步建议: when it names a unit, who is to do what, and until when."""

    fact = c.text("情况")
    trigger = c.text("何时列入")
    what = c.text("由谁办、办什么")
    due = c.text("时限和依据")


class Document(dy.Schema):
    """One of the documents the rules come from."""

    short_name = c.text("简称")
    title = c.text(Columns.TITLE)
    issuer = c.text(Columns.ISSUER)
    year = c.text(Columns.ISSUED)
    used_for = c.text(Columns.USED_FOR)


def tables() -> dict[str, tuple[str, pl.DataFrame, type[dy.Schema]]]:
    """The tables of parameters by key: title, rows, schema."""
    deadlines = reference.table("deadlines").with_columns(pl.col("report").replace_strict(REPORTS))
    return {
        "assumptions": ("影响数字的约定", _assumptions(), Assumption),
        "weights": ("三位一体权重", reference.table("composite_weights"), Weight),
        "cutoffs": ("考核等次的最低百分比", reference.table("grade_cutoffs"), Cutoff),
        "deadlines": ("报送期限", deadlines, Deadline),
        "triggers": ("“本期变化”的判断与触发条件", _triggers(), Trigger),
        "loss_bands": ("失分率分段", reference.table("loss_bands"), LossBand),
        "advice": ("下一步建议的规则", _advice_rules(), AdviceRule),
        "leagues": ("分组与排名", reference.table("leagues"), RankedLeague),
    }


def documents() -> pl.DataFrame:
    """The source documents."""
    return reference.table("documents").with_columns(pl.col("year").cast(pl.String))


def version_name(version: int, *, simulated: bool) -> str:
    """A rubric version in words; a simulated one says so."""
    template = "{version}版（模拟）" if simulated else "{version}版"
    return template.format(version=version)


def version_names(rubrics: pl.DataFrame) -> dict[int, str]:
    """Every version of the data set rubrics in words, the newest first."""
    marks = rubrics.group_by("rubric_version").agg(pl.col("synthetic").any())
    return {
        version: version_name(version, simulated=simulated)
        for version, simulated in marks.sort("rubric_version", descending=True).iter_rows()
    }


def by_dimension(rubrics: pl.DataFrame) -> pl.DataFrame:
    """Items and points of each version and dimension, in the order of the items."""
    names = version_names(rubrics)
    return (
        rubrics.sort(pl.col("rubric_version"), pl.col("item_no"), descending=[True, False])
        .group_by("rubric_version", "dimension", maintain_order=True)
        .agg(
            items=pl.len().cast(pl.Int64),
            points=pl.col("max_points").sum(),
            branch_items=pl.col("applies_to_branches").sum().cast(pl.Int64),
        )
        .with_columns(version=pl.col("rubric_version").replace_strict(names, return_dtype=pl.String))
        .select(*VersionDimension.column_names())
    )


def items_of(rubrics: pl.DataFrame, version: int) -> pl.DataFrame:
    """The items of one version."""
    chosen = rubrics.filter(pl.col("rubric_version") == version).sort("item_no")
    kinds = pl.col("evidence_kinds").str.replace_all(";", Methods.GAP)
    return chosen.with_columns(kinds, plain_label()).select(*Item.column_names())


def _assumptions() -> pl.DataFrame:
    assumed = reference.indicators().filter(pl.col("assumption") != "")
    return assumed.select("name", "assumption", status=pl.lit(rules.TO_BE_CONFIRMED))


def _triggers() -> pl.DataFrame:
    rows = [*changes.triggers(), *changes.least_changes()]
    return pl.DataFrame(rows, schema=Trigger.create_empty().schema, orient="row")


def _advice_rules() -> pl.DataFrame:
    return pl.DataFrame(advice.rules(), schema=AdviceRule.create_empty().schema, orient="row")
