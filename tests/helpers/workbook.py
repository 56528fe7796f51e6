"""Excel workbooks as offices make them, with what makes them hard to read."""

from collections.abc import Mapping, Sequence
from datetime import date
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

SPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DATE, PERCENT = 1, 2  # the styles of this workbook


class Formula:
    """A cell that was computed; without a result nobody opened it yet."""

    def __init__(self, text: str, result: float | None) -> None:
        self.text, self.result = text, result


class Percent:
    """0,45 that is shown as 45%."""

    def __init__(self, value: float) -> None:
        self.value = value


class Raw:
    """A cell as it should never be written."""

    def __init__(self, value: str, kind: str = "n", style: int = 0) -> None:
        self.value, self.kind, self.style = value, kind, style


def workbook(
    sheets: Mapping[str, Sequence[Sequence[object]]],
    *,
    merged: Mapping[str, Sequence[str]] | None = None,
    hidden: Sequence[str] = (),
    more: Mapping[str, bytes] | None = None,
    instead: Mapping[str, str] | None = None,
    head: str = "",
    packed: bool = False,
) -> bytes:
    """A workbook with these sheets: texts are shared, numbers and dates are numbers."""
    texts: list[str] = []
    parts: dict[str, str] = {}
    for at, (name, rows) in enumerate(sheets.items(), start=1):
        cells = "".join(_row(number, row, texts) for number, row in enumerate(rows, start=1))
        joined = "".join(f'<mergeCell ref="{one}"/>' for one in (merged or {}).get(name, ()))
        parts[f"xl/worksheets/sheet{at}.xml"] = (
            f'{head}<worksheet xmlns="{SPACE}"><sheetData>{cells}</sheetData>'
            f"{f'<mergeCells>{joined}</mergeCells>' if joined else ''}</worksheet>"
        )
    listed = "".join(
        f'<sheet name="{escape(name)}" sheetId="{at}" r:id="r{at}" '
        f'state="{"hidden" if name in hidden else "visible"}"/>'
        for at, name in enumerate(sheets, start=1)
    )
    related = "".join(
        f'<Relationship Id="r{at}" Type="{REL}/worksheet" Target="worksheets/sheet{at}.xml"/>'
        for at in range(1, len(sheets) + 1)
    )
    parts |= {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "xl/workbook.xml": f'<workbook xmlns="{SPACE}" xmlns:r="{REL}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f"<Relationships>{related}</Relationships>",
        "xl/styles.xml": f'<styleSheet xmlns="{SPACE}"><cellXfs><xf numFmtId="0"/><xf numFmtId="17"/>'
        '<xf numFmtId="9"/></cellXfs></styleSheet>',
        "xl/sharedStrings.xml": f'<sst xmlns="{SPACE}">'
        + "".join(f"<si><r><t>{escape(one[:1])}</t></r><r><t>{escape(one[1:])}</t></r></si>" for one in texts)
        + "</sst>",
    }
    parts |= instead or {}
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED if packed else ZIP_STORED) as archive:
        for part, text in parts.items():
            archive.writestr(part, text)
        for part, data in (more or {}).items():
            archive.writestr(part, data)
    return file.getvalue()


def _row(number: int, row: Sequence[object], texts: list[str]) -> str:
    cells = "".join(_cell(f"{chr(64 + at)}{number}", one, texts) for at, one in enumerate(row, start=1))
    return f'<row r="{number}">{cells}</row>'


def _cell(at: str, value: object, texts: list[str]) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        if value not in texts:
            texts.append(value)
        return f'<c r="{at}" t="s"><v>{texts.index(value)}</v></c>'
    if isinstance(value, Formula):
        result = "" if value.result is None else f"<v>{value.result}</v>"
        return f'<c r="{at}"><f>{value.text}</f>{result}</c>'
    if isinstance(value, Percent):
        value = Raw(str(value.value), style=PERCENT)
    if isinstance(value, date):
        value = Raw(str((value - date(1899, 12, 30)).days), style=DATE)
    if isinstance(value, Raw):
        return f'<c r="{at}" t="{value.kind}" s="{value.style}"><v>{value.value}</v></c>'
    return f'<c r="{at}"><v>{value}</v></c>'
