"""An officer's work on a small lake, command by command: imports good and faulty, undoing, editions."""

import csv
from pathlib import Path

from tests.freeze import outermost
from tests.freeze.sheaf import Sheaf

_HEAD = ("单位", "考核期", "第1项", "第2项", "第3项")
_FILES = {
    "更正.csv": (("乙单位", "2021年上半年", 30, 20, 10), ("甲单位", "2021年上半年", 29, 17, 9), ("合计",)),
    "再改.csv": (("乙单位", "2021年上半年", 29.5, 20, 10),),
    "下半年.csv": (("甲单位", "2021年下半年", 29, 20, 10), ("乙单位", "2021年下半年", 28, None, 9)),
    "有错.csv": (
        ("甲单位", "2021年下半年", 28, 20, 10),
        ("丙单位", "2021年下半年", 31, "优", 7),
        ("丁单位", "2021年下半年", 32, 1, 1),
        ("戊单位", "2021年下半年", 1, 1, 1),
    ),
}
_LACKING = "unreviewed,partly-reviewed,branch-cards,unrated-branches,self-checks,burden-counts"
_STEPS = (
    ("finalise", "2021H1"),
    ("finalise", "2021H1", "--accept", _LACKING),
    ("import", "更正.csv", "--check"),
    ("import", "更正.csv", "--preview"),
    ("import", "更正.csv", "--preview", "--json"),
    ("import", "更正.csv", "--actor", "张三"),
    ("import", "更正.csv"),
    ("import", "有错.csv", "--check"),
    ("import", "有错.csv", "--check", "--json"),
    ("import", "有错.csv", "--valid-rows", "--preview"),
    ("import", "有错.csv", "--valid-rows"),
    ("import", "下半年.csv"),
    ("finalise", "2021H1", "--accept", _LACKING),
    ("finalise", "2021Q1"),
    ("import", "再改.csv"),
    ("undo", "2", "--preview"),
    ("undo", "2"),
    ("undo", "5", "--preview"),
    ("undo", "5"),
    ("undo", "5", "--json"),
    ("history",),
    ("history", "2"),
    ("history", "3"),
    ("editions", "2021H1-1"),
    ("editions", "2021H1-2"),
    ("editions", "2021H1-2", "--json"),
    ("audit",),
)
VISITS = (
    *(("history", {"records": part}) for part in ("commits", "editions", "finalise", "audit")),
    *(("history", {"commit": number}) for number in ("2", "3", "6")),
    ("history", {"records": "editions", "issued": "2021H1-2"}),
)


def steps(lake: Path, folder: Path) -> Sheaf:
    """What every command says of the lake, in their order; the files they take are written to the folder."""
    sheaf = Sheaf()
    for name, rows in _FILES.items():
        with (folder / name).open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows((_HEAD, *rows))
    for number, words in enumerate(_STEPS, start=1):
        given = [str(folder / word) if word in _FILES else word for word in words]
        status, said = outermost.command(*given, "--lake", lake)
        name = f"{number:02d} {' '.join(words).replace('--', '').replace(_LACKING, 'everything')}"
        sheaf.text(name, [f"exit {status}", *said.replace(str(folder), "FOLDER").split("\n")])
    return sheaf
