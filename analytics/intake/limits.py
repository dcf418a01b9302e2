"""How large a file may be, and what the child process that opens it may use."""

import sys

MIB = 2**20

FILE_BYTES = 50 * MIB
UNPACKED_BYTES = 300 * MIB  # all parts of a workbook together
ROWS = 100_000
COLUMNS = 500
CELLS = 2_000_000
CHARACTERS_OF_A_CELL = 32_767  # what a spreadsheet itself allows
CHARACTERS = 20_000_000  # of all cells, a shared text counted as often as it is shown
SECONDS = 60

_MEMORY_BYTES = 1536 * MIB


def restrain_this_process() -> None:
    """Bound memory and processor time of the process that calls it; Windows only has the parent's clock."""
    if sys.platform == "win32":
        return
    import resource  # not there on Windows

    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY_BYTES, _MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
