"""The sheets of a file that was handed in, whatever a spreadsheet made of it."""

from ineen.analysis.sources.delivery import SourceFile
from ineen.analysis.sources.received.grid import Sheet
from ineen.analysis.sources.received.separated import csv_sheet
from ineen.analysis.sources.received.workbook import workbook_sheets

_ZIP = b"PK\x03\x04"


def is_workbook(file: SourceFile) -> bool:
    """Whether its bytes announce an Excel workbook."""
    with file.open() as content:
        return content.read(len(_ZIP)) == _ZIP


def sheets(file: SourceFile, *, most: int | None = None) -> tuple[Sheet, ...]:
    """The sheets of a CSV or Excel file that hold something. Raises BadInput with what is wrong and the remedy.

    most
        how many filled rows of each are read; None reads all, and refuses what is too large.
    """
    if is_workbook(file):
        with file.open() as content:
            return workbook_sheets(content, file.name, most=most)
    return (csv_sheet(file, most=most),)
