"""Small files of every kind, made here."""

import zlib
from collections.abc import Mapping
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from PIL import Image, TiffImagePlugin
from PIL.PngImagePlugin import PngInfo

GPS, DESCRIPTION, ORIENTATION, MAKE = 0x8825, 0x010E, 0x0112, 0x010F
REMARK = "genomen bij Jan Voorbeeld thuis"


def image(format: str, *, size: tuple[int, int] = (30, 20), mode: str = "RGB", **how: Any) -> bytes:  # noqa: A002
    """A picture that is red on the left and blue on the right."""
    picture = Image.new("RGB", size, "blue")
    picture.paste("red", (0, 0, size[0] // 2, size[1]))
    written = BytesIO()
    picture.convert(mode).save(written, format=format, **how)
    return written.getvalue()


def claiming(width: int, height: int) -> bytes:
    """A small PNG that says it is this large."""
    whole = image("PNG")
    header = b"IHDR" + width.to_bytes(4) + height.to_bytes(4) + whole[24:29]
    return whole[:12] + header + zlib.crc32(header).to_bytes(4) + whole[33:]


def exif() -> Image.Exif:
    """Where and by whom a telephone that was held on its side took a picture."""
    data = Image.Exif()
    data[DESCRIPTION], data[MAKE], data[ORIENTATION] = REMARK, "Voorbeeldfoon", 6
    degrees = tuple(TiffImagePlugin.IFDRational(part) for part in (52, 28, 33))
    data.get_ifd(GPS).update({1: "N", 2: degrees, 3: "E", 4: degrees})
    return data


def photograph(format: str) -> bytes:  # noqa: A002
    """A picture with place, remark and orientation in its metadata."""
    extra: dict[str, Any] = {"exif": exif(), "xmp": f"<x>{REMARK}</x>".encode()}
    if format == "JPEG":
        extra["comment"] = REMARK
    if format == "PNG":
        del extra["xmp"]
        extra["pnginfo"] = PngInfo()
        extra["pnginfo"].add_text("Comment", REMARK)
    return image(format, **extra)


def pdf(*objects: bytes) -> bytes:
    return b"%PDF-1.7\n" + b"\n".join(objects) + b"\ntrailer << /Root 1 0 R >>\n%%EOF\n"


def stream(content: bytes, description: bytes = b"/Filter /FlateDecode") -> bytes:
    packed = zlib.compress(content) if b"FlateDecode" in description else content
    return b"7 0 obj\n<< %s /Length %d >>\nstream\n%s\nendstream\nendobj" % (description, len(packed), packed)


def office(parts: Mapping[str, bytes], *, main: str = "word/document.xml") -> bytes:
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as archive:
        for name, content in {"[Content_Types].xml": b"<Types/>", main: b"<document/>", **parts}.items():
            archive.writestr(name, content)
    return written.getvalue()


def workbook(parts: Mapping[str, bytes] | None = None) -> bytes:
    return office(parts or {}, main="xl/workbook.xml")
