"""What the overview says above its pictures."""

from dataclasses import replace

import polars as pl

from analytics import reference
from analytics.base.columns import is_welcome
from analytics.base.periods import Grain
from analytics.base.rules import PROVINCE, Burden, League
from analytics.results import Results
from analytics.systems.attention import Reason, by_gravity
from analytics.systems.burden import BURDEN
from analytics.systems.scores.trends import ScoreLevel
from analytics.systems.stars.stars import StarsPooled
from dashboard.base.common_words import STOP
from dashboard.base.display import magnitude, period_name, word
from dashboard.kit import case_before, case_key_figures, comparison_words, figure_change
from dashboard.kit.statement import WHOLE, KeyFigure
from dashboard.systems.overview import attention_sentences
from dashboard.systems.overview.words import Overview
from dashboard.systems.stars import sentences as star_words
from dashboard.systems.weak_branches import findings as weak_branches

_SCORES = ScoreLevel.columns()
_POOLED = StarsPooled.columns()
_BURDEN = BURDEN.pooled.columns()


def indicators(results: Results) -> list[KeyFigure]:
    """The four key figures of the province, each with its change and the page that tells more."""
    made = {"ranking": _mean, "stars": _share, "weak_branches": _open, "formalism": _meetings}
    return [replace(make(results), page=page) for page, make in made.items()]


def map_of_divisions(results: Results) -> str:
    """How many cities reach the share; none is named, cities are not ranked."""
    cities = results.tables["stars_by_unit"].filter(
        (pl.col("league") == League.MUNICIPAL) & (pl.col("branches") > 0)
    )
    target = reference.five_star_target()
    if cities.is_empty():
        return Overview.MAP_NONE
    if not cities["reached"].count():
        return Overview.MAP_NOT_RATED
    if cities["reached"].all():
        return f"18个市都达到{target}%"
    reached = int(cities["reached"].sum())
    return f"{cities.height}个市中{reached}个达到{target}%，其余{cities.height - reached}个各差几个见图"


def score_levels(results: Results) -> str:
    """The mean of the provincial units and its change; of other periods than half-years, of which review."""
    row = _level(results)
    if row is None:
        return Overview.LEVELS_NONE
    period = results.period
    mean = "省直平均{mean}分".format(mean=word(row["mean"], _SCORES["mean"]))
    if period.grain != Grain.HALF:
        mean = f"{period_name(row['period'])}省直平时动态考核平均{word(row['mean'], _SCORES['mean'])}分"
    if not comparison_words.is_of(period, row["period"]):
        return mean
    change = row[comparison_words.column(period, "mean")]
    before = comparison_words.words(period) + ("同期" if period.grain == Grain.YEAR else "")
    if change is None:
        none = Overview.LEVELS_NEW_VERSION if _has_earlier(results) else Overview.LEVELS_FIRST
        return mean + none.format(before=before)
    if not change:
        return f"{mean}，与{before}持平"
    way, size = "提高" if change > 0 else "下降", magnitude(change, _SCORES["mean_change"])
    return f"{mean}，比{before}{way}{size}分"


def stars(results: Results) -> str:
    """Whether the pooled share reaches the yardstick."""
    row = _stars(results)
    if row is None or row["share"] is None:
        return Overview.STARS_NONE
    template = "全省五星支部占{share}{rated}，已过{target}%参照线" if row["reached"] else Overview.STARS_SHORT
    share = word(row["share"], _POOLED["share"])
    is_news = comparison_words.is_of(results.period, row["period"])
    rated = "" if is_news else f"（{star_words.rated_in(row)}）"
    told = template.format(
        share=share, rated=rated, target=reference.five_star_target(), count=row["shortfall"]
    )
    return told + _stars_of_leagues(results, row["period"])


def _stars_of_leagues(results: Results, period: str) -> str:
    """Each league beside the yardstick, which the whole may reach where a part does not."""
    rows = results.tables["stars_pooled"].filter(
        pl.col("period") == period, pl.col("scope") != PROVINCE, pl.col("share").is_not_null()
    )
    said = [
        f"{row['scope']}{word(row['share'], _POOLED['share'])}"
        + ("，已过" if row["reached"] else f"，还差{row['shortfall']}个")
        for row in rows.sort("scope", descending=True).iter_rows(named=True)
    ]
    return f"（{'；'.join(said)}）" if said else ""


