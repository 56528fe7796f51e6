"""What a file may hold. Its kind follows from its bytes; its name has no say."""

import os
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO

from ineen.ground.files.models import FileKind
from ineen.ground.files.rules import images, office, pdfs, texts
from ineen.ground.kernel.refusals import BadInput

MEGABYTE = 1_000_000
_ANNOUNCED = 16  # the first bytes, in which a kind announces itself
PDF, ZIP = b"%PDF-", b"PK\x03\x04"
UNKNOWN = (
    "Dit soort bestand neemt Ineen niet aan. Lever PNG, JPEG, WebP, PDF, DOCX, XLSX, CSV, JSON of platte tekst aan."
)


@dataclass(frozen=True, slots=True)
class Accepted:
    """The kind of a file, and its bytes as they may be kept."""

    kind: FileKind
    content: BinaryIO


def accept(content: BinaryIO, *, limit: int, room: BinaryIO) -> Accepted:
    """The content as it may be kept: of a known kind, at most `limit` bytes, nothing in it that runs.

    Images are written again without their metadata, text in UTF-8. Text is read in pieces, however long it is; the
    other kinds are looked through as a whole. Raises BadInput, and nothing else, whatever the bytes.

    content
        a file that can be read again from its beginning.
    room
        an empty file, for a text that must be written again.
    """
    size = content.seek(0, os.SEEK_END)
    if not size:
        raise BadInput("Het bestand is leeg.")
    if size > limit:
        raise BadInput(f"Het bestand is te groot: het mag hoogstens {limit / MEGABYTE:.0f} MB zijn.")
    content.seek(0)
    announced = content.read(_ANNOUNCED)
    whole = _whole_kind(content, announced)
    found = whole or (None if announced.startswith(ZIP) else texts.read(content, room))
    if found is None:
        raise BadInput(UNKNOWN)
    return Accepted(*found)


def _whole_kind(content: BinaryIO, announced: bytes) -> tuple[FileKind, BinaryIO] | None:
    """An image, a PDF or an office file, which are looked through as a whole; None for anything else."""
    image = images.kind_of(announced)
    if not image and not announced.startswith((PDF, ZIP)):
        return None
    content.seek(0)
    data = content.read()
    if image:
        return image, BytesIO(images.clean(data, image))
    if announced.startswith(PDF):
        pdfs.check(data)
        return FileKind.PDF, content
    kind = office.check(data)
    return (kind, content) if kind else None
