"""How large a file may be, and what the child process that opens it may use."""

import sys

MIB = 2**20

FILE_BYTES = 50 * MIB
PARTS = 5_000  # of a workbook's package, pictures among them
UNPACKED_BYTES = 300 * MIB  # all parts of a workbook together
RATIO = 200  # unpacked to packed, of parts that unpack to more than RATIO_MATTERS_FROM
RATIO_MATTERS_FROM = 20 * MIB
ROWS = 250_000
COLUMNS = 500
CELLS = 4_000_000  # filled ones
AREA = 4 * CELLS  # filled cells and the empty ones left of them
CHARACTERS_OF_A_CELL = 32_767  # what a spreadsheet itself allows
CHARACTERS = 60_000_000  # of all cells, a shared text counted as often as it is shown
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
