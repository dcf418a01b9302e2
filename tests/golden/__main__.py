"""Writes the expected results: `python -m tests.golden`."""

import sys

from analytics.base import rules
from sample_data.generate import generate
from tests import golden

expected = golden.built(generate())
for stale in golden.FOLDER.glob("*.csv"):
    if stale.name not in expected:
        stale.unlink()
changed = []
for name, text in expected.items():
    path = golden.FOLDER / name
    if not path.exists() or path.read_text("utf-8") != text:
        changed.append(name)
        path.write_text(text, "utf-8", newline="\n")
moved = (
    not golden.METHOD_DATE.exists() or golden.METHOD_DATE.read_text("utf-8").strip() != f"{rules.METHOD_DATE}"
)
golden.METHOD_DATE.write_text(f"{rules.METHOD_DATE}\n", "utf-8", newline="\n")
sys.stdout.write("".join(f"{name}\n" for name in changed))
if changed and not moved:
    sys.stderr.write(
        "Numbers changed but METHOD_DATE did not: move it in analytics/base/rules.py, run again.\n"
    )
