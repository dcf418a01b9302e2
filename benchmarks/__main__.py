"""`python -m benchmarks [engines] [pages] [browser]`: all three when none is named."""

import os
import sys
import tempfile
from pathlib import Path

from benchmarks import browser, engines, pages

PARTS = {"engines": engines.run, "pages": pages.run, "browser": browser.run}


def main(named: list[str]) -> int:
    """Run the parts named, each in a folder of its own that is gone afterwards."""
    if unknown := set(named) - set(PARTS):
        print(f"Unknown: {', '.join(sorted(unknown))}. Known: {', '.join(PARTS)}.", file=sys.stderr)
        return 2
    for name in named or PARTS:
        load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
        print(f"\n# {name} (load of the machine before: {load}; {os.cpu_count()} cores)", flush=True)
        with tempfile.TemporaryDirectory(prefix="benchmarks-") as folder:
            PARTS[name](Path(folder))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
