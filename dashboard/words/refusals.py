"""What stopped a command, in words."""

from collections.abc import Sequence
from dataclasses import replace

from analytics import actions, datasets
from analytics.access import NotAllowedError
from analytics.lake import (
    AlreadyFinalisedError,
    AlreadyImportedError,
    AlreadyUndoneError,
    CatalogueDamagedError,
    Commit,
    Edition,
    FileDamagedError,
    FilesSweptError,
    HeadsMovedError,
    Key,
    LakeBusyError,
    LakeError,
    LakeFullError,
    LakeMissingError,
    LakeNewerError,
    LakeReadOnlyError,
    LakeUnavailableError,
)
from dashboard.base import display, settings
from dashboard.base.made_file import Made
from dashboard.words import readiness_words
from dashboard.words.app import Access
from dashboard.words.commands import History, Refusals
from dashboard.words.issue_words import broken_rule
from dashboard.words.trouble import Trouble

# Of those that came first; more are counted.
_NAMED_COMMITS, _NAMED_PARTITIONS, _NAMED_BRANCHES = 3, 6, 3

REFUSALS = (
    AlreadyFinalisedError,
    AlreadyImportedError,
    AlreadyUndoneError,
    FilesSweptError,
    HeadsMovedError,
    NotAllowedError,
    actions.ConflictError,
    actions.ContradictedError,
    actions.FileChangedError,
    actions.NotAcceptedError,
    actions.NothingToUndoError,
    actions.StillNamedError,
    actions.UnchangedError,
    actions.PeriodTooShortError,
    actions.PeriodOpenError,
    actions.NothingReviewedError,
)
_OF_FILES: dict[type[Exception], str] = {
    NotAllowedError: Access.NOT_ALLOWED,
    actions.LeftBehindError: (
        "导入后会有在册的支部留在已撤销的组织之下，未作任何改动。请改正全部问题后整份导入。"
    ),
    actions.UndoLeavesBehindError: (
        "撤销后会有在册的支部回到已撤销的组织之下，未作任何改动。请先在组织名册中更正该组织的撤销日期，或另行导入支部的变动。"
    ),
    actions.FileChangedError: "文件“{file}”在处理期间被改动，未作任何改动。请重新执行。",
}
_OF_PERIODS: dict[type[Exception], str] = {
    actions.PeriodTooShortError: "{period}不能定稿：只有半年和年度可以定稿。",
    actions.PeriodOpenError: "{period}不能定稿：数据还没有到期末。",
    actions.NothingReviewedError: "{period}不能定稿：没有一个单位有完整的审核得分。",
}
_OF_EDITIONS: dict[type[Exception], str] = {
    AlreadyFinalisedError: (
        "打开本页之后{actor}已于{moment}将{period}定稿，"
        "为第{number}版（编号{id}）。没有另编一版，请先看该版。"
    ),
    actions.UnchangedError: (
        "{period}已由{actor}于{moment}定稿，为第{number}版（编号{id}），此后数字没有变化。没有另编一版。"
    ),
}

_OF_LAKES: dict[type[LakeUnavailableError], str] = {
    CatalogueDamagedError: (
        "数据存放处“{location}”里的数据库已损坏，无法读取；程序没有再改动它。"
        "请系统管理员保留原文件夹，把最近的备份恢复到新的文件夹。"
    ),
    LakeBusyError: (
        "数据存放处“{location}”正由其他人或程序占用，等候后仍未轮到。没有改动任何数据，已选的文件和看到的内容都还在。"
        "请稍后再试一次；一再出现，请联系系统管理员。"
    ),
    LakeFullError: (
        "数据存放处“{location}”所在磁盘已满，没有改动任何数据；查看、备份和导出到其他磁盘不受影响。"
        "请联系系统管理员清理空间后重试。"
    ),
    LakeMissingError: Trouble.MISSING,
    LakeReadOnlyError: (
        "数据存放处“{location}”现在只能读取，不能写入。没有改动任何数据，查看和导出不受影响。"
        "请联系系统管理员检查文件夹权限和磁盘状态，恢复后再试一次。"
    ),
}


def words(refusal: Exception, *, moved: str = Refusals.HEADS_MOVED) -> str:
    """Why the data refuse what was asked for; one of REFUSALS. moved: how to say that the data moved."""
    if type(refusal) in _OF_FILES:
        return _OF_FILES[type(refusal)].format(file=refusal)
    match refusal:
        case AlreadyFinalisedError(edition=edition) | actions.UnchangedError(edition=edition):
            return _has_edition(edition, _OF_EDITIONS[type(refusal)])
        case AlreadyImportedError(commit=commit):
            return _already_imported(commit)
        case HeadsMovedError(moved=keys, by=by):
            return moved.format(partitions=_partitions(keys), by=_moved_by(by))
        case AlreadyUndoneError(commit=commit):
            return Refusals.ALREADY_UNDONE.format(revision=commit.id, by=commit.undone_by)
        case FilesSweptError(commit_id=commit_id):
            return f"第{commit_id}次变更的旧文件已过保留期并清理，不能再撤销。"
        case actions.NothingToUndoError(commit_id=commit_id, by=by):
            later = Refusals.AND.join(f"第{number}次变更" for number in by)
            return f"第{commit_id}次变更改动的行此后都被改过（{later}），没有可以撤销的内容，未作任何改动。"
        case actions.StillNamedError(gone=gone, named_in=named_in):
            titles = Refusals.AND.join(datasets.ALL[name].title for name in named_in)
            return Refusals.STILL_NAMED.format(gone=datasets.ALL[gone].title, named_in=titles)
        case actions.ConflictError():
            return _conflict(refusal)
    return _of_period(refusal)


