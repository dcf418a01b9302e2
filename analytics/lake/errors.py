"""What can go wrong with the lake, as data; the words for it are found elsewhere."""

from collections.abc import Sequence
from pathlib import Path

from analytics.lake.records import Commit, Edition, Key


class LakeError(Exception):
    """Whatever the lake raises."""


class LakeUnavailableError(LakeError):
    """The location cannot be opened, reached or written to; location never shows a password."""

    def __init__(self, location: str) -> None:
        super().__init__(location)
        self.location = location


class LakeMissingError(LakeUnavailableError):
    """There is no lake, or no longer: its folder was moved, its disk is not there, its catalogue deleted."""


class LakeBusyError(LakeUnavailableError):
    """Somebody else kept the catalogue for longer than one waits; nothing was changed."""


class LakeReadOnlyError(LakeUnavailableError):
    """The lake can be read, but not written to; nothing was changed."""


class LakeFullError(LakeUnavailableError):
    """The disk of the lake, or the share of it that may be used, is full; nothing was changed."""


class LakeNewerError(LakeUnavailableError):
    """A newer program wrote the lake: it is of version found, this program knows those up to known."""

    def __init__(self, location: str, found: int, known: int) -> None:
        super().__init__(location)
        self.found, self.known = found, known


class CatalogueDamagedError(LakeUnavailableError):
    """The catalogue is there, but is no database or not a whole one."""


class RefusedError(LakeError):
    """A write that was turned away and changed nothing."""


class HeadsMovedError(RefusedError):
    """Somebody else changed what this write was built on.

    moved names the partitions, by the commits that changed them last.
    """

    def __init__(self, moved: Sequence[Key], by: Sequence[Commit] = ()) -> None:
        super().__init__(moved, by)
        self.moved = list(moved)
        self.by = list(by)


class AlreadyImportedError(RefusedError):
    """The very same source file was committed before, by this commit."""

    def __init__(self, commit: Commit) -> None:
        super().__init__(commit)
        self.commit = commit


class AlreadyUndoneError(RefusedError):
    """The commit to undo was undone before."""

    def __init__(self, commit: Commit) -> None:
        super().__init__(commit)
        self.commit = commit


class AlreadyFinalisedError(RefusedError):
    """The period has an edition that whoever finalises it has not seen."""

    def __init__(self, edition: Edition) -> None:
        super().__init__(edition)
        self.edition = edition


class AlreadyIssuedError(RefusedError):
    """Another file was issued of this edition under the same name; issued files never change."""

    def __init__(self, edition_id: str, name: str) -> None:
        super().__init__(edition_id, name)
        self.edition_id = edition_id
        self.name = name


class PartitionError(LakeError):
    """Rows that do not belong in the partition they were given for, or a partition that cannot be one."""

    def __init__(self, dataset: str, partition: str) -> None:
        super().__init__(dataset, partition)
        self.dataset = dataset
        self.partition = partition


class FileDamagedError(LakeError):
    """A stored file is gone or no longer what was written."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path


class FilesSweptError(LakeError):
    """The files of this commit were deleted after the grace time."""

    def __init__(self, commit_id: int) -> None:
        super().__init__(commit_id)
        self.commit_id = commit_id


class UnknownCommitError(LakeError):
    """No commit has this id."""

    def __init__(self, commit_id: int) -> None:
        super().__init__(commit_id)
        self.commit_id = commit_id


class UnknownEditionError(LakeError):
    """No edition has this id."""

    def __init__(self, edition_id: str) -> None:
        super().__init__(edition_id)
        self.edition_id = edition_id


class NotKeptError(LakeError):
    """Nothing of this name or role is kept: the commit had no file, or is older than the keeping."""

    def __init__(self, owner: int | str, what: str) -> None:
        super().__init__(owner, what)
        self.owner = owner
        self.what = what


class AuditBrokenError(LakeError):
    """A line of the audit, or one before it, is not as it was written."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


class BackupDamagedError(LakeError):
    """This is no back-up of a lake, or not a whole one; what names the part of it that is not right."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


class BackupNewerError(LakeError):
    """A newer program made this back-up: of a lake of version found, and this one knows those up to known."""

    def __init__(self, found: int, known: int) -> None:
        super().__init__(found, known)
        self.found, self.known = found, known


class LakeNotEmptyError(RefusedError):
    """A lake is put back only where there is none: so many commits or editions are there."""

    def __init__(self, count: int) -> None:
        super().__init__(count)
        self.count = count
