"""Sheets that tell when they are written down, which takes as long as filling them."""

from collections.abc import Callable

from xlsxwriter.worksheet import Worksheet


class ToldSheet(Worksheet):
    """A sheet of a workbook that is being closed; told may raise to end the work."""

    told: Callable[[], None] = staticmethod(lambda: None)

    def _assemble_xml_file(self) -> None:
        super()._assemble_xml_file()
        self.told()
