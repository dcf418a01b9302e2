"""Whether the whole lake is as it was written: every file the catalogue names, and the catalogue itself."""

from pathlib import Path

from sqlalchemy import Connection, select, union

from analytics.lake import agreement
from analytics.lake.tables import EDITION_TABLES, FILES, ISSUED_FILES, KEPT_FILES
from analytics.lake.verified import is_as_written


def damaged_files(connection: Connection, root: Path) -> tuple[int, list[Path]]:
    """How many files the catalogue names, and those that are gone or not what was written; reads them all.

    Raises CatalogueDamagedError.
    """
    agreement.refuse_damaged(connection, root)
    agreement.refuse_damaged_editions(connection, root)
    data = select(FILES.c.path, FILES.c.sha256).where(FILES.c.swept_at.is_(None))
    others = [select(table.c.path, table.c.sha256) for table in (EDITION_TABLES, KEPT_FILES, ISSUED_FILES)]
    named = sorted((root / row.path, row.sha256) for row in connection.execute(union(data, *others)))
    return len(named), [path for path, sha256 in named if not is_as_written(path, sha256)]
