"""Files written for a change of the catalogue: they stay where it names them, and go where it does not."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from analytics.lake import files, sweeping
from analytics.lake.catalogue import Catalogue
from analytics.lake.errors import (
    LakeBusyError,
    LakeError,
    LakeFullError,
    LakeReadOnlyError,
    RefusedError,
)
from analytics.lake.records import KeptFile, Key, Role

_UNCHANGED = (RefusedError, LakeBusyError, LakeFullError, LakeReadOnlyError)


@dataclass(frozen=True)
class Stored:
    """Tables, and what is kept byte for byte, on the disk under names that nobody knows yet."""

    frames: Mapping[Key, files.StoredFile]
    kept: Mapping[Role, tuple[str, files.Draft]]


@contextmanager
def storing(
    catalogue: Catalogue, root: Path, frames: Mapping[Key, pl.DataFrame], kept: Iterable[KeptFile] = ()
) -> Iterator[Stored]:
    """The files of a change, written before its transaction; where it fails they are taken away again."""
    drafts: dict[Role, tuple[str, files.Draft]] = {}
    written: list[str] = []
    try:
        with catalogue.available():
            for one in kept:
                draft = files.write_draft(root, one.content)
                drafts[one.role] = (one.name, draft)
                written.append(draft.path)
            stored = files.write(root, frames)
            written += [file.path for file in stored.values()]
        yield Stored(stored, drafts)
    except Exception as error:  # Ctrl-C has no patience for it: the sweep takes what that leaves
        settled = [draft.content.path for _, draft in drafts.values()]
        if isinstance(error, _UNCHANGED):  # then nobody can know the names that were drawn for this change
            files.discard(root, written)
        discard_unnamed(catalogue, root, [*written, *settled])
        raise


def discard_unnamed(catalogue: Catalogue, root: Path, paths: Collection[str]) -> None:
    """Delete those of the files that the catalogue does not name.

    It is asked as a writer: whatever was under way is over then. Where it cannot be, the sweep takes them.
    """
    there = [path for path in paths if (root / path).exists()]
    if there:
        with suppress(LakeError), catalogue.write_transaction(patiently=False) as connection:
            files.discard(root, set(there) - sweeping.named_paths(connection))
