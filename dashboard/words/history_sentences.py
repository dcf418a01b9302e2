"""What was changed and finalised, in words: commits and editions as rows, and sentences about them."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from itertools import groupby

import dataframely as dy
import polars as pl

from analytics import actions, datasets
from analytics.base import columns as c
from analytics.lake import Commit, Edition
from dashboard.base.display import period_name
from dashboard.base.shortening import shorten_middle
from dashboard.words.commands import History as Moments
from dashboard.words.history import Columns, History

_NAMED_DATASETS = 3  # of one commit; more are counted
_FILE_WIDTH = 10  # of a file's name in the list of choices, in characters


class CommitLine(dy.Schema):
    """One commit."""

    revision = c.count("次序")
    action = c.text("操作")
    content = c.text("内容")
    moment = c.text(Columns.MOMENT)
    file = c.text("文件", nullable=True)
    actor = c.text(Columns.ACTOR)


class EditionLine(dy.Schema):
    """One edition; moved: data up to the end of its period have changed since."""

    period = c.period("期间")
    number = c.count("版次")
    id = c.text("编号")
    moment = c.text(Columns.MOMENT)
    actor = c.text(Columns.ACTOR)
    method_date = c.day("口径日期")
    program_version = c.text("程序版本")
    synthetic = c.flag("模拟数据")
    moved = c.flag("定稿后数据有更新")


def moment(made_at: datetime) -> str:
    """A moment as the clock on the wall shows it."""
    return made_at.astimezone().strftime(Moments.MOMENT)


def commit_lines(commits: Sequence[Commit]) -> pl.DataFrame:
    """The commits in the order given, all there are: an undo names what it undid."""
    undoes = actions.undone_commits(commits)
    rows = [
        {
            "revision": commit.id,
            "moment": moment(commit.made_at),
            "actor": commit.actor,
            "action": _action(commit, undoes),
            "file": commit.file_name,
            "content": _content(commit),
        }
        for commit in commits
    ]
    return pl.DataFrame(rows, schema={name: one.dtype for name, one in CommitLine.columns().items()})


def edition_lines(editions: Sequence[Edition], moved: Collection[str]) -> pl.DataFrame:
    """The editions in the order given; moved holds the ids of those whose data have changed since."""
    shown = EditionLine.columns()
    own = [name for name in shown if name not in ("moment", "moved")]
    rows = [
        {
            **{name: getattr(edition, name) for name in own},
            "moment": moment(edition.made_at),
            "moved": edition.id in moved,
        }
        for edition in editions
    ]
    return pl.DataFrame(rows, schema={name: one.dtype for name, one in shown.items()})


def about_commits(commits: Sequence[Commit]) -> str:
    """How often the data changed, and when last."""
    if not commits:
        return "还没有任何数据变更"
    last = commits[0]
    return f"共{len(commits)}次数据变更，最近一次在{moment(last.made_at)}，由{last.actor}{last.action}"


def about_commit(commit: Commit) -> str:
    """Who did what when, and from which file."""
    template = History.ABOUT_FILE if commit.file_name else "第{revision}次变更：{actor}于{moment}{action}"
    words = {"revision": commit.id, "actor": commit.actor, "moment": moment(commit.made_at)}
    return template.format(**words, action=commit.action, file=commit.file_name)


def commit_options(commits: Sequence[Commit]) -> dict[str, str]:
    """The commits to choose from, by their number: day, data sets and file, or what was done without one."""
    undoes = actions.undone_commits(commits)
    return {
        str(one.id): f"第{one.id}次 {one.made_at.astimezone().date()} {_about_option(one, undoes)}"
        for one in commits
    }


def _about_option(commit: Commit, undoes: Mapping[int, int]) -> str:
    if not commit.file_name:
        return _action(commit, undoes)
    names = list(dict.fromkeys(datasets.ALL[change.dataset].title for change in commit.changes))
    many = len(names) > _NAMED_DATASETS
    told = History.PART_MANY.format(count=len(names)) if many else History.GAP.join(names)
    return f"{told} {shorten_middle(commit.file_name, _FILE_WIDTH)}"


def edition_options(editions: Sequence[Edition]) -> dict[str, str]:
    """The editions to choose from, by their id."""
    return {one.id: of_edition(History.EDITION_OPTION, one) for one in editions}


def of_edition(template: str, edition: Edition, **more: object) -> str:
    """Words with the period, number and id of an edition in them."""
    period = period_name(edition.period)
    return template.format(period=period, number=edition.number, id=edition.id, **more)


def about_editions(editions: Sequence[Edition], moved: Collection[str]) -> str:
    """How many editions there are, and how many the data have left behind."""
    if not editions:
        return "还没有定稿版本"
    template = History.EDITIONS_SOME if moved else "共{count}个定稿版本，定稿后相关数据都没有更新"
    return template.format(count=len(editions), moved=len(moved))


def about_finalising(period: str, *, closed: bool, edition: Edition | None, moved: bool) -> str:
    """Whether the period may be finalised, and what its newest edition means for that."""
    template = "{period}已截止。"
    if not closed:
        template = History.NOT_CLOSED
    elif edition:
        template = History.AGAIN if moved else History.UNCHANGED
    return template.format(period=period_name(period), number=edition.number if edition else "")


def _action(commit: Commit, undoes: Mapping[int, int]) -> str:
    action = commit.action
    if commit.id in undoes:
        action = f"{action}（第{undoes[commit.id]}次变更）"
    return f"{action}（已被第{commit.undone_by}次变更撤销）" if commit.undone_by else action


def _content(commit: Commit) -> str:
    parts = []
    for name, group in groupby(commit.changes, key=lambda change: change.dataset):
        partitions = [change.partition for change in group]
        template = "{title}" if partitions == [datasets.WHOLE] else "{title}{count}期"
        parts.append(template.format(title=datasets.ALL[name].title, count=len(partitions)))
    if len(parts) > _NAMED_DATASETS:
        return History.PART_MANY.format(count=len(parts))
    return History.GAP.join(parts)
