"""A back-up holds the whole lake as it stood at one moment, and is put back whole or not at all."""

import io
import json
import threading
import zipfile

import pytest
from sqlalchemy import create_engine, inspect, text

from analytics.lake import (
    BackupDamagedError,
    FileDamagedError,
    KeptFile,
    LakeNotEmptyError,
    Role,
    backup,
    open_lake,
)
from analytics.lake.location import locate
from tests.analytics.lake.builders import (
    ALIASES,
    EXEMPTIONS,
    MADE_AT,
    aliases,
    branch_cards,
    commit,
    count,
    counted,
    exemptions,
    issue,
    star_ratings,
)

ORIGINAL = KeptFile(Role.ORIGINAL, "甲表.xlsx", b"PK\x03\x04 as it came \x00\xff")


@pytest.fixture
def filled(lake):
    """A lake with everything a lake can hold: commits, one undone, kept files, an edition and its file."""
    commit(lake, {ALIASES: aliases("甲")}, kept=[ORIGINAL], source_sha256="a" * 64)
    undone = commit(lake, {EXEMPTIONS: exemptions("理由")})
    commit(lake, {EXEMPTIONS: exemptions("改回")}, undoes=undone.id)
    commit(
        lake,
        {
            ("star_ratings", "2023H1"): star_ratings("2023H1", b1=5),
            ("branch_cards", "2023H1"): branch_cards("2023H1", ("u1", "b1")),
        },
    )
    edition = issue(lake, "2023H1", rankings=aliases("结果"))
    lake.keep_issued(edition.id, "报告.docx", b"as handed out", made_at=MADE_AT)
    return lake


def packed(lake):
    stream = io.BytesIO()
    backup.back_up(lake.catalogue, lake.root, stream, backup.unheard)
    return stream


def put_back(lake, stream):
    return backup.put_back(lake.catalogue, lake.root, stream, backup.unheard)


def catalogue_rows(location):
    """Every row of every table of the catalogue, as text."""
    engine = create_engine(locate(location).database)
    with engine.connect() as connection:
        names = inspect(connection).get_table_names()
        rows = {name: connection.execute(text(f'SELECT * FROM "{name}"')).all() for name in names}  # noqa: S608 our own names
    engine.dispose()
    return {name: sorted(map(repr, table)) for name, table in rows.items()}


def file_contents(folder):
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != "record.head"
    }


def test_every_table_and_every_file_is_put_back(filled, tmp_path):
    there = tmp_path / "there"
    again = open_lake(there)

    assert put_back(again, packed(filled)) == filled.revision() == 4
    assert again.history() == filled.history()
    assert again.editions() == filled.editions()
    assert again.original(1) == (ORIGINAL.name, ORIGINAL.content)
    for key in filled.snapshot().heads:
        assert again.snapshot().frame(*key).equals(filled.snapshot().frame(*key))
    for edition in filled.editions():
        before, after = filled.edition_tables(edition.id), again.edition_tables(edition.id)
        assert before.keys() == after.keys()
        assert all(before[name].equals(after[name]) for name in before)
        assert again.issued_file(edition.id, "报告.docx") == b"as handed out"
    again.close()


def test_every_row_of_the_catalogue_is_the_same_and_work_goes_on(location, filled, files, tmp_path):
    there = tmp_path / "there"
    again = open_lake(there)

    put_back(again, packed(filled))
    assert packed(filled).getvalue() == packed(again).getvalue()
    assert file_contents(there / "files") == file_contents(files)
    rows, same = catalogue_rows(location), catalogue_rows(there)
    assert {name: len(one) for name, one in rows.items()} == {name: len(one) for name, one in same.items()}
    assert commit(again, {ALIASES: aliases("丙")}).id == 5
    assert again.snapshot().frame(*ALIASES)["name"].to_list() == ["丙"]
    again.close()


@pytest.mark.server
def test_a_lake_moves_from_a_folder_to_postgresql_and_back(server_location, tmp_path):
    here, back = open_lake(tmp_path / "here"), open_lake(tmp_path / "back")
    count(here)
    count(here)
    on_server = open_lake(server_location)

    put_back(on_server, packed(here))
    put_back(back, packed(on_server))

    assert counted(on_server.snapshot()) == counted(here.snapshot()) == counted(back.snapshot())
    assert on_server.history() == here.history() == back.history()
    assert count(on_server) == 3  # it goes on from there
    for lake in (here, on_server, back):
        lake.close()


