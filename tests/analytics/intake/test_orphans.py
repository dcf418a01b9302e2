"""The child that opens a file ends with the process that waits for it, however that one ends."""

import os
import select
import subprocess
import sys
from pathlib import Path

import pytest

_PATIENCE = 20_000  # milliseconds
_ROOT = Path(__file__).parents[3]
_READS = """
import sys
from pathlib import Path
from analytics.intake.reading import read_book
read_book(Path(sys.argv[1]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="files that never end are those of POSIX")
def test_a_child_whose_parent_was_killed_ends_though_its_file_never_does(tmp_path):
    endless = tmp_path / "endless.csv"
    os.mkfifo(endless)
    parent = subprocess.Popen([sys.executable, "-c", _READS, str(endless)], cwd=_ROOT)
    with endless.open("wb") as held:  # opens once the child has opened it, too
        parent.kill()
        parent.wait()

        waiting = select.poll()
        waiting.register(held, 0)  # for the end of whoever reads alone
        assert waiting.poll(_PATIENCE)
