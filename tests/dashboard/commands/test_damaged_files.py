"""A bit that flipped in a stored file: the same answer, or words that name the file; never another number."""

import random
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from dashboard.commands import status
from tests.dashboard.commands.conftest import ACCEPTING, review_file

FLIPS = random.Random(14)  # noqa: S311 - the same bits in every run, no secret


def flip(content: bytes, bit: int) -> bytes:
    changed = bytearray(content)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


def some_bits(file: Path, count: int) -> list[int]:
    return [FLIPS.randrange(file.stat().st_size * 8) for _ in range(count)]


@dataclass(frozen=True)
class Asked:
    """Commands that read, with what they answered while every file was whole."""

    run: object
    lake: Path
    before: dict

    def faults_of_flip(self, file: Path, bit: int) -> list[str]:
        """What commands say but what they said before or the name of the file; one at least must name it."""
        whole = file.read_bytes()
        file.write_bytes(flip(whole, bit))
        found, refused = [], 0
        for words, answer in self.before.items():
            outcome = self.run(*words, "--lake", self.lake)
            is_refused = outcome.status == status.UNAVAILABLE and not outcome.data
            named = is_refused and file.name in outcome.messages
            refused += named
            if not named and outcome != answer:
                found.append(f"{' '.join(words)}, bit {bit} of {file.name}: {outcome}")
        file.write_bytes(whole)
        return found if refused else [*found, f"bit {bit} of {file.name} was noticed by nobody"]


def asked(run, lake, *commands) -> Asked:
    before = {words: run(*words, "--lake", lake) for words in commands}
    assert {one.status for one in before.values()} == {status.DONE}
    return Asked(run, lake, before)


@pytest.fixture
def imported(run, small, tmp_path):
    """The small lake with an imported file that was kept, and an edition."""
    assert run("import", review_file(tmp_path, ("单位u2", "2021H2", 20, 19, 7)), "--lake", small).status == 0
    assert run(*ACCEPTING, "2021H1", "--lake", small).status == 0
    return small


READING = (
    ("results", "rankings", "--csv", "--period", "2021H2"),
    ("results", "rankings", "--csv", "--edition", "2021H1-1"),
    ("history",),
)


def test_a_flipped_bit_in_any_file_changes_no_answer_and_the_file_is_named(run, imported):
    reading = asked(run, imported, *READING)
    stored = sorted((imported / "files").rglob("*.parquet"))
    of_data = [file for file in stored if "edition" not in file.parent.name]
    frozen = FLIPS.sample([file for file in stored if file not in of_data], k=8)

    flips = [(file, bit) for file in of_data + frozen for bit in some_bits(file, 1)]

    assert len(of_data) == 5
    assert [fault for file, bit in flips for fault in reading.faults_of_flip(file, bit)] == []


@pytest.mark.parametrize("content", [b"", b"PAR1", b"\x00" * 4096])
def test_whatever_a_file_holds_it_is_named(run, imported, content):
    reviews = next((imported / "files" / "reviews").glob("2021H1-*.parquet"))
    reviews.write_bytes(content)

    for words in (READING[0], (*ACCEPTING, "2021H2"), (*ACCEPTING, "2021")):
        outcome = run(*words, "--lake", imported)
        assert (outcome.status, outcome.data) == (status.UNAVAILABLE, "")
        assert reviews.name in outcome.messages
        assert "Traceback" not in outcome.messages


def test_a_folder_in_the_place_of_a_file_is_said_with_its_name(run, imported):
    reviews = next((imported / "files" / "reviews").glob("2021H1-*.parquet"))
    reviews.unlink()
    reviews.mkdir()

    outcome = run(*READING[0], "--lake", imported)

    assert outcome.status == status.UNAVAILABLE
    assert reviews.name in outcome.messages


def test_a_file_of_another_place_in_the_lake_is_not_read_for_the_one_that_was_written(run, imported):
    reviews = imported / "files" / "reviews"
    [first] = reviews.glob("2021H1-*.parquet")
    for other in reviews.glob("2021H2-*.parquet"):
        shutil.copy(first, other)

    outcome = run(*READING[0], "--lake", imported)

    assert (outcome.status, outcome.data) == (status.UNAVAILABLE, "")
    assert "2021H2-" in outcome.messages


def test_damage_after_a_first_reading_is_noticed_and_a_file_put_back_is_read_again(run, imported):
    reviews = next((imported / "files" / "reviews").glob("2021H1-*.parquet"))
    whole, before = reviews.read_bytes(), run(*READING[0], "--lake", imported)
    reviews.write_bytes(flip(whole, 400))

    assert run(*READING[0], "--lake", imported).status == status.UNAVAILABLE

    reviews.write_bytes(whole)
    assert run(*READING[0], "--lake", imported) == before


def test_a_kept_original_with_a_flipped_bit_is_not_given_back(run, imported, tmp_path):
    [kept] = (imported / "files" / "kept").iterdir()
    kept.write_bytes(flip(kept.read_bytes(), 100))

    outcome = run("history", "2", "--original", tmp_path / "back.csv", "--lake", imported)

    assert outcome.status == status.UNAVAILABLE
    assert kept.name in outcome.messages
    assert not (tmp_path / "back.csv").exists()


def test_check_looks_at_every_file_and_names_all_that_are_damaged(run, imported, monkeypatch):
    monkeypatch.setattr("dashboard.files.selfcheck.check_parts", list)
    whole = run("check", "--lake", imported)
    assert whole.status == status.DONE
    stored = sorted(path for path in (imported / "files").rglob("*.*") if path.is_file())
    assert f"共{len(stored)}个文件" in whole.data

    damaged = [
        next((imported / "files" / folder).iterdir()) for folder in ("kept", "edition-2021H1", "rubrics")
    ]
    for file in damaged[:2]:
        file.write_bytes(flip(file.read_bytes(), 77))
    damaged[2].unlink()
    outcome = run("check", "--lake", imported)

    assert outcome.status == status.UNAVAILABLE
    assert all(file.name in outcome.messages for file in damaged)
    assert "其中3个" in outcome.data


def test_check_says_where_there_is_no_lake_or_its_catalogue_is_damaged(run, imported, tmp_path, monkeypatch):
    monkeypatch.setattr("dashboard.files.selfcheck.check_parts", list)
    catalogue = imported / "catalogue.sqlite"
    content = bytearray(catalogue.read_bytes())
    content[4096:8192] = bytes(4096)
    catalogue.write_bytes(content)

    assert run("check", "--lake", tmp_path / "away").status == status.UNAVAILABLE
    outcome = run("check", "--lake", imported)
    assert outcome.status == status.UNAVAILABLE
    assert "数据库已损坏" in outcome.messages


@pytest.mark.wide
def test_of_1200_flipped_bits_over_all_files_of_the_sample_none_gives_another_answer(run, sample_copy):
    draft = asked(run, sample_copy, ("results", "rankings", "--csv", "--period", "2023H2"))
    of_folder = {
        f"edition-{period}": asked(run, sample_copy, ("results", "rankings", "--csv", "--edition", edition))
        for period, edition in (("2022", "2022-1"), ("2023H1", "2023H1-1"))
    }
    files = sorted((sample_copy / "files").rglob("*.parquet"))
    flips = [(file, bit) for file in FLIPS.choices(files, k=1200) for bit in some_bits(file, 1)]

    found = [of_folder.get(file.parent.name, draft).faults_of_flip(file, bit) for file, bit in flips]

    assert [fault for of_one in found for fault in of_one] == []
