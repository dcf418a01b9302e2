"""Files kept byte for byte: originals and left-out rows of commits, issued files of editions."""

from datetime import timedelta

import pytest

from analytics.lake import (
    AlreadyIssuedError,
    FileDamagedError,
    HeadsMovedError,
    KeptFile,
    NotKeptError,
    Role,
    UnknownCommitError,
    UnknownEditionError,
)
from tests.analytics.lake.builders import ALIASES, EXEMPTIONS, MADE_AT, aliases, commit, exemptions, issue

ORIGINAL = KeptFile(Role.ORIGINAL, "甲表.xlsx", b"PK\x03\x04 as it came \x00\xff")
LEFT_OUT = KeptFile(Role.LEFT_OUT, "甲表-未导入.csv", "行,原因\n3,超过分值\n".encode())
LATER = MADE_AT.replace(year=2999)


def contents(files):
    return sorted(path.name for path in (files / "kept").iterdir())


def test_the_file_of_a_commit_is_read_back_as_it_came_or_not_at_all(lake, opened, files):
    made = commit(lake, {ALIASES: aliases("a")}, kept=[ORIGINAL, LEFT_OUT])
    without = commit(lake, {ALIASES: aliases("b")})

    assert opened().original(made.id) == (ORIGINAL.name, ORIGINAL.content)
    assert opened().left_out(made.id) == (LEFT_OUT.name, LEFT_OUT.content)
    for read in (lake.original, lake.left_out):
        with pytest.raises(NotKeptError):
            read(without.id)
        with pytest.raises(UnknownCommitError):
            read(9)
    for file in (files / "kept").iterdir():
        file.write_bytes(b"something else")
    with pytest.raises(FileDamagedError):
        lake.original(made.id)


def test_the_same_content_lies_there_once_and_both_commits_have_it(lake, files):
    first = commit(lake, {ALIASES: aliases("a")}, kept=[ORIGINAL])
    second = commit(
        lake, {ALIASES: aliases("b")}, kept=[KeptFile(Role.ORIGINAL, "乙.xlsx", ORIGINAL.content)]
    )

    assert len(contents(files)) == 1
    assert lake.original(first.id)[0] == "甲表.xlsx"
    assert lake.original(second.id) == ("乙.xlsx", ORIGINAL.content)


def test_a_sweep_never_takes_what_history_or_an_edition_names(lake, files):
    made = commit(lake, {ALIASES: aliases("a")}, kept=[ORIGINAL, LEFT_OUT])
    commit(lake, {ALIASES: aliases("b")}, undoes=made.id)
    edition = issue(lake, "2023H2")
    lake.keep_issued(edition.id, "简报.docx", b"a report", made_at=MADE_AT)
    nobodys = files / "kept" / f"{'0' * 64}.kept"
    nobodys.write_bytes(b"left by a kill")

    assert f"kept/{nobodys.name}" in lake.sweep(now=LATER, grace=timedelta(days=1))
    assert lake.original(made.id) == (ORIGINAL.name, ORIGINAL.content)
    assert lake.left_out(made.id)[1] == LEFT_OUT.content
    assert lake.issued_file(edition.id, "简报.docx") == b"a report"


def test_what_was_kept_for_a_refused_commit_is_taken_away(lake, files):
    base = lake.snapshot()
    commit(lake, {ALIASES: aliases("a")}, base)

    with pytest.raises(HeadsMovedError):
        commit(lake, {ALIASES: aliases("b")}, base, kept=[ORIGINAL])

    assert not contents(files)


def test_an_issued_file_is_read_back_and_never_changes(lake, opened):
    edition = issue(lake, "2023H2")

    kept = lake.keep_issued(edition.id, "简报.docx", b"first", made_at=MADE_AT)
    again = lake.keep_issued(edition.id, "简报.docx", b"first", made_at=LATER)
    with pytest.raises(AlreadyIssuedError):
        lake.keep_issued(edition.id, "简报.docx", b"second", made_at=LATER)
    lake.keep_issued(edition.id, "A.xlsx", b"table", made_at=MADE_AT)

    assert again == kept
    assert [(one.name, one.size) for one in opened().issued_files(edition.id)] == [
        ("A.xlsx", 5),
        ("简报.docx", 5),
    ]
    assert opened().issued_file(edition.id, "简报.docx") == b"first"


def test_files_of_no_edition_are_unknown(lake):
    edition = issue(lake, "2023H2")

    with pytest.raises(UnknownEditionError):
        lake.keep_issued("2020-1", "a", b"", made_at=MADE_AT)
    with pytest.raises(UnknownEditionError):
        lake.issued_files("2020-1")
    with pytest.raises(NotKeptError):
        lake.issued_file(edition.id, "a")
    assert lake.issued_files(edition.id) == []


def test_the_second_of_two_is_told_who_came_first_and_when(lake):
    base = lake.snapshot()
    commit(lake, {ALIASES: aliases("a")}, base, actor="甲")
    commit(lake, {EXEMPTIONS: exemptions("r")}, base, actor="乙")
    commit(lake, {ALIASES: aliases("b")}, actor="丙")

    with pytest.raises(HeadsMovedError) as refused:
        commit(lake, {ALIASES: aliases("c")}, base)

    assert refused.value.moved == [ALIASES]
    assert [(one.id, one.actor, one.made_at) for one in refused.value.by] == [
        (3, "丙", MADE_AT),
        (1, "甲", MADE_AT),
    ]


def test_a_partition_without_rows_is_as_if_it_had_never_been(lake):
    commit(lake, {ALIASES: aliases("a"), EXEMPTIONS: exemptions("r")})

    commit(lake, {ALIASES: aliases("a").clear()})

    assert set(lake.snapshot().heads) == {EXEMPTIONS}
    assert lake.snapshot().revision == lake.revision() == 2
