"""Carries out `export`: official files made and written one after the other."""

import os
from argparse import Namespace
from dataclasses import replace
from functools import partial
from pathlib import Path

from analytics import actions
from analytics.access import NotAllowedError, makes_files
from analytics.lake import Lake, LakeUnavailableError, is_full
from dashboard.base.made_file import Made
from dashboard.base.source import Source
from dashboard.commands import acting_as, export_letters, status
from dashboard.commands.command import FullDiskError, UsageError, not_written, now, open_lake_of
from dashboard.commands.results import chosen_source
from dashboard.commands.terminal import give, progress, tell
from dashboard.files import official_files, unit_brief
from dashboard.files.official_files import Need, OfficialFile, Wish
from dashboard.files.official_words import Official
from dashboard.words import refusals
from dashboard.words.commands import Export, Program


def carried_out(arguments: Namespace) -> int:
    """Write what was asked for; the exit status tells whether every file could be made."""
    with open_lake_of(arguments) as lake:
        with acting_as.audit_refusals(lake, arguments, action=actions.EXPORTED, about=arguments.kind) as user:
            if not makes_files(user):
                raise NotAllowedError
            source = chosen_source(lake, arguments, user)
        if source is None:
            return status.REFUSED
        to = export_letters.chosen_addressees(source, arguments)
        if arguments.kind == "letters":
            export_letters.tell_overtaken(lake, source)
        if arguments.addressees:
            export_letters.give_addressees(lake, source)
            return status.DONE
        try:
            arguments.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise not_written(arguments.folder, error, Export.NO_FOLDER) from error
        whole = arguments.kind not in official_files.ALL  # but all of them
        files = list(official_files.ALL.values()) if whole else [official_files.ALL[arguments.kind]]
        wishes = [(file, wish) for file in files for wish in _wishes(file, source, arguments, whole=whole)]
        wishes = [(file, replace(wish, addressees=to)) for file, wish in wishes]
        done = [_export_file(lake, source, file, wish, arguments.folder) for file, wish in wishes]
    made = {file.name for file, _ in wishes}
    none = [file for file in files if file.name not in made and Need.LEAGUE in file.needs]
    for file in none:
        tell(Export.NO_UNITS.format(title=file.title, period=source.period))
    return status.DONE if all(done) and not none else status.REFUSED


def _wishes(file: OfficialFile, source: Source, arguments: Namespace, *, whole: bool) -> list[Wish]:
    """What is made of a kind: for one unit only where one is named, for each league where none is."""
    units = source.results.tables["rankings"]["org_id"]
    if Need.UNIT in file.needs:
        if whole:
            return []  # all of them come in one packed file
        if arguments.unit not in units:
            why = unit_brief.why_no_brief(source, arguments.unit) if arguments.unit else Export.NO_UNIT
            raise UsageError(why)
    leagues = source.results.tables["rankings"]["league"].unique(maintain_order=True).to_list()
    if arguments.league and arguments.league not in leagues:
        raise UsageError(
            Export.UNKNOWN_LEAGUE.format(league=arguments.league, names=Export.AND.join(leagues))
        )
    wanted = [arguments.league] if arguments.league else leagues
    return [
        Wish(
            arguments.unit if Need.UNIT in file.needs else "",
            league,
            arguments.internal and Need.INTERNAL in file.needs,
        )
        for league in (wanted if Need.LEAGUE in file.needs else [""])
    ]


def _export_file(lake: Lake, source: Source, file: OfficialFile, wish: Wish, folder: Path) -> bool:
    """Make one file and put it into the folder, over an older one of the same name; whether it is whole."""
    name = file.name_for(source, wish)
    try:
        made = _make_file(lake, source, file, wish)
    except official_files.NOT_MADE as error:
        tell(Export.FAILED.format(title=file.title, why=official_files.why_not(error)))
        return False
    try:
        _put(folder, name, made.content)
    except OSError as error:
        if is_full(error):
            raise _full_disk(folder / name, source, made) from error
        tell(Export.NO_FOLDER.format(file=folder))
        return False
    give(f"{folder / name}")
    _note(lake, file, name)
    if Need.ADDRESSEES in file.needs:
        export_letters.remember(lake, source, wish, name)
    for what in made.lacking:
        tell(Export.LACKING.format(title=file.title, what=what))
    if made.unkept:
        tell(Official.UNKEPT.format(why=made.unkept))
    return made.is_whole


def _make_file(lake: Lake, source: Source, file: OfficialFile, wish: Wish) -> Made:
    """The file, of an edition the one first handed out; its progress goes to the terminal."""
    name, edition = file.name_for(source, wish), source.edition
    with progress(Export.MAKING.format(title=file.title, percent="{percent}", doing="{doing}")) as heard:

        def step(share: float, doing: str = "") -> None:
            heard(share, Official.DOING.format(doing=doing) if doing else "")

        make = partial(file.make, source, wish, step)
        kept = (Made, refusals.unkept)
        return actions.edition_file(lake, edition.id, name, make, *kept, made_at=now()) if edition else make()


def _full_disk(target: Path, source: Source, made: Made) -> FullDiskError:
    """What is to be said where a file found no room: also what became of the lake."""
    kept = source.edition and made.is_whole and not made.unkept
    words = Export.FULL_OF_EDITION if kept else Export.FULL_OF_DRAFT
    return FullDiskError(Program.TARGET_FULL.format(file=target) + words)


def _note(lake: Lake, file: OfficialFile, name: str) -> None:
    try:
        actions.note_export(lake, name, actor=Program.THIS_MACHINE, at=now())
    except LakeUnavailableError as error:  # a lake that can only be read still hands out its files
        tell(Export.NOT_NOTED.format(title=file.title, why=refusals.trouble(error)))


def _put(folder: Path, name: str, content: bytes) -> None:
    """Write it whole or not at all."""
    part = folder / f".{os.getpid()}.part"
    try:
        part.write_bytes(content)
        part.replace(folder / name)
    finally:
        part.unlink(missing_ok=True)
