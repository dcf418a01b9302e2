"""The tables of the catalogue."""

from datetime import UTC, datetime

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    TypeDecorator,
    UniqueConstraint,
)

METADATA = MetaData()


class Moment(TypeDecorator[datetime]):
    """A moment with its zone, kept in UTC: SQLite keeps no zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002, D102 - SQLAlchemy calls it so
        return value and value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002, D102 - likewise
        return value and (value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC))


COMMITS = Table(
    "commits",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("made_at", Moment, nullable=False),
    Column("actor", String, nullable=False),
    Column("action", String, nullable=False),
    Column("file_name", String),
    Column("source_sha256", String),
    Column("note", String, nullable=False),
    Column("undone_by", Integer, ForeignKey("commits.id")),
)
# A file comes in once; after it was undone it may come in again.
Index(
    "one_standing_import",
    COMMITS.c.source_sha256,
    unique=True,
    sqlite_where=COMMITS.c.undone_by.is_(None),
    postgresql_where=COMMITS.c.undone_by.is_(None),
)

FILES = Table(
    "files",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("path", String, nullable=False, unique=True),
    Column("dataset", String, nullable=False),
    Column("partition", String, nullable=False),
    Column("rows", Integer, nullable=False),
    Column("sha256", String, nullable=False),
    Column("synthetic", Boolean, nullable=False),
    Column("swept_at", Moment),  # the row stays: history tells how many rows there were
)

HEADS = Table(
    "heads",
    METADATA,
    Column("dataset", String, primary_key=True),
    Column("partition", String, primary_key=True),
    Column("file_id", Integer, ForeignKey("files.id"), nullable=False),
    Column("commit_id", Integer, ForeignKey("commits.id"), nullable=False),
)

COMMIT_FILES = Table(
    "commit_files",
    METADATA,
    Column("commit_id", Integer, ForeignKey("commits.id"), primary_key=True),
    Column("dataset", String, primary_key=True),
    Column("partition", String, primary_key=True),
    Column("old_file_id", Integer, ForeignKey("files.id")),
    Column("new_file_id", Integer, ForeignKey("files.id"), nullable=False, unique=True),
)

EDITIONS = Table(
    "editions",
    METADATA,
    Column("id", String, primary_key=True),
    Column("period", String, nullable=False),
    Column("number", Integer, nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("actor", String, nullable=False),
    Column("commit_id", Integer, nullable=False),  # 0 for an edition of the empty lake
    Column("method_date", Date, nullable=False),
    Column("program_version", String, nullable=False),
    Column("synthetic", Boolean, nullable=False),
    UniqueConstraint("period", "number"),
)

EDITION_TABLES = Table(
    "edition_tables",
    METADATA,
    Column("edition_id", String, ForeignKey("editions.id"), primary_key=True),
    Column("name", String, primary_key=True),
    Column("path", String, nullable=False, unique=True),
    Column("rows", Integer, nullable=False),
    Column("sha256", String, nullable=False),
)

EDITION_HEADS = Table(
    "edition_heads",
    METADATA,
    Column("edition_id", String, ForeignKey("editions.id"), primary_key=True),
    Column("dataset", String, primary_key=True),
    Column("partition", String, primary_key=True),
    Column("file_id", Integer, ForeignKey("files.id"), nullable=False),
)

# What came with a commit, byte for byte: the file as it was uploaded, the rows that were left out.
KEPT_FILES = Table(
    "kept_files",
    METADATA,
    Column("commit_id", Integer, ForeignKey("commits.id"), primary_key=True),
    Column("role", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("path", String, nullable=False),  # not unique: the same content lies there once
    Column("sha256", String, nullable=False),
    Column("size", BigInteger, nullable=False),
)

# Who did what, and what was refused: lines are only ever added, each bound to the one before by chain.
AUDIT = Table(
    "audit",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("at", Moment, nullable=False),
    Column("actor", String, nullable=False),
    Column("action", String, nullable=False),
    Column("about", String, nullable=False),
    Column("outcome", String, nullable=False),
    Column("chain", String, nullable=False),
)

# One row: the last line of the audit that there ever was, so that a record without it is noticed.
RECORD_HEAD = Table(
    "record_head",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("chain", String, nullable=False),
)

# One row: which program wrote the tables, see upgrading. It is no content: a back-up says its version itself.
LAKE_VERSION = Table(
    "lake_version", METADATA, Column("number", Integer, primary_key=True, autoincrement=False)
)

# To whom letters were made, of which numbers: version is the id of an edition or the revision of a draft.
ISSUED_LETTERS = Table(
    "issued_letters",
    METADATA,
    Column("period", String, primary_key=True),
    Column("version", String, primary_key=True),
    Column("org_id", String, primary_key=True),
    Column("file_name", String, nullable=False),
    Column("actor", String, nullable=False),
    Column("made_at", Moment, nullable=False),
)

# What was handed out of an edition: reports, bundles.
ISSUED_FILES = Table(
    "issued_files",
    METADATA,
    Column("edition_id", String, ForeignKey("editions.id"), primary_key=True),
    Column("name", String, primary_key=True),
    Column("path", String, nullable=False),
    Column("sha256", String, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("made_at", Moment, nullable=False),
)