def attention(results: Results) -> str:
    """How many units need attention, and why; that a unit can have several reasons where one does."""
    found = results.tables["attention"]
    left_out = Overview.ATTENTION_GAP.join(attention_sentences.unjudged_reasons(results))
    note = f"（{left_out}：缺少可比数据，本期未作判断）" if left_out else ""
    if found.is_empty():
        return "本期没有需重点关注的单位" + note
    return Overview.ATTENTION_TOLD.format(units=found["org_id"].n_unique(), why=_why(found)) + note


def attention_in_files(results: Results) -> str:
    """The same, with how many units chance alone would name."""
    return STOP.join(part for part in (attention(results), attention_sentences.chance(results)) if part)


def _why(found: pl.DataFrame) -> str:
    """Reason by reason, the gravest first; of places none where some units have facts."""
    of_place = pl.col("reason").is_in([Reason.FALLEN_TWICE.value, Reason.LAST_QUARTER.value])
    alone = found.group_by("org_id").agg(of_place.all())["reason"].sum()
    units = found["org_id"].n_unique()
    if not alone or alone == units:
        return f"{'（都只因名次）' if alone else ''}：{_counts_of_reasons(found)}"
    return Overview.ATTENTION_BOTH.format(
        first=units - alone,
        facts=_counts_of_reasons(found.filter(~of_place)),
        rest=alone,
    )


def _counts_of_reasons(found: pl.DataFrame) -> str:
    counts = dict(found["reason"].value_counts().iter_rows())
    return Overview.ATTENTION_GAP.join(f"{one}{counts[one]}家" for one in by_gravity(counts))


def _mean(results: Results) -> KeyFigure:
    row = _level(results)
    if row is None:
        return KeyFigure(Overview.MEAN, Overview.UNKNOWN, "尚无审核评分")
    is_news = comparison_words.is_of(results.period, row["period"])
    change = row[comparison_words.column(results.period, "mean")] if is_news else None
    is_half = results.period.grain == Grain.HALF
    about = ["满分60" if is_half else f"{period_name(row['period'])}平时动态考核，满分60"]
    about += [comparison_words.kind(results.period).value] if change is not None else []
    return KeyFigure(
        Overview.MEAN,
        word(row["mean"], _SCORES["mean"]),
        None if change is None else word(change, _SCORES["mean_change"]),
        is_welcome(change, _SCORES["mean_change"]),
        " · ".join(about),
    )


def _share(results: Results) -> KeyFigure:
    row = _stars(results)
    if row is None or row["share"] is None:
        return KeyFigure(Overview.SHARE, Overview.UNKNOWN)
    return star_words.share_figure(Overview.SHARE, row, results.period)


def _open(results: Results) -> KeyFigure:
    one = case_key_figures.key_figures(weak_branches.NOUNS, results, WHOLE)[0]
    has_base = case_before.counts(weak_branches.NOUNS.cases, results, WHOLE) is not None
    return replace(one, about=comparison_words.kind(results.period)) if has_base else one


def _meetings(results: Results) -> KeyFigure:
    pooled = results.tables["burden_pooled"].filter(
        (pl.col("scope") == PROVINCE) & (pl.col("kind") == Burden.MEETINGS)
    )
    if pooled.is_empty() or not pooled["months"].item():
        return KeyFigure(Overview.MEETINGS, Overview.UNKNOWN)
    row = pooled.row(0, named=True)
    count = "{count}次".format(count=row["now"])
    if results.period.year == BURDEN.base_year:
        return KeyFigure(Overview.MEETINGS, count, about="2019年为对照年")
    if row["ratio"] is None:
        return KeyFigure(Overview.MEETINGS, count, None, is_welcome(row["within"], _BURDEN["within"]))
    figure = KeyFigure(Overview.MEETINGS_THEN, word(row["ratio"], _BURDEN["ratio"]), about=count)
    return figure_change.with_change(figure, results, PROVINCE, "burden_meetings")


def _level(results: Results) -> dict | None:
    levels = results.tables["score_levels"].filter(
        (pl.col("league") == League.PROVINCIAL) & (pl.col("period") == results.period.last_half.code)
    )
    return levels.sort("units").row(-1, named=True) if levels.height else None


def _has_earlier(results: Results) -> bool:
    """Whether the provincial units have a level of an earlier half-year; of a year, of the year before."""
    levels = results.tables["score_levels"].filter(pl.col("league") == League.PROVINCIAL)
    period = results.period
    last = period.last_year.last_half if period.grain == Grain.YEAR else period.last_half.previous
    return bool((levels["period"] <= last.code).any())


def _stars(results: Results) -> dict | None:
    pooled = results.tables["stars_pooled"].filter(pl.col("scope") == PROVINCE)
    return pooled.row(-1, named=True) if pooled.height else None