def _of_period(refusal: Exception) -> str:
    period = display.period_name(str(refusal))
    if isinstance(refusal, actions.ContradictedError):
        return readiness_words.contradiction_words(period, refusal.faults)
    if isinstance(refusal, actions.NotAcceptedError):
        return " ".join(readiness_words.not_accepted(period, refusal.lacking))
    return _OF_PERIODS[type(refusal)].format(period=period)


def _conflict(refusal: actions.ConflictError) -> str:
    if isinstance(refusal, actions.ScoresBeyondRubricError):
        title = datasets.ALL[refusal.dataset].title
        return Refusals.SCORES_BEYOND.format(dataset=title, count=refusal.count)
    if isinstance(refusal, actions.OpenTwiceError):
        return _open_twice(refusal.names)
    undoing = isinstance(refusal, actions.UndoBreaksRuleError)
    template = Refusals.UNDO_BREAKS if undoing else Refusals.CONFLICT
    return template.format(dataset=datasets.ALL[refusal.dataset].title, rule=broken_rule(refusal.rule))


def _open_twice(names: Sequence[str]) -> str:
    """Of the branches whose findings would overlap."""
    told = Refusals.AND.join(names[:_NAMED_BRANCHES])
    more = f"等{len(names)}个支部" if len(names) > _NAMED_BRANCHES else ""
    return (
        f"撤销后{told}{more}会同时有两条未销号的后进支部记录，未作任何改动。"
        "请先撤销后一次认定的导入，或直接导入更正后的后进支部台账。"
    )


def trouble(error: LakeError) -> str:
    """What keeps a page from reading or writing the data, and what to do about it."""
    if isinstance(error, FileDamagedError):
        return (
            f"数据文件“{error.path}”缺失或损坏，用到它的结果暂时不能计算。没有改动任何数据，其他数据都还在；"
            "已定稿的考核期可在“版本”里选定稿版本查看。请系统管理员把备份里的同名文件放回原处，再刷新页面或重新执行。"
        )
    if not isinstance(error, LakeUnavailableError):
        return Trouble.UNKNOWN.format(location=settings.safe_location(settings.location()))
    if isinstance(error, LakeNewerError):
        return (
            f"数据存放处“{error.location}”由更新版本的程序建立（数据版本{error.found}，本程序只认到{error.known}），没有改动任何数据。"
            "请系统管理员改用新版程序，或把旧版程序做的备份恢复到另一个空目录。"
        )
    template = _OF_LAKES.get(type(error), Trouble.UNAVAILABLE)
    return template.format(location=error.location)  # it never shows a password


def unkept(made: Made, error: LakeUnavailableError) -> Made:
    """A file of an edition that the lake does not take, with the reason."""
    return replace(made, unkept=trouble(error))


def code(refusal: Exception) -> str:
    """The name of a refusal for programs: heads_moved, already_imported, period_open, …"""
    name = type(refusal).__name__.removesuffix("Error")
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name).lstrip("_")


def partition(key: Key) -> str:
    """A data set and its period."""
    name, code = key
    title = datasets.ALL[name].title
    return title if code == datasets.WHOLE else f"{title} {display.period_name(code)}"


def _partitions(keys: Sequence[Key]) -> str:
    more = f"等{len(keys)}项" if len(keys) > _NAMED_PARTITIONS else ""
    return Refusals.AND.join(map(partition, keys[:_NAMED_PARTITIONS])) + more


def _moved_by(commits: Sequence[Commit]) -> str:
    named = [f"第{one.id}次变更，{one.actor}于{_moment(one)}{one.action}" for one in commits[:_NAMED_COMMITS]]
    if not named:
        return ""
    more = f"等{len(commits)}次变更" if len(commits) > _NAMED_COMMITS else ""
    return f"（{History.SEPARATOR.join(named) + more}）"


def _moment(of: Commit | Edition) -> str:
    return of.made_at.astimezone().strftime(History.MOMENT)


def _already_imported(commit: Commit) -> str:
    return Refusals.ALREADY_IMPORTED.format(
        actor=commit.actor, moment=_moment(commit), revision=commit.id, file=commit.file_name
    )


def _has_edition(edition: Edition, template: str) -> str:
    about = {"period": display.period_name(edition.period), "number": edition.number, "id": edition.id}
    return template.format(actor=edition.actor, moment=_moment(edition), **about)
