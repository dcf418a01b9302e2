"""`template DATASET FILE`: writes the empty workbook of a data set."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

import polars as pl

from analytics import datasets
from analytics.intake.templates import template
from analytics.lake import Snapshot
from dashboard.commands import status
from dashboard.commands.command import Command, UsageError, dataset, dataset_names, opened
from dashboard.commands.terminal import tell
from dashboard.text.commands import Import, Program, Template


def _declare(parser: ArgumentParser) -> None:
    words = Template.DATASET.format(names=dataset_names())
    parser.add_argument("dataset", type=dataset, metavar=Import.DATASET_VALUE, help=words)
    parser.add_argument("file", type=Path, metavar=Program.FILE_VALUE, help=Template.FILE)


def _run(arguments: Namespace) -> int:
    with opened(arguments) as lake:
        items = _newest_items(lake.snapshot())
    try:
        with arguments.file.open("xb") as stream:
            stream.write(template(datasets.ALL[arguments.dataset], items))
    except FileExistsError:
        tell(Template.EXISTS.format(file=arguments.file))
        return status.REFUSED
    except OSError as error:
        raise UsageError(Template.NOT_WRITTEN.format(file=arguments.file)) from error
    tell(Template.DONE.format(file=arguments.file))
    return status.DONE


def _newest_items(now: Snapshot) -> pl.DataFrame | None:
    """The items of the newest rubric; None while there is none: the template then shows the first."""
    rubrics = now.table("rubrics").filter(pl.col("rubric_version") == pl.col("rubric_version").max())
    items = rubrics.collect()
    return None if items.is_empty() else items


COMMAND = Command("template", Template.SUMMARY, _declare, _run)
