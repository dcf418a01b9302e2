"""Systems of cases: found on a day, due by a day, cleared on a day; declared by their nouns.

Weak branches, problems, findings of an inspection are counted by the same rules: on the day a case is due it
is neither overdue nor late; what is cleared after the period is open in it.
"""

from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

import dataframely as dy

from analytics.base import columns as c
from analytics.base.result import Reach, Result, RollUp
from analytics.kit import case_columns as columns
from analytics.kit.worded import Columns, fill_headings, no_key, schema_of, with_heading

_QUOTED = ("open", "overdue", "found", "cleared")


class States(NamedTuple):
    """How a case stands on a day, in the words of a system; on the day it is due neither overdue nor late."""

    open: str
    overdue: str
    in_time: str
    late: str


class Steps(NamedTuple):
    """Why a case stands where it does in the list of work: the first that fits, worked in this order."""

    overdue: str
    due_soon: str
    found_again: str
    later: str


@dataclass(frozen=True)
class Cases:
    """One system of cases. name begins its tables, title their titles; worklist is the name of that table.

    found, cleared: its verbs. kinds: in their order. due_soon_days: an open case due within so many days is
    worked before the rest. of_units: the cases are of units and not of branches. again_within: a case is
    found again where one of its kind was cleared at most so many days before; None: where the organisation
    had any before. sources: who may find a case; where they are given the data set also has case_no, source
    and first_due_on; own_source is the source of what an organisation finds itself, inspecting those of
    inspections; clearance_table the name of the table of days. beside: columns that the list of work takes
    from another table of results.
    """

    name: str
    title: str
    worklist: str
    found: str
    cleared: str
    kind_heading: str
    kinds: tuple[str, ...]
    due_soon_days: int
    of_units: bool = False
    again_within: int | None = None
    sources: tuple[str, ...] = ()
    own_source: str = ""
    inspecting: tuple[str, ...] = ()
    clearance_table: str = ""
    beside: Columns = field(default_factory=dict)

    @property
    def states(self) -> States:
        """The states in its words."""
        done = self.cleared
        return States(f"未{done}", f"超期未{done}", f"按期{done}", f"逾期{done}")

    @property
    def steps(self) -> Steps:
        """The steps in its words."""
        return Steps(f"超期未{self.cleared}", "临近时限", f"再次{self.found}", "按时限推进")

    @property
    def key(self) -> list[str]:
        """What tells one case from the others."""
        return ["org_id", "case_no" if self.sources else "found_on"]

    @cached_property
    def case(self) -> type[dy.Schema]:
        """The schema of its cases."""
        own = self._fill_headings(columns.Case) | self._fill_headings(
            columns.CaseSource if self.sources else dy.Schema
        )
        return schema_of(f"{self.name}_case", self._order_columns(own, "org_id", *own), columns.Case)

    @cached_property
    def counts(self) -> dict[str, dy.Column]:
        """What is counted of every group."""
        return self._fill_headings(columns.CaseCounts) | self._fill_headings(
            columns.CaseSourceCounts if self.sources else dy.Schema
        )

    @cached_property
    def pooled(self) -> type[dy.Schema]:
        """Province or league at the end of the period."""
        return self._counts_schema("pooled", fill_headings(columns.OfScope, {}))

    @cached_property
    def by_unit(self) -> type[dy.Schema]:
        """Unit at the end of the period."""
        return self._counts_schema("by_unit", fill_headings(columns.OfUnit, {}))

    @cached_property
    def by_kind(self) -> type[dy.Schema]:
        """Scope × kind at the end of the period."""
        return self._by("kind", self.kind_heading)

    @cached_property
    def by_source(self) -> type[dy.Schema]:
        """Scope × source at the end of the period."""
        return self._by("source", "来源")

    @cached_property
    def by_month(self) -> type[dy.Schema]:
        """Scope × month."""
        return schema_of(f"{self.name}_by_month", self._fill_headings(columns.CaseMonth), columns.CaseMonth)

    @cached_property
    def work(self) -> type[dy.Schema]:
        """The schema of its list of work."""
        own = self._fill_headings(columns.Work)
        case_no = {"case_no": self.case.columns()["case_no"]} if self.sources else {}
        step = own.pop("step")
        ordered = self._order_columns(own | case_no | dict(self.beside), "place", "org_id", *own)
        return schema_of(f"{self.name}_work", ordered | {"step": step}, columns.Work)

    @cached_property
    def clearance(self) -> type[dy.Schema]:
        """Scope × kind × days since the finding."""
        return schema_of(f"{self.name}_clearance", self._fill_headings(columns.Clearance), columns.Clearance)

    @cached_property
    def none_found(self) -> type[dy.Schema]:
        """Units that found none themselves in a year."""
        return schema_of(f"{self.name}_none_found", self._fill_headings(columns.NoneFound), columns.NoneFound)

    @cached_property
    def results(self) -> tuple[Result, ...]:
        """Its tables, in the order of the workbook of everything."""
        own = Reach.UNIT if self.of_units else Reach.UNIT_OF_BRANCH
        said = ("kind", "due_on", "cleared_on", "state")
        result = self._result
        tables = [
            result("", "台账", self.case, own, RollUp.CONCAT, said),
            result("_pooled", "（合计）", self.pooled, Reach.COMMITTEE, RollUp.SUM, _QUOTED),
            result("_by_unit", "（分单位）", self.by_unit, Reach.UNIT, RollUp.CONCAT, _QUOTED),
            result("_by_kind", "（分类型）", self.by_kind, Reach.SCOPE, RollUp.SUM, _QUOTED),
            result("_by_month", "（分月）", self.by_month, Reach.SCOPE, RollUp.SUM),
            Result(self.worklist, f"{self.title}工作清单", self.work, own, RollUp.NONE),
        ]
        if self.sources:
            by_source = result("_by_source", "（分来源）", self.by_source, Reach.SCOPE, RollUp.SUM, _QUOTED)
            of_leagues = (self.clearance, Reach.LEAGUE, RollUp.NONE)
            name, title = self.clearance_table, f"{self.title}办结用时"
            none = (self.none_found, Reach.UNIT, RollUp.CONCAT)
            tables += [by_source, Result(name, title, *of_leagues, of_units="units")]
            tables.append(result("_none_found", f"{self.own_source}为零", *none))
        return tuple(tables)

    def _result(self, suffix: str, title: str, *rest: object) -> Result:
        return Result(f"{self.name}{suffix}", f"{self.title}{title}", *rest)  # type: ignore[arg-type]

    def _counts_schema(self, suffix: str, group: Columns) -> type[dy.Schema]:
        return schema_of(f"{self.name}_{suffix}", {**group, **self.counts})

    def _by(self, column: str, heading: str) -> type[dy.Schema]:
        group = with_heading(columns.Clearance.columns()["kind"], heading)
        return self._counts_schema(f"by_{column}", {**fill_headings(columns.OfScope, {}), column: group})

    def _order_columns(self, own: dict[str, dy.Column], *order: str) -> dict[str, dy.Column]:
        """The columns that identify a case first; without the unit where the organisation is one."""
        if self.sources:
            own["found_on"] = no_key(own["found_on"])
            order = (*order[: order.index("org_id") + 1], "case_no", *order)
        left_out = {"unit_id", "unit"} if self.of_units else set()
        return {name: own[name] for name in dict.fromkeys((*order, *own)) if name not in left_out}

    def _fill_headings(self, shape: type[dy.Schema]) -> dict[str, dy.Column]:
        who = "单位" if self.of_units else "支部"
        nouns = {"who": who, "found": self.found, "cleared": self.cleared, "kind": self.kind_heading}
        own = fill_headings(shape, nouns)
        if self.of_units and "org_id" in own:
            own["org_id"] = c.unit_code(own["org_id"].description or "", primary_key=True)
        return own
