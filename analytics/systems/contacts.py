"""联系点: who links to which branch, whether every weak branch has somebody, and whether anybody came."""

from datetime import date
from enum import StrEnum
from typing import Any

import dataframely as dy
import polars as pl

from analytics.base import record_columns as r
from analytics.base.dataset import Check, Dataset
from analytics.base.indicator import Direction, Indicator
from analytics.base.periods import Period
from analytics.base.pressing import Pressing, ToDo
from analytics.base.result import Reach, Result, RollUp
from analytics.kit import links
from analytics.kit.bound import bound_units
from analytics.kit.case_clearance import clearance
from analytics.kit.case_columns import Clearance
from analytics.kit.case_tables import Frames
from analytics.kit.cases import Cases
from analytics.kit.links import NOBODY, UnitLinks, Watch
from analytics.kit.spans import open_on
from analytics.kit.units import Unit, standing_branches
from analytics.kit.worded import fill_headings, schema_of
from analytics.reference.thresholds import Standing, thresholds

_OF_WEAK = next(one for one in thresholds() if one.code == "weak_branch_contacts")
_ARRANGED_WITHIN = 30  # days after a branch was found weak (assumption)
_CAME, _SEEN = "联系点到访", "支部观摩"  # why somebody came
WITH, WITHOUT = "有联系", "没有联系"


class Role(StrEnum):
    """Who links to the branch; what the three lines of 三直联 are no source says."""

    WORKING_COMMITTEE = "工委"
    GROUP_SECRETARY = "党组书记"
    LEADER = "班子成员"
    COMMITTEE_SECRETARY = "机关党委书记"
    SECRETARY = "党组织书记"


_LEADERS = (Role.GROUP_SECRETARY.value, Role.LEADER.value)


class Contact(r.Record):
    """Somebody links to a branch from a day on; who that is is told by post and number, never by name."""

    org_id = r.organisation("支部", *r.BRANCH_NAMES, "联系点", "联系支部", primary_key=True)
    role = r.choice(Role, "联系人职务", "联系层级", primary_key=True)
    seat_no = r.number("第几位", "位次", min=1, primary_key=True)
    since = r.day("建立日期", "联系起始日期", "开始日期", "联系起日", primary_key=True)
    until = r.day("结束日期", "联系结束日期", "联系止日", nullable=True)

    @dy.rule()
    def contact_ends_after_it_began(cls) -> pl.Expr:
        return cls.until.col.is_null() | (cls.until.col >= cls.since.col)


