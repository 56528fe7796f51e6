"""Tables as files that a spreadsheet opens: CSV with semicolons and a mark that says UTF-8, and XLSX."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Final
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

CSV_TYPE: Final = "text/csv; charset=utf-8"
XLSX_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MARK: Final = "\ufeff"
# what makes a spreadsheet run a cell, also after white space that it takes away
FORMULA: Final = re.compile(r"[\s\x00-\x1f]*[=+\-@]|[\t\r]")
NO_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
LONGEST_CELL: Final = 32_767

_SPACE = "http://schemas.openxmlformats.org"
_REL = f"{_SPACE}/officeDocument/2006/relationships"
_PARTS: Final = {
    "[Content_Types].xml": f'<Types xmlns="{_SPACE}/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_SPACE}/package/2006/relationships">'
    f'<Relationship Id="r1" Type="{_REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_SPACE}/package/2006/relationships">'
    f'<Relationship Id="r1" Type="{_REL}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{_SPACE}/spreadsheetml/2006/main" xmlns:r="{_REL}">'
    '<sheets><sheet name="Ineen" sheetId="1" r:id="r1"/></sheets></workbook>',
}


def csv_file(head: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """A text that a spreadsheet would run as a formula gets an apostrophe in front, which it takes for text."""
    file = io.StringIO()
    lines = csv.writer(file, delimiter=";", lineterminator="\r\n")
    lines.writerow(head)
    lines.writerows([_harmless(cell) for cell in row] for row in rows)
    return (MARK + file.getvalue()).encode()


def xlsx_file(head: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """One sheet in which every cell is text: nothing in it can be a formula."""
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as parts:
        for name, text in _PARTS.items():
            parts.writestr(name, f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{text}')
        parts.writestr("xl/worksheets/sheet1.xml", _sheet(head, rows))
    return file.getvalue()


def _harmless(cell: object) -> str:
    text = _text(cell)
    return f"'{text}" if FORMULA.match(text) else text


def _sheet(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    lines = "".join(f"<row>{''.join(map(_cell, row))}</row>" for row in (head, *rows))
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<worksheet xmlns="{_SPACE}/spreadsheetml/2006/main"><sheetData>{lines}</sheetData></worksheet>'
    )


def _cell(value: object) -> str:
    text = escape(NO_XML.sub("", _text(value))[:LONGEST_CELL])
    return f'<c t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def _text(cell: object) -> str:
    return "" if cell is None else str(cell)
