import hashlib
import os
import stat

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from analytics.lake import FileDamagedError, files

ROWS = pl.DataFrame({"name": ["甲", "乙"], "count": [1, 2]})


def test_a_file_is_known_by_its_hash_and_its_rows_and_the_same_again_is_another(tmp_path):
    stored, again = (files.write(tmp_path, {("ranks", "2023H1"): ROWS})["ranks", "2023H1"] for _ in range(2))

    assert stored.path.startswith("ranks/2023H1-")
    assert again.path != stored.path
    assert stored.rows == 2
    assert stored.sha256 == hashlib.sha256((tmp_path / stored.path).read_bytes()).hexdigest()
    assert_frame_equal(files.read(tmp_path, stored.path, stored.sha256), ROWS)


def test_the_content_is_on_the_disk_before_the_name_and_the_name_before_the_end(tmp_path, monkeypatch):
    (tmp_path / "ranks").mkdir()
    steps = []
    flush, rename = os.fsync, os.replace
    monkeypatch.setattr(os, "fsync", lambda handle: (steps.append(kind(handle)), flush(handle)))
    monkeypatch.setattr(os, "replace", lambda *names: (steps.append("rename"), rename(*names)))

    files.write(tmp_path, {("ranks", "2023H1"): ROWS, ("ranks", "2023H2"): ROWS})

    assert steps == ["file", "rename", "file", "rename", "folder"]


def kind(handle):
    return "folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file"


def test_a_column_declared_later_is_null_in_older_files_and_one_given_up_is_left_out(tmp_path):
    [stored] = files.write(tmp_path, {("ranks", "2023H1"): ROWS}).values()
    schema = pl.Schema({"name": pl.String, "league": pl.String})

    rows = files.scan([tmp_path / stored.path], schema).collect()

    assert_frame_equal(rows, pl.DataFrame({"name": ["甲", "乙"], "league": [None, None]}, schema=schema))


def test_a_file_that_is_gone_or_altered_is_reported_with_its_path(tmp_path):
    [stored] = files.write(tmp_path, {("ranks", "2023H1"): ROWS}).values()
    path = tmp_path / stored.path

    for spoil in (lambda: path.write_bytes(path.read_bytes() + b" "), path.unlink):
        spoil()
        with pytest.raises(FileDamagedError) as error:
            files.read(tmp_path, stored.path, stored.sha256)
        assert error.value.path == path


def test_period_codes_and_names_of_tables_are_names_and_no_name_leads_out_of_the_folder():
    assert all(map(files.is_name, ["2023H1", "2021-12", "all", "unit_ranks"]))
    assert not any(map(files.is_name, ["..", "a/b", "a\\b", "", ".a", "-a", "a b", "a\n"]))
