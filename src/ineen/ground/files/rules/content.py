"""What a file may hold. Its kind follows from its bytes; its name has no say."""

from dataclasses import dataclass

from ineen.ground.files.models import FileKind
from ineen.ground.files.rules import images, office, pdfs, texts
from ineen.ground.kernel.refusals import BadInput

MEGABYTE = 1_000_000
UNKNOWN = (
    "Dit soort bestand neemt Ineen niet aan. Lever PNG, JPEG, WebP, PDF, DOCX, XLSX, CSV, JSON of platte tekst aan."
)


@dataclass(frozen=True, slots=True)
class Accepted:
    """The kind of a file, and its bytes as they may be kept."""

    kind: FileKind
    content: bytes


def accept(content: bytes, *, limit: int) -> Accepted:
    """The content as it may be kept: of a known kind, at most `limit` bytes, nothing in it that runs.

    Images are written again without their metadata, text in UTF-8. Raises BadInput, and nothing else,
    whatever the bytes.
    """
    if not content:
        raise BadInput("Het bestand is leeg.")
    if len(content) > limit:
        raise BadInput(f"Het bestand is te groot: het mag hoogstens {limit / MEGABYTE:.0f} MB zijn.")
    if image := images.kind_of(content):
        return Accepted(image, images.clean(content, image))
    if content.startswith(b"%PDF-"):
        pdfs.check(content)
        return Accepted(FileKind.PDF, content)
    found = _office(content) if content.startswith(b"PK\x03\x04") else texts.read(content)
    if found is None:
        raise BadInput(UNKNOWN)
    return Accepted(*found)


def _office(content: bytes) -> tuple[FileKind, bytes] | None:
    kind = office.check(content)
    return (kind, content) if kind else None
