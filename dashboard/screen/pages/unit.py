"""单位档案: all about one unit: where it stands, what moved, its branches, its conduct and reports."""

from dashboard.screen import page_head, unit_choice, unit_file
from dashboard.systems.unit.words import UnitFile

shown = page_head.findings(UnitFile.TITLE, of_one=True)
unit = unit_choice.choose(shown)
unit_file.show(shown.among(unit), unit)
