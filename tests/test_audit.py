"""scripts/audit.sh: a known fault fails it, a database that cannot be reached does not."""

import subprocess
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).parents[1] / "scripts"
FOUND = "Found 1 known vulnerability in 1 package\nName Version ID\nlibrary 1.0 PYSEC-1"


@pytest.fixture
def audited(tmp_path):
    """Runs the script over two libraries with a program that says and ends so."""

    def run(says, status, ignored=""):
        (tmp_path / "audit.sh").write_text((SCRIPTS / "audit.sh").read_text())
        (tmp_path / "audit-ignored.txt").write_text(ignored)
        (tmp_path / "libraries.txt").write_text("library==1.0\nanother==1.0\n")
        (tmp_path / "asked").write_text(f"#!/bin/sh\ncat <<END\n{says}\n$*\nEND\nexit {status}\n")
        (tmp_path / "asked").chmod(0o700)
        command = ["sh", "audit.sh", "./asked", "libraries.txt"]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    return run


def test_a_known_fault_fails_and_is_told(audited):
    done = audited(FOUND, 1)
    assert done.returncode == 1
    assert "PYSEC-1" in done.stderr


def test_libraries_without_a_known_fault_pass(audited):
    done = audited("No known vulnerabilities found", 0)
    assert done.returncode == 0
    assert done.stdout.startswith("No known fault")


@pytest.mark.parametrize(
    ("says", "status"),
    [("ConnectionError", 1), ("", 124), ("library could not be audited\nanother could not be audited", 0)],
)
def test_a_database_that_cannot_be_reached_is_said_and_fails_nothing(audited, says, status):
    done = audited(says, status)

    assert done.returncode == 0
    assert done.stdout.startswith("No database of known faults can be reached")
    assert len(done.stdout.splitlines()) == 1


def test_an_accepted_fault_is_left_out_until_its_day_and_not_after(audited):
    accepted = audited(FOUND, 1, "# why\nPYSEC-1 2999-12-31 no newer version\n")
    assert "--ignore-vuln PYSEC-1" in accepted.stderr

    expired = audited(FOUND, 0, "PYSEC-1 2000-01-01 no newer version\n")
    assert expired.returncode == 1
    assert "PYSEC-1 was accepted until 2000-01-01" in expired.stderr
