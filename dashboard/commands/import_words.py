"""What `import` says of a file to people: what was understood, what is wrong, what would change."""

from collections.abc import Sequence

import dataframely as dy
import polars as pl

from analytics import datasets
from analytics.actions import Effect, Preview
from analytics.intake.incoming import Incoming
from analytics.intake.issue_groups import IssueGroup, groups
from analytics.intake.issues import Issue
from analytics.intake.left_out_list import reasons
from dashboard.base import display
from dashboard.base.number_words import Numbers
from dashboard.commands.terminal import give, give_table
from dashboard.words import effect_sentences as effects
from dashboard.words import understood_sentences
from dashboard.words.commands import Import
from dashboard.words.import_command import Told
from dashboard.words.issue_words import how_to_mend, kind, remark, sentence
from dashboard.words.move_sentences import about_moves


def give_understood(incoming: Incoming) -> None:
    """Sheets, columns, rows passed over and names matched, before anything else."""
    told = incoming.understood
    for line in understood_sentences.sentences(told):
        give(line)
    _give_table("识别的列", understood_sentences.column_lines(told), understood_sentences.ColumnLine)
    _give_table(
        "跳过的行", understood_sentences.skipped_lines(told), understood_sentences.SkippedLine, right=[1]
    )
    _give_table(Told.NAMES, understood_sentences.name_lines(told), understood_sentences.NameLine, right=[3])
    unknown = understood_sentences.unknown_name_lines(told)
    _give_table("名册中没有、按代码对应的名称", unknown, understood_sentences.NameLine, right=[3])


def give_issues(issues: Sequence[Issue]) -> None:
    """The groups, counted, each with how to mend it; then every issue with its place."""
    if not issues:
        return
    give("问题归类（按应先改正的次序）")
    for number, group in enumerate(groups(issues), 1):
        told = {"kind": kind(group.problem), "count": group.count, "mending": how_to_mend(group.example)}
        give(Told.GROUP.format(number=number, place=_place(group), **told))
    give("逐处问题")
    for issue in issues:
        give(sentence(issue))


def give_left_out(rows: pl.DataFrame, *, later: bool) -> None:
    """Every row that is not taken, and why."""
    if rows.is_empty():
        return
    give(("将不导入的行：{count}行" if later else "未导入的行：{count}行").format(count=rows.height))
    for row in rows.iter_rows(named=True):
        why = "".join(dict.fromkeys(map(remark, reasons(row))))
        give("工作表“{sheet}”第{row}行：{reasons}".format(sheet=row["sheet"], row=row["row"], reasons=why))


def give_change(change: Preview, effect: Effect | None) -> None:
    """Its rows, and its effect on the results; where that is not asked for, what of the register moves."""
    give_counts(change)
    if effect:
        give_effect(effect)
        return
    for line in about_moves(change.moves):
        give(line)


def give_counts(change: Preview) -> None:
    """Rows that are new, changed and as before, by data set and period."""
    for (name, code), count in change.counts.items():
        words = Import.CHANGE if code == datasets.WHOLE else Import.CHANGE_IN
        shown = "" if code == datasets.WHOLE else display.period_name(code)
        title = datasets.ALL[name].title
        numbers = {"added": count.added, "changed": count.changed, "unchanged": count.unchanged}
        give(words.format(dataset=title, period=shown, **numbers))


def give_effect(effect: Effect) -> None:
    """What the results would say otherwise, then row by row the old and the new value."""
    give("对结果的影响")
    for line in effects.about_effect(effect):
        give(line)
    give(effects.about_rows(effect))
    _give_table("数据变化", effects.row_lines(effect), effects.RowLine)


def _place(group: IssueGroup) -> str:
    cells = "单元格 {cells}" if group.count == len(group.cells) else "单元格 {cells} 等"
    known = [
        f"工作表“{group.sheet}”" if group.sheet else "",
        f"“{group.column}”列" if group.column else "",
        cells.format(cells="、".join(group.cells)) if group.cells else "",
    ]
    places = "，".join(part for part in known if part)
    return f"（{places}）" if places else ""


def _give_table(title: str, lines: pl.DataFrame, schema: type[dy.Schema], right: Sequence[int] = ()) -> None:
    if lines.is_empty():
        return
    headings = [column.description or "" for column in schema.columns().values()]
    give(title)
    cells = [[Numbers.MISSING if cell is None else str(cell) for cell in row] for row in lines.iter_rows()]
    give_table(headings, cells, right=right)
