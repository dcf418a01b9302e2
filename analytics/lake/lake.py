"""The lake as the rest of the program sees it."""

from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from datetime import date, datetime, timedelta
from pathlib import Path

import polars as pl

from analytics.lake import audit, checking, commits, editions, files, partitions, snapshot, sweeping
from analytics.lake import kept as kept_files
from analytics.lake.audit import DONE
from analytics.lake.catalogue import Catalogue
from analytics.lake.errors import LakeError
from analytics.lake.record_head import HeadFile
from analytics.lake.records import Commit, Edition, IssuedFile, KeptFile, Key, Noted, Role
from analytics.lake.snapshot import Snapshot
from analytics.lake.storing import storing


class Lake:
    """Storage of the whole program. Every method may raise LakeUnavailableError.

    Threads may share one; a forked process opens its own. catalogue, root: for backup and letters alone.
    """

    def __init__(self, catalogue: Catalogue, root: Path, record_head: HeadFile) -> None:
        self.catalogue = catalogue
        self.root = root
        self.record_head = record_head
        self._tidied: datetime | None = None

    def close(self) -> None:
        """Close the connections of the catalogue."""
        self.catalogue.close()

    def revision(self) -> int:
        """The number of the last commit, 0 when there is none; well below a millisecond: a cache key."""
        with self.catalogue.reading() as connection:
            return snapshot.revision(connection)

    def is_readable(self) -> bool:
        """Whether the catalogue answers and the folder of the files is there."""
        return self.revision() >= 0 and self.root.is_dir()

    def snapshot(self) -> Snapshot:
        """The data as it stands now."""
        with self.catalogue.reading() as connection:
            return snapshot.current_snapshot(connection, self.root)

    def commit(
        self,
        base: Snapshot,
        frames: Mapping[Key, pl.DataFrame],
        *,
        action: str,
        actor: str,
        made_at: datetime,
        file_name: str | None,
        source_sha256: str | None,
        note: str = "",
        depends_on: Iterable[Key] = (),
        undoes: int | None = None,
        kept: Iterable[KeptFile] = (),
        alone: bool = False,
    ) -> Commit:
        """Replace partitions, all or none; it is on the disk when this returns.

        frames (at least one) are keyed by data set and partition and hold valid rows; depends_on names
        partitions that were looked at besides, alone means all there are; kept is read back by original and
        left_out, for ever. Raises HeadsMovedError when one of those is no longer as in base;
        AlreadyImportedError when a commit with this source_sha256 stands; AlreadyUndoneError when undoes was
        undone before; PartitionError and dataframely's ValidationError for unfit rows.
        """
        records = partitions.prepare_frames(frames)
        entry = {"action": action, "actor": actor, "made_at": made_at, "note": note}
        source = {"file_name": file_name, "source_sha256": source_sha256}
        with (
            storing(self.catalogue, self.root, records, kept) as stored,
            audit.recording(self.catalogue, self.record_head) as connection,
        ):
            now = snapshot.current_snapshot(connection, self.root)
            commits.refuse_imported(connection, source_sha256)
            commits.refuse_undone(connection, undoes)
            looked_at = {*base.heads, *now.heads} if alone else set(depends_on)
            commits.refuse_moved(connection, base, now, {*frames, *looked_at})
            simulated = partitions.simulated_keys(records)
            made = commits.record(connection, {**entry, **source}, now, stored.frames, simulated, undoes)
            kept_files.record(connection, self.root, made.id, stored.kept)
            audit.record(connection, at=made_at, actor=actor, action=action, about=audit.of_commit(made))
        self._tidy_daily(made_at)
        return made

    def history(self) -> list[Commit]:
        """All commits, newest first."""
        with self.catalogue.reading() as connection:
            return commits.history(connection)

    def original(self, commit_id: int) -> tuple[str, bytes]:
        """The name and the bytes of the file a commit came from, as uploaded.

        Raises UnknownCommitError, NotKeptError, FileDamagedError.
        """
        return self._kept_of(commit_id, Role.ORIGINAL)

    def left_out(self, commit_id: int) -> tuple[str, bytes]:
        """The name and the bytes of the list of rows that were not taken; raises as original."""
        return self._kept_of(commit_id, Role.LEFT_OUT)

    def changed_rows(
        self, commit_id: int, keys: Collection[Key] | None = None
    ) -> dict[Key, tuple[pl.DataFrame, pl.DataFrame]]:
        """What an undo is worked out from: the rows of each partition before and after a commit.

        keys: only these of its partitions. Raises UnknownCommitError, FilesSweptError, FileDamagedError.
        """
        with self.catalogue.reading() as connection:
            pairs = commits.changed_files(connection, commit_id, keys)
        return {
            key: (self._read(key, before), self._read(key, after)) for key, (before, after) in pairs.items()
        }

    def issue(
        self,
        base: Snapshot,
        period: str,
        results: Mapping[str, pl.DataFrame],
        *,
        actor: str,
        made_at: datetime,
        method_date: date,
        program_version: str,
        synthetic: bool,
        follows: int | None = None,
    ) -> Edition:
        """Freeze the results built from base as the next edition of the period.

        follows: the number of the newest edition that was seen, 0 for none; without it any may have come.
        Raises HeadsMovedError when anything was committed since base, AlreadyFinalisedError.
        """
        entry = {"actor": actor, "made_at": made_at, "synthetic": synthetic}
        method = {"method_date": method_date, "program_version": program_version}
        folder = f"edition-{period}"
        frames = {(folder, name): frame for name, frame in results.items()}
        with (
            storing(self.catalogue, self.root, frames) as stored,
            audit.recording(self.catalogue, self.record_head) as connection,
        ):
            now = snapshot.current_snapshot(connection, self.root)
            commits.refuse_moved(connection, base, now, {*base.heads, *now.heads})
            editions.refuse_unseen(connection, period, follows)
            named = {name: file for (_, name), file in stored.frames.items()}
            made = editions.record(connection, period, {**entry, **method}, now, named)
            audit.record(connection, at=made_at, actor=actor, action=audit.FINALISED, about=made.id)
        self._tidy_daily(made_at)
        return made

    def editions(self) -> list[Edition]:
        """All editions, newest first."""
        with self.catalogue.reading() as connection:
            return editions.list_editions(connection)

    def edition(self, edition_id: str) -> Edition:
        """One edition; raises UnknownEditionError."""
        with self.catalogue.reading() as connection:
            return editions.find(connection, edition_id)

    def edition_tables(self, edition_id: str) -> dict[str, pl.DataFrame]:
        """The results of an edition as issued; raises UnknownEditionError, FileDamagedError."""
        with self.catalogue.reading() as connection:
            editions.find(connection, edition_id)
            stored = editions.frozen_files(connection, edition_id)
        return {name: files.read(self.root, file.path, file.sha256) for name, file in stored.items()}

    def edition_snapshot(self, edition_id: str) -> Snapshot:
        """The data an edition was built on; raises UnknownEditionError."""
        with self.catalogue.reading() as connection:
            edition = editions.find(connection, edition_id)
            return snapshot.of_edition(connection, self.root, edition_id, edition.revision)

    def keep_issued(self, edition_id: str, name: str, content: bytes, *, made_at: datetime) -> IssuedFile:
        """Keep a file as it was handed out; the same once more changes nothing.

        Raises UnknownEditionError, AlreadyIssuedError when other content has this name.
        """
        self.edition(edition_id)
        with (
            storing(self.catalogue, self.root, {}, [KeptFile(Role.ISSUED, name, content)]) as stored,
            self.catalogue.write_transaction() as connection,
        ):
            own = files.keep(self.root, stored.kept[Role.ISSUED][1])
            return kept_files.issue(connection, edition_id, name, own, made_at)

    def issued_files(self, edition_id: str) -> list[IssuedFile]:
        """The files of an edition by name; raises UnknownEditionError."""
        with self.catalogue.reading() as connection:
            editions.find(connection, edition_id)
            return kept_files.list_issued(connection, edition_id)

    def issued_file(self, edition_id: str, name: str) -> bytes:
        """A file as it was handed out; raises UnknownEditionError, NotKeptError, FileDamagedError."""
        with self.catalogue.reading() as connection:
            editions.find(connection, edition_id)
            stored = kept_files.find_issued(connection, edition_id, name)
        return files.read_content(self.root, stored.path, stored.sha256)

    def damaged_files(self) -> tuple[int, list[Path]]:
        """How many files there are, and which are not as written; raises CatalogueDamagedError."""
        with self.catalogue.reading() as connection:
            return checking.damaged_files(connection, self.root)

    def sweep(self, *, now: datetime, grace: timedelta) -> list[str]:
        """Delete the files that no head, no edition and no commit within the grace time names; their names.

        Originals, left-out rows and issued files are never deleted while a commit or an edition names them.
        """
        return sweeping.sweep(self.catalogue, self.root, now, grace)

    def tidy(self, now: datetime) -> list[str]:
        """What the installation does by itself, see sweeping.tidy; the names of the files deleted."""
        return sweeping.tidy(self.catalogue, self.root, now)

    def note(self, *, at: datetime, actor: str, action: str, about: str, outcome: str = DONE) -> None:
        """Add a line to the audit that no commit and no edition adds.

        Waits for others only as long as a reader would: whoever is handed a file must not wait for an import.
        """
        with audit.recording(self.catalogue, self.record_head, patiently=False) as connection:
            audit.record(connection, at=at, actor=actor, action=action, about=about, outcome=outcome)

    def audit_lines(self) -> list[Noted]:
        """The whole audit, newest first; raises AuditBrokenError where a line is not as it was."""
        with self.catalogue.reading() as connection:
            return audit.list_lines(connection, self.record_head.read())

    def _kept_of(self, commit_id: int, role: Role) -> tuple[str, bytes]:
        with self.catalogue.reading() as connection:
            commits.find(connection, commit_id)
            name, stored = kept_files.find(connection, commit_id, role)
        return name, files.read_content(self.root, stored.path, stored.sha256)

    def _read(self, key: Key, file: files.StoredFile | None) -> pl.DataFrame:
        return snapshot.rows_of(key[0], [(self.root / file.path, file.sha256)] if file else []).collect()

    def _tidy_daily(self, now: datetime) -> None:
        """What is swept by itself; where it cannot be now, it will be another time."""
        if self._tidied is None or abs(now - self._tidied) >= sweeping.UNDER_WAY:
            self._tidied = now
            with suppress(LakeError):
                self.tidy(now)