# The cases of the ledger by whether somebody linked to the branch, in the shape of how long they take.
BESIDE = Cases(
    "contacts", "后进支部", worklist="", found="认定", cleared="销号", kind_heading="联系情况",
    kinds=(WITH, WITHOUT), due_soon_days=0,
)  # fmt: skip
_NOUNS = {"who": "支部", "found": BESIDE.found, "cleared": BESIDE.cleared, "kind": BESIDE.kind_heading}
_CURVES = schema_of("contacts_clearance", fill_headings(Clearance, _NOUNS), Clearance)
DATASETS = (
    Dataset(
        "contacts",
        "联系点台账",
        Contact,
        seat=links.SEAT,
        checks={"contact_ends_after_it_began": Check(("until", "since"), "结束日期不早于建立日期")},
        purpose="联系点的台账：哪一级、第几位联系哪个支部，从哪天到哪天。",
        remark="一个支部、一位联系人一行；换人的先填结束日期，再另起一行。只填职务和第几位（班子成员按班子排序），"
        "不填姓名。到访填在观摩台账，方式选“联系点到访”。",
    ),
)
RESULTS = (
    Result("contacts_watch", "联系点与后进支部", Watch, Reach.UNIT_OF_BRANCH, RollUp.CONCAT, ("state",)),
    Result("contacts_by_unit", "联系点（分单位）", UnitLinks, Reach.UNIT, RollUp.CONCAT,
           ("weak", "linked", "left", "links", "unvisited")),
    Result("contacts_clearance", "有没有联系与销号用时", _CURVES, Reach.LEAGUE, RollUp.NONE,
           of_units="units"),
)  # fmt: skip
PRESSING: tuple[Pressing, ...] = ()
TO_DO = (ToDo("后进支部未安排联系", "contacts_by_unit", lambda rows, _day: left_by_unit(rows)),)
_TOPIC, _PAPER, _OUR_RULE = "联系点", "水文局要点", "本系统约定"
_TABLES = ("contacts_watch", "contacts_by_unit")
INDICATORS = (
    Indicator(
        "contacts_weak", _TOPIC, "后进支部有人联系",
        "期末未销号的后进支部里，有至少一个联系点还在联系的；其中党组书记、班子成员联系的另数。"
        "支部撤销的，联系点当天结束。",
        "期末未销号的后进支部；本组还没有单位填联系点的不计。", Direction.UP, _PAPER,
        (*_TABLES, "worklist"), target=(_OF_WEAK.code,),
        assumption="三直联的三条线由工委确认；党组书记算作班子成员；是否约束全部省直单位",
    ),
    Indicator(
        "contacts_visited", _TOPIC, "半年没有到访",
        "最近一次到访满6个月以上的联系点；建立以后还没有到访的，从建立日期起算，满6个月当天不算超过。"
        "一天到访几次只算一次，与观摩同日的也只算一次；台账不记是谁去的，到访算给该支部的每一个联系点。",
        "期末还在联系的联系点。", Direction.DOWN, _OUR_RULE, _TABLES,
        assumption="6个月没有到访值得一看；到访不分是哪位联系人",
    ),
    Indicator(
        "contacts_without", _TOPIC, "没有联系点的单位", "期末没有一个支部有联系点的单位。",
        "期末有支部的单位；本组还没有单位填联系点的不计。", Direction.DOWN, _OUR_RULE, ("contacts_by_unit",),
    ),
    Indicator(
        "contacts_clearance", _TOPIC, "有没有联系与销号用时",
        "认定时有联系点、或者认定后30天内建立的为有联系，其他的为没有联系；从认定到销号的天数，未销号的算到期末"
        "（卡普兰—迈耶估计）。只是并列，不说明因果：哪些支部先安排联系，本来就不是随机的。",
        "本组有联系点台账以后认定的后进支部；少于20件的不算，其时未销号不足10件的天数不列。",
        Direction.NONE, _OUR_RULE, ("contacts_clearance",),
        assumption="30天内安排的算有联系；至少20件、其时至少10件",
    ),
)  # fmt: skip


def build(
    units: dy.DataFrame[Unit],
    organisations: pl.LazyFrame,
    rubrics: pl.LazyFrame,
    contacts: pl.LazyFrame,
    visits: pl.LazyFrame,
    ledger: dy.DataFrame[Any],
    period: Period,
    counted_on: date,
) -> Frames:
    """The tables of the period; of leagues in which somebody has written down a contact by the day."""
    branches = standing_branches(organisations, counted_on).collect()
    began = _began(contacts, branches, counted_on)
    recorded = pl.col("league").is_in(began["league"].implode())
    branches, units_told = branches.filter(recorded), units.filter(recorded)
    weak = ledger.filter("is_open")["org_id"].implode()
    spans = contacts.select(*links.SEAT, "since", "until").collect()
    standing = open_on(spans, counted_on, links.SEAT).join(branches, on="org_id")
    alone = branches.filter(pl.col("org_id").is_in(weak)).join(standing, on="org_id", how="anti")
    rows = [links.with_visits(standing, _days(visits, counted_on), counted_on), links.of_nobody(alone)]
    names = units_told.select("official_order", unit_id="org_id", unit="name")
    watch = pl.concat(rows, how="diagonal").join(names, on="unit_id")
    watch = links.in_order(watch.with_columns(is_weak=pl.col("org_id").is_in(weak)))
    binding = bound_units((_OF_WEAK,), units_told, organisations, rubrics, period)["org_id"].implode()
    standing_of = pl.when(pl.col("org_id").is_in(binding)).then(pl.lit(Standing.BINDING))
    by_unit = links.by_unit(watch, units_told, branches, _LEADERS).with_columns(
        standing=standing_of.otherwise(pl.lit(Standing.YARDSTICK))
    )
    frames = (watch, by_unit, _curves(contacts.filter(pl.col("since") <= counted_on), ledger, began))
    return {
        one.name: frame.select(*one.schema.column_names()).pipe(one.schema.validate)
        for one, frame in zip(RESULTS, frames, strict=True)
    }


