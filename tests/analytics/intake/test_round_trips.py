"""What is written into a sheet comes back as the same frame, in whatever order the columns stand."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from analytics import datasets
from analytics.base import rules
from analytics.base.record_columns import headings
from analytics.kit.visit_words import Exemplar, Organiser, Verdict
from analytics.systems.activities import ACTIVITIES
from analytics.systems.inspections import Inspector
from analytics.systems.problems import ProblemKind, Source
from tests.analytics.builders import START
from tests.analytics.intake.workbooks import taken, workbook

pytestmark = pytest.mark.usefixtures("no_child")


# Each example starts a process, so there are few and a failing one is shown as it was found.
FEW = settings(max_examples=8, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
NAMES = {"U1": "示例单位01", "U2": "示例单位02", "B1": "第一党支部", "B2": "第二党支部", "B3": "第一党支部"}
UNIT_OF = {"B1": "示例单位01", "B2": "示例单位01", "B3": "示例单位02"}
FOUND = date(2023, 6, 1)

cards = st.fixed_dictionaries(
    {
        "reviewed_01": st.none() | st.integers(0, 1000),
        "reviewed_02": st.none() | st.integers(0, 5000),
        "submitted_on": st.none() | st.dates(date(2023, 7, 1), date(2099, 12, 31)),  # not before the periods
    }
)
entries = st.fixed_dictionaries(
    {
        "kind": st.sampled_from([kind.value for kind in rules.WeakKind]),
        "measure": st.none() | st.from_regex(r"[甲乙=+@<][甲乙 （('\"&-]*[甲乙>]", fullmatch=True),
        "due_on": st.dates(FOUND, date(2099, 12, 31)),
        "cleared_on": st.none() | st.dates(FOUND, date(2099, 12, 31)),
    }
)


problems = st.fixed_dictionaries(
    {
        "source": st.sampled_from([word.value for word in Source]),
        "kind": st.sampled_from([word.value for word in ProblemKind]),
        "due_on": st.dates(FOUND, date(2099, 12, 31)),
        "closed_on": st.none() | st.dates(FOUND, date(2099, 12, 31)),
        "measure": st.none() | st.from_regex(r"[甲乙][甲乙 （('\"&-]*[甲乙>]", fullmatch=True),
    }
)
counts = st.integers(0, 9999)  # of lectures always, so that every row says something
done = st.fixed_dictionaries({n: counts if n == "lectures" else st.none() | counts for n in ACTIVITIES.kinds})
stood = st.dates(START, date(2099, 12, 31))  # nobody visits what is not founded yet
inspected = st.fixed_dictionaries(
    {"held_on": stood, "organised_by": st.sampled_from([word.value for word in Inspector])}
)
seen = st.fixed_dictionaries(
    {
        "held_on": stood,
        "organised_by": st.sampled_from([word.value for word in Organiser]),
        "result": st.sampled_from([word.value for word in Verdict]),
        "exemplar": st.none() | st.sampled_from([word.value for word in Exemplar]),
    }
)

sheets = st.fixed_dictionaries({"published": st.booleans()}).flatmap(
    lambda row: st.one_of(
        st.just({**row, "points": None, "members": None}),
        st.fixed_dictionaries(
            {"published": st.just(row["published"]), "points": counts, "members": st.integers(1, 999)}
        ),
    )
)


def shown(name: str, value: object) -> object:
    """A stored value as an officer writes it."""
    if name == "org_id":
        return NAMES[str(value)]
    if name.startswith("reviewed_0") and value is None:
        return "/"  # an officer who only names the unit has reported nothing, not even that
    if name.startswith("reviewed_0") and isinstance(value, int):
        return value / rules.POINT
    if isinstance(value, bool):
        return "是" if value else "否"
    return value.isoformat() if isinstance(value, date) else value


def read_back(records: pl.DataFrame, dataset: str, order: list[str], extra: dict[str, list]) -> pl.DataFrame:
    """The records written with these columns (and extra ones beside them), and read again."""
    words = headings(datasets.ALL[dataset].schema)
    rows: list[list] = [[words.get(name, name) for name in order]]
    for record, row in enumerate(records.iter_rows(named=True)):
        rows.append([extra[name][record] if name in extra else shown(name, row[name]) for name in order])
    with TemporaryDirectory() as folder:
        path = workbook(Path(folder) / "b.xlsx", {datasets.ALL[dataset].title: rows})
        incoming = taken(path, today=date(2100, 1, 1), spared={})
    assert incoming.issues == []
    return incoming.frame


BRANCHES = ("B1", "B2", "B3")
# What is drawn of each data set, and the keys of its rows.
DRAWN = {
    "reviews": (cards,
                [
                 {"org_id": org, "period": period,
                  "rubric_version": 2022} for org in ("U1", "U2") for period in ("2022H1", "2023H2")]),
    "weak_branches": (entries, [{"org_id": org, "found_on": FOUND} for org in BRANCHES]),
    "cases": (problems, [{"org_id": "U1", "case_no": n, "found_on": FOUND} for n in range(1, 5)]),
    "activities": (done, [{"org_id": org, "period": "2023H2"} for org in ("U1", "U2")]),
    "member_points": (sheets, [{"org_id": org, "period": "2023Q4"} for org in BRANCHES]),
    "visits": (seen, [{"org_id": org, "kind": "支部观摩"} for org in BRANCHES]),
    "inspections": (inspected, [{"org_id": org} for org in ("U1", "U2")]),
}  # fmt: skip


@FEW
@given(st.data())
@pytest.mark.parametrize("name", DRAWN)
def test_records_come_back_as_they_were_written(name, data):
    values, keys = DRAWN[name]
    rows = data.draw(st.lists(values, min_size=1, max_size=len(keys)))
    full = [{**key, "synthetic": False, **row} for key, row in zip(keys, rows, strict=False)]
    schema = datasets.ALL[name].schema
    records = schema.validate(pl.DataFrame(full, schema=schema.create_empty().schema))
    of_branches = keys[0]["org_id"] in UNIT_OF
    units = {"单位": [UNIT_OF[org] for org in records["org_id"]]} if of_branches else {}

    back = read_back(records, name, data.draw(st.permutations([*units, *keys[0], *rows[0]])), units)

    assert_frame_equal(back, records)