def test_what_is_committed_during_a_back_up_is_whole_in_it_or_not_at_all(lake, opened, tmp_path):
    count(lake)
    ended, other = threading.Event(), opened()

    def work():
        while not ended.is_set():
            count(other)

    worker = threading.Thread(target=work)
    worker.start()
    packs = [packed(lake) for _ in range(5)]
    ended.set()
    worker.join()

    for number, pack in enumerate(packs):
        again = open_lake(tmp_path / f"there{number}")
        revision = put_back(again, pack)
        numbers = counted(again.snapshot())
        assert set(numbers) == {revision}
        again.close()


def test_a_commit_between_two_tables_of_the_catalogue_is_not_half_in_the_back_up(lake, opened, monkeypatch):
    count(lake)
    plain, other, seen = backup._plain, opened(), []

    def committing(row):
        if not seen:
            seen.append(True)
            count(other)
        return plain(row)

    monkeypatch.setattr(backup, "_plain", committing)
    stream = packed(lake)

    with zipfile.ZipFile(stream) as archive:
        rows = {name: json.loads(archive.read(f"catalogue/{name}.json")) for name in ("commits", "heads")}
    assert [row["id"] for row in rows["commits"]] == [1]
    assert {row["commit_id"] for row in rows["heads"]} == {1}


def test_a_damaged_file_of_the_lake_is_found_by_the_back_up(filled, files):
    victim = next((files / "aliases").glob("*.parquet"))
    victim.write_bytes(victim.read_bytes()[:-1] + b"?")

    with pytest.raises(FileDamagedError) as found:
        packed(filled)

    assert found.value.path == victim


def test_a_lake_with_anything_in_it_is_never_overwritten(filled, opened):
    stream = packed(filled)

    with pytest.raises(LakeNotEmptyError):
        put_back(filled, stream)

    assert opened().revision() == 4


def changed(stream, name, old=b"", new=None):
    """The back-up with something in one of its entries replaced; without new the entry is left out."""
    made = io.BytesIO()
    with zipfile.ZipFile(stream) as before, zipfile.ZipFile(made, "w") as after:
        for entry in before.namelist():
            content = before.read(entry)
            assert entry != name or old in content
            if entry != name:
                after.writestr(entry, content)
            elif new is not None:
                after.writestr(entry, content.replace(old, new) if old else new)
    return made


def first_file(stream):
    with zipfile.ZipFile(stream) as archive:
        return next(name for name in archive.namelist() if name.startswith("files/"))


def refused(spoilt, folder):
    """Whether nothing of the back-up was put back."""
    again = open_lake(folder / "there")
    with pytest.raises(BackupDamagedError):
        put_back(again, spoilt)
    left = (again.revision(), again.history(), (folder / "aliases").exists())
    again.close()
    return left == (0, [], False)


@pytest.mark.parametrize("content", [b"", b"not a zip"])
def test_another_file_is_no_back_up(tmp_path, content):
    assert refused(io.BytesIO(content), tmp_path)


def test_a_back_up_that_was_cut_off_puts_nothing_back(filled, tmp_path):
    assert refused(io.BytesIO(packed(filled).getvalue()[:-200]), tmp_path)


@pytest.mark.parametrize(
    ("entry", "old", "new"), [
        ("manifest.json", b"", None), ("manifest.json", b'"format":1', b'"format":2'),
        ("manifest.json", b"", b"[]"), ("commits", b"", b"[]"), ("commits", b"", b"{"),
        ("commits", b'"made_at":"', b'"made_at":"x'), ("heads", b'"file_id":1', b'"file_id":99'),
        ("files", b'"aliases/', b'"../'), ("files", b'"path":"', b'"path":"/tmp/'),
    ],
)  # fmt: skip
def test_a_back_up_whose_catalogue_is_not_as_it_was_puts_nothing_back(filled, tmp_path, entry, old, new):
    name = entry if entry.endswith(".json") else f"catalogue/{entry}.json"
    assert refused(changed(packed(filled), name, old, new), tmp_path)


@pytest.mark.parametrize("new", [None, b"other content"])
def test_a_back_up_without_one_of_its_files_puts_nothing_back(filled, tmp_path, new):
    whole = packed(filled)
    assert refused(changed(whole, first_file(whole), new=new), tmp_path)