def make_linked_branches(
    contacts: pl.LazyFrame, ledger: dy.DataFrame[Any], organisations: pl.LazyFrame, counted_on: date
) -> pl.DataFrame:
    """org_id, contact of the branches open on the ledger: by which posts each is linked; null: no record."""
    branches = standing_branches(organisations, counted_on).collect()
    began = _began(contacts, branches, counted_on)
    order = {role.value: place for place, role in enumerate(Role)}
    linked = (
        open_on(contacts.collect(), counted_on)
        .unique(["org_id", "role"])
        .sort("org_id", pl.col("role").replace_strict(order, return_dtype=pl.Int64))
        .group_by("org_id", maintain_order=True)
        .agg(contact=pl.col("role").str.join("、"))
    )
    recorded = pl.when(pl.col("league").is_in(began["league"].implode())).then(pl.lit(NOBODY))
    opened = ledger.filter("is_open").select("org_id", "league").unique(maintain_order=True)
    return opened.join(linked, on="org_id", how="left").select(
        "org_id", pl.col("contact").fill_null(recorded)
    )


def left_by_unit(by_unit: pl.DataFrame) -> pl.DataFrame:
    """org_id, size: the units a document binds, with weak branches nobody links to."""
    owed = by_unit.filter(pl.col("left") > 0, pl.col("standing") == Standing.BINDING)
    return owed.select("org_id", size="left")


def _began(contacts: pl.LazyFrame, branches: pl.DataFrame, day: date) -> pl.DataFrame:
    """league, first_on: since when contacts are written down in it; none where they are not."""
    known = contacts.filter(pl.col("since") <= day).collect().join(branches, on="org_id")
    return known.group_by("league").agg(first_on=pl.col("since").min())


def _days(visits: pl.LazyFrame, day: date) -> pl.DataFrame:
    """org_id, held_on, came, seen: a day counts once, however many came and for whatever."""
    told = visits.filter(pl.col("held_on") <= day, pl.col("kind").is_in([_CAME, _SEEN]))
    kinds = {name: (pl.col("kind") == kind).any() for name, kind in (("came", _CAME), ("seen", _SEEN))}
    return told.group_by("org_id", "held_on").agg(**kinds).collect()


def _curves(contacts: pl.LazyFrame, ledger: pl.DataFrame, began: pl.DataFrame) -> pl.DataFrame:
    """How long branches take that somebody linked to from the beginning, and the others."""
    cases = ledger.join(began, on="league").filter(pl.col("found_on") >= pl.col("first_on"))
    soon = pl.col("since") <= pl.col("found_on").dt.offset_by(f"{_ARRANGED_WITHIN}d")
    still = pl.col("until").is_null() | (pl.col("until") >= pl.col("found_on"))
    spans = contacts.select("org_id", "since", "until").collect()
    linked = cases.join(spans, on="org_id").filter(soon & still).select("org_id", "found_on").unique()
    told = cases.join(
        linked.with_columns(kind=pl.lit(WITH)), on=["org_id", "found_on"], how="left", suffix="_of"
    )
    grouped = told.with_columns(kind=pl.col("kind_of").fill_null(WITHOUT))
    leagues = began["league"].sort().to_list()
    return clearance(BESIDE, grouped, leagues).filter(pl.col("kind").is_in(BESIDE.kinds))
