"""`python -m benchmarks [PART ...]`: the parts named, or all.

Parts: engines, pages, browser, clusters, intake, exports, faults, load.

`clusters_100` and `load_soak` must be named: 100 data sets without structure take several minutes, the soak
twenty.
"""

import os
import sys
import tempfile
from pathlib import Path

from benchmarks import browser, clusters, engines, exports, faults, intake, load, pages

PARTS = {
    "engines": engines.run,
    "pages": pages.run,
    "browser": browser.run,
    "clusters": clusters.run,
    "intake": intake.run,
    "exports": exports.run,
    "faults": faults.run,
    "load": load.run,
}
EXTRA = {"clusters_100": clusters.run_without_structure, "load_soak": load.soak}


def main(named: list[str]) -> int:
    """Run the parts named, each in a folder of its own that is gone afterwards."""
    known = PARTS | EXTRA
    if unknown := set(named) - set(known):
        print(f"Unknown: {', '.join(sorted(unknown))}. Known: {', '.join(known)}.", file=sys.stderr)
        return 2
    for name in named or PARTS:
        load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
        print(f"\n# {name} (load of the machine before: {load}; {os.cpu_count()} cores)", flush=True)
        with tempfile.TemporaryDirectory(prefix="benchmarks-") as folder:
            known[name](Path(folder))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
