"""Word and Excel files: no macros, no embedded programs, no bombs, no templates from elsewhere."""

import re
from io import BytesIO
from zipfile import ZipFile, ZipInfo

from ineen.ground.files.models import FileKind
from ineen.ground.kernel.refusals import BadInput

CONTENT_TYPES = "[Content_Types].xml"
MAIN_PARTS = {"word/document.xml": FileKind.DOCX, "xl/workbook.xml": FileKind.XLSX}
MOST_PARTS = 5_000
MOST_UNPACKED = 200_000_000
DEEPEST = 2  # a chart in a document holds its own workbook
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
MACRO_NAMES = re.compile(r"vbaproject|vbadata|/macrosheets/|/activex/", re.IGNORECASE)
MACRO_TYPES = re.compile(rb"macroenabled|vbaproject", re.IGNORECASE)
ENTITIES = re.compile(rb"<!(DOCTYPE|ENTITY)")
REMOTE_TEMPLATE = re.compile(rb"<[^>]*attachedTemplate[^>]*External|<[^>]*External[^>]*attachedTemplate", re.IGNORECASE)

MACROS = "Het bestand bevat macro's of een ingesloten programma. Bewaar het zonder macro's, als .docx of .xlsx."
BOMB = "Het bestand is uitgepakt veel te groot. Splits het, of lever de inhoud aan als CSV of PDF."
DAMAGED = (
    "Het bestand is beschadigd of beveiligd. Open het, bewaar het opnieuw zonder wachtwoord en probeer het nog eens."
)
TEMPLATE = "Het document haalt zijn sjabloon van een andere plek. Koppel het sjabloon los en bewaar het opnieuw."


def check(content: bytes) -> FileKind | None:
    """The kind of an office file; None for another archive. Raises BadInput for one that must not be kept."""
    try:
        return _check(content, MOST_UNPACKED, 1)[0]
    except BadInput:
        raise
    except Exception as wrong:  # a damaged archive makes its reader stumble in any way
        raise BadInput(DAMAGED) from wrong


def _check(content: bytes, most: int, depth: int) -> tuple[FileKind | None, int]:
    """The kind, and how many bytes may still be unpacked."""
    with ZipFile(BytesIO(content)) as archive:
        parts = archive.infolist()
        names = [part.filename for part in parts]
        kind = next((kind for name, kind in MAIN_PARTS.items() if name in names and CONTENT_TYPES in names), None)
        if kind is None:
            return None, most
        if len(parts) > MOST_PARTS or depth > DEEPEST:
            raise BadInput(BOMB)
        if len(set(names)) < len(names):  # readers would differ in which of the two they open
            raise BadInput(DAMAGED)
        for part in parts:
            most = _check_part(part, _read(archive, part, most), most, depth)
    return kind, most


def _read(archive: ZipFile, part: ZipInfo, most: int) -> bytes:
    with archive.open(part) as stream:
        data = stream.read(most + 1)
    if len(data) > most:
        raise BadInput(BOMB)
    return data


def _check_part(part: ZipInfo, data: bytes, most: int, depth: int) -> int:
    most -= len(data)
    name = part.filename.lower()
    if MACRO_NAMES.search(f"/{name}") or data.startswith(OLE):
        raise BadInput(MACROS)
    if name.endswith((".xml", ".rels", ".vml")):
        _check_xml(data)
    if data.startswith(ZIP):
        inner, most = _check(data, most, depth + 1)
        if inner is None:
            raise BadInput(MACROS)
    return most


def _check_xml(data: bytes) -> None:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):  # the patterns below read one byte for one character
        data = data.decode("utf-16").encode()
    if ENTITIES.search(data):
        raise BadInput(DAMAGED)
    if MACRO_TYPES.search(data):
        raise BadInput(MACROS)
    if REMOTE_TEMPLATE.search(data):
        raise BadInput(TEMPLATE)
