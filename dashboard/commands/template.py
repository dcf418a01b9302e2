"""`template DATASET FILE`: writes the workbook of a data set to fill in."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from pathlib import Path

from analytics import actions
from analytics.access import Action
from analytics.intake.templates import Shape
from dashboard.commands import acting_as, status
from dashboard.commands.command import (
    Command,
    UsageError,
    dataset,
    dataset_names,
    lake_to_fill_of,
    now,
    period,
    save,
)
from dashboard.commands.terminal import tell
from dashboard.files import blank_workbooks
from dashboard.files.blank_workbooks import TemplateRefusedError
from dashboard.words.commands import Import, Periods, Program, Template


def _declare(parser: ArgumentParser) -> None:
    words = Template.DATASET.format(names=dataset_names())
    parser.add_argument("dataset", type=dataset, metavar=Import.DATASET_VALUE, help=words)
    parser.add_argument("file", type=Path, metavar=Program.FILE_VALUE, help=Template.FILE)
    parser.add_argument(
        "--form", type=_shape, default=Shape.MATRIX, metavar=Template.FORM_VALUE, help=Template.FORM
    )
    words = Template.PERIOD.format(forms=Periods.FORMS)
    parser.add_argument("--period", type=period, metavar=Program.PERIOD_VALUE, help=words)
    parser.add_argument("--unit", metavar=Template.UNIT_VALUE, help=Template.UNIT)


def _run(arguments: Namespace) -> int:
    try:
        book = _make_template(arguments)
    except TemplateRefusedError as refused:
        raise UsageError(str(refused)) from refused
    save(arguments.file, book)
    tell(Template.DONE.format(file=arguments.file))
    return status.DONE


def _make_template(arguments: Namespace) -> bytes:
    allowed = acting_as.of_datasets(Action.IMPORT, [arguments.dataset])
    about = f"{COMMAND.name} {arguments.dataset}"
    acting_as.require_before_making(arguments, allowed, action=actions.VIEWED, about=about)
    with lake_to_fill_of(arguments, keeps_empty=True) as lake:
        return blank_workbooks.template_workbook(
            lake.snapshot(),
            arguments.dataset,
            arguments.form,
            last_year=now().year,
            period=arguments.period,
            unit=arguments.unit,
        )


def _shape(text: str) -> Shape:
    names = [shape.value for shape in Shape]
    if text not in names:
        raise ArgumentTypeError(Template.UNKNOWN_FORM.format(text=text, names=", ".join(names)))
    return Shape(text)


COMMAND = Command("template", Template.SUMMARY, _declare, _run)
