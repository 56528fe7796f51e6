"""Images: read, turned upright, and written again without place, camera, maker or remarks."""

from io import BytesIO
from typing import TYPE_CHECKING

from ineen.ground.files.models import FileKind
from ineen.ground.kernel.refusals import BadInput

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_PIXELS = 40_000_000
FORMATS = {FileKind.PNG: "PNG", FileKind.JPEG: "JPEG", FileKind.WEBP: "WEBP"}
QUALITY = 90
TOO_LARGE = f"De afbeelding heeft te veel beeldpunten. Verklein haar tot hoogstens {MOST_PIXELS // 10**6} miljoen."
MOVING = "Een bewegende afbeelding neemt Ineen niet aan. Lever een stilstaand beeld aan."
DAMAGED = "De afbeelding is beschadigd. Open haar, bewaar haar opnieuw en probeer het nog eens."


def kind_of(content: bytes) -> FileKind | None:
    """The kind of image that the first bytes announce."""
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return FileKind.PNG
    if content.startswith(b"\xff\xd8\xff"):
        return FileKind.JPEG
    return FileKind.WEBP if content[:4] == b"RIFF" and content[8:12] == b"WEBP" else None


def clean(content: bytes, kind: FileKind) -> bytes:
    """The same picture, upright, without metadata. Raises BadInput for a huge, moving or damaged one."""
    from PIL import Image

    try:
        with Image.open(BytesIO(content), formats=(FORMATS[kind],)) as image:
            return _rewritten(image, FORMATS[kind])
    except BadInput:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as huge:
        raise BadInput(TOO_LARGE) from huge
    except Exception as wrong:  # a damaged image makes its reader stumble in any way
        raise BadInput(DAMAGED) from wrong


def _rewritten(image: "Image", name: str) -> bytes:
    from PIL import ImageOps

    if image.width * image.height > MOST_PIXELS:
        raise BadInput(TOO_LARGE)
    # a telephone may hide a second picture in a JPEG (MPO): only the first is kept
    if image.format != "MPO" and getattr(image, "n_frames", 1) > 1:
        raise BadInput(MOVING)
    upright = ImageOps.exif_transpose(image)
    if name == "JPEG" and upright.mode not in ("L", "RGB"):
        upright = upright.convert("RGB")
    upright.info = {key: value for key, value in upright.info.items() if key == "transparency"}
    written = BytesIO()
    upright.save(written, format=name, **({} if name == "PNG" else {"quality": QUALITY}))
    return written.getvalue()
