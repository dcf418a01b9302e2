"""`editions [ID]`: the finalised results, or what one of them says otherwise than the one before it."""

from argparse import ArgumentParser, Namespace

from analytics import actions
from analytics.access import Action
from analytics.lake import Edition, Lake, UnknownEditionError
from dashboard.base import display
from dashboard.base.number_words import Numbers
from dashboard.commands import acting_as, as_json, status
from dashboard.commands.command import Command, UsageError, declare_json, open_lake_of
from dashboard.commands.terminal import give, give_json, give_table, tell
from dashboard.words import restated_sentences
from dashboard.words.commands import Editions, History, Results
from dashboard.words.history_sentences import moment


def _declare(parser: ArgumentParser) -> None:
    parser.add_argument("id", nargs="?", metavar=Editions.ID_VALUE, help=Editions.ID)
    declare_json(parser)


def _run(arguments: Namespace) -> int:
    with open_lake_of(arguments) as lake:
        about = " ".join(filter(None, (COMMAND.name, arguments.id)))
        needed = [Action.AUDIT] if arguments.id is None else [Action.AUDIT, Action.SEE]  # which shows numbers
        acting_as.require(lake, arguments, acting_as.everywhere(*needed), action=actions.VIEWED, about=about)
        if arguments.id is not None:
            return _one(lake, arguments.id, as_object=arguments.json)
        editions = lake.editions()
    if arguments.json:
        give_json({"editions": [as_json.of_edition(edition) for edition in editions]})
    elif editions:
        give_table(History.EDITION_HEADINGS, [edition_row(edition) for edition in editions], right=[2])
    else:
        tell(History.NO_EDITIONS)
    return status.DONE


def edition_row(edition: Edition) -> list[str]:
    """The cells under History.EDITION_HEADINGS."""
    return [
        edition.id,
        display.period_name(edition.period),
        str(edition.number),
        moment(edition.made_at),
        edition.actor,
        History.BUILT_ON.format(revision=edition.revision),
        display.day_name(edition.method_date),
        Numbers.YES if edition.synthetic else Numbers.NO,
    ]


def _one(lake: Lake, edition_id: str, *, as_object: bool) -> int:
    try:
        told, issued = actions.restated_numbers(lake, edition_id), lake.issued_files(edition_id)
    except UnknownEditionError as error:
        ids = ", ".join(one.id for one in lake.editions()) or Results.NO_EDITIONS
        raise UsageError(Results.UNKNOWN_EDITION.format(id=edition_id, ids=ids)) from error
    if as_object:
        give_json(as_json.of_restatement(told, issued))
        return status.DONE
    give(restated_sentences.about_restated(told))
    lines = restated_sentences.restated_lines(told)
    if lines.height:
        give_table(
            Editions.HEADINGS, [[cell or Numbers.MISSING for cell in row] for row in lines.iter_rows()]
        )
    if told.derived:
        give(restated_sentences.derived_by_table(told))
    if issued:
        give(Editions.ISSUED)
        rows = [[one.name, str(one.size), moment(one.made_at)] for one in issued]
        give_table(Editions.ISSUED_HEADINGS, rows, right=[1])
    return status.DONE


COMMAND = Command("editions", Editions.SUMMARY, _declare, _run)
