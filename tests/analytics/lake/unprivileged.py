"""Programs that permissions bind also where the tests run as root."""

import os
import subprocess
import sys
from pathlib import Path

_ROOT = Path(__file__).parents[3]
_BOUND = ["setpriv", "--bounding-set=-dac_override,-dac_read_search,-fowner", "--inh-caps=-all"]


def prefix() -> list[str]:
    """What to put before a command so that permissions bind it."""
    return _BOUND if os.getuid() == 0 else []


def ran(code: str) -> str:
    """What a Python program of that code says."""
    command = [*prefix(), sys.executable, "-c", code]
    return subprocess.run(command, cwd=_ROOT, check=True, capture_output=True, encoding="utf-8").stdout
