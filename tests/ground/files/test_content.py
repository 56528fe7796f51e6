"""What files may hold."""

from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image

from ineen.ground.files.models import FileKind
from ineen.ground.files.rules import content as contents
from ineen.ground.files.rules import images, office, pdfs, texts
from ineen.ground.files.rules.names import safe_name
from ineen.ground.kernel.refusals import BadInput
from tests.ground.files import samples

LIMIT = 1_000_000


@dataclass(frozen=True)
class Taken:
    """What was accepted, in memory."""

    kind: FileKind
    content: bytes


def accept(data: bytes, *, limit: int) -> Taken:
    found = contents.accept(BytesIO(data), limit=limit, room=BytesIO())
    found.content.seek(0)
    return Taken(found.kind, found.content.read())


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 100
KNOWN = {
    "png": (samples.image("PNG"), FileKind.PNG),
    "png with few colours": (samples.image("PNG", mode="P"), FileKind.PNG),
    "jpeg": (samples.image("JPEG"), FileKind.JPEG),
    "jpeg in four inks": (samples.image("JPEG", mode="CMYK"), FileKind.JPEG),
    "jpeg with a second picture": (
        samples.image("MPO", save_all=True, append_images=[Image.new("RGB", (30, 20))]),
        FileKind.JPEG,
    ),
    "webp": (samples.image("WEBP"), FileKind.WEBP),
    "pdf": (samples.pdf(samples.stream(b"BT (Veiligheidsplan) Tj ET")), FileKind.PDF),
    "docx": (samples.office({}), FileKind.DOCX),
    "docx with a chart": (samples.office({"word/embeddings/chart.xlsx": samples.workbook()}), FileKind.DOCX),
    "xlsx": (samples.workbook(), FileKind.XLSX),
    "csv with semicolons": (b"gemeente;aantal\nSoest;1510\nHattem;200\n", FileKind.CSV),
    "csv from Excel": ("\ufeffgemeente,aantal\nSúdwest-Fryslân,12\n".encode(), FileKind.CSV),
    "csv under a title": (
        b"Misdrijven\ngemeente;aantal\nSoest;1510\nHattem;200\nBaarn;1\nBron: Politie\n",
        FileKind.CSV,
    ),
    "csv from an older Excel": ("gemeente;aantal\nSúdwest-Fryslân;12\n".encode("cp1252"), FileKind.CSV),
    "json": (b'{"value": [{"ID": 0, "RegioS": "GM0342"}]}', FileKind.JSON),
    "half of json": (b'{"value": [{"ID": 0,', FileKind.TEXT),
    "text": (b"Beste allemaal,\n\nhet gaat goed; tot donderdag.\n", FileKind.TEXT),
}
REFUSED = {
    "nothing": (b"", "leeg"),
    "too much": (b"a" * (LIMIT + 1), "1 MB"),
    "a program": (b"MZ\x90\x00" + b"\x00" * 60, "soort bestand"),
    "a page": (b"  <!doctype html><script>alert(1)</script>", "soort bestand"),
    "a drawing": (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "soort bestand"),
    "a script": (b"#!/bin/sh\nrm -rf /\n", "soort bestand"),
    "rtf": (rb"{\rtf1 hallo}", "soort bestand"),
    "an old Word document": (OLE, "soort bestand"),
    "text in an encoding that nobody can tell": ("§ 3 ¤".encode("latin-1"), "soort bestand"),
    "a gif": (samples.image("GIF"), "soort bestand"),
    "another archive": (samples.office({}, main="readme.txt"), "soort bestand"),
    "half an image": (samples.image("PNG")[:60], "beschadigd"),
    "a huge image": (samples.claiming(8000, 5001), "beeldpunten"),
    "a vast image": (samples.claiming(20_000, 20_000), "beeldpunten"),
    "an image between the two": (samples.claiming(10_000, 10_000), "beeldpunten"),
    "a moving image": (
        samples.image("WEBP", save_all=True, append_images=[Image.new("RGB", (30, 20))]),
        "stilstaand",
    ),
    "a PDF cut off": (b"%PDF-1.7\n1 0 obj", "niet compleet"),
    "a locked PDF": (samples.pdf(b"<< /Encrypt 5 0 R >>"), "beveiligd"),
    "a PDF with a script": (samples.pdf(b"<< /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >>"), "uitgevoerd"),
    "a PDF that starts a program": (samples.pdf(b"<</S/Launch/F(cmd.exe)>>"), "uitgevoerd"),
    "a PDF with a script in disguise": (samples.pdf(b"<< /S /J#61vaScript >>"), "uitgevoerd"),
    "a PDF with an attachment": (samples.pdf(b"<< /Names << /EmbeddedFiles 3 0 R >> >>"), "uitgevoerd"),
    "a PDF with a packed script": (
        samples.pdf(samples.stream(b"5 0 << /S /JavaScript >>", b"/Type /ObjStm /Filter /FlateDecode")),
        "uitgevoerd",
    ),
    "a PDF with a script behind a false end": (
        samples.pdf(samples.stream(b"endstream endobj << /S /Java#53cript >>")),
        "uitgevoerd",
    ),
    "a PDF packed so that nobody can look": (
        samples.pdf(samples.stream(b"4A53>", b"/Type /ObjStm /Filter /ASCIIHexDecode")),
        "in kan kijken",
    ),
    "a document with macros": (samples.office({"word/vbaProject.bin": b"x"}), "macro's"),
    "a document that is made for macros": (
        samples.office({"[Content_Types].xml": b"<Types t='application/vnd.ms-word.document.macroEnabled.main+xml'/>"}),
        "macro's",
    ),
    "a workbook with old macros": (samples.workbook({"xl/macrosheets/sheet1.xml": b"<x/>"}), "macro's"),
    "a document with a program in it": (samples.office({"word/embeddings/oleObject1.bin": OLE}), "macro's"),
    "a document with an archive in it": (
        samples.office({"word/media/a.docx": samples.office({}, main="virus.exe")}),
        "macro's",
    ),
    "a document with macros in its chart": (
        samples.office({"word/embeddings/a.xlsx": samples.workbook({"xl/vbaProject.bin": b"x"})}),
        "macro's",
    ),
    "a document with a template from elsewhere": (
        samples.office({"word/_rels/a.rels": b"<Relationship Type='x/attachedTemplate' TargetMode='External'/>"}),
        "sjabloon",
    ),
    "a document with entities": (samples.office({"word/a.xml": b"<!DOCTYPE x [<!ENTITY a 'a'>]>"}), "beschadigd"),
    "a document with entities in UTF-16": (
        samples.office({"word/a.xml": "<!ENTITY a 'a'>".encode("utf-16")}),
        "beschadigd",
    ),
    "half a document": (samples.office({})[:100], "beschadigd"),
}


@pytest.mark.parametrize(("content", "kind"), KNOWN.values(), ids=KNOWN)
def test_a_file_of_a_known_kind_is_taken_for_what_it_is(content: bytes, kind: FileKind) -> None:
    accepted = accept(content, limit=LIMIT)

    assert accepted.kind is kind
    assert accept(accepted.content, limit=LIMIT).kind is kind


@pytest.mark.parametrize(("content", "why"), REFUSED.values(), ids=REFUSED)
def test_any_other_file_is_refused_with_the_reason(content: bytes, why: str) -> None:
    with pytest.raises(BadInput, match=why):
        accept(content, limit=LIMIT)


@pytest.mark.parametrize("format", ["PNG", "JPEG", "WEBP"])
def test_an_image_is_kept_without_place_and_remarks_and_upright(format: str) -> None:  # noqa: A002
    taken = samples.photograph(format)
    with Image.open(BytesIO(taken)) as before:
        assert before.getexif().get_ifd(samples.GPS)
    assert samples.REMARK.encode() in taken

    kept = accept(taken, limit=LIMIT).content

    assert samples.REMARK.encode() not in kept
    assert b"Exif" not in kept
    assert b"eXIf" not in kept
    with Image.open(BytesIO(kept)) as after:
        assert not after.getexif()
        assert after.size == (20, 30)
        red, _, blue = after.convert("RGB").getpixel((10, 2))  # type: ignore[misc]  # the left became the top
        assert (red > 200, blue < 50) == (True, True)


def test_a_transparent_image_stays_transparent() -> None:
    picture = Image.new("RGBA", (4, 4), (255, 0, 0, 0))
    written = BytesIO()
    picture.save(written, format="PNG")

    with Image.open(BytesIO(accept(written.getvalue(), limit=LIMIT).content)) as kept:
        assert kept.getpixel((0, 0)) == (255, 0, 0, 0)


def test_an_office_file_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "MOST_UNPACKED", 100_000)
    bomb = samples.office({"word/a.bin": b"\0" * 60_000, "word/b.bin": b"\0" * 60_000})

    with pytest.raises(BadInput, match="uitgepakt"):
        accept(bomb, limit=LIMIT)


def test_archives_in_archives_end(monkeypatch: pytest.MonkeyPatch) -> None:
    content = samples.workbook()
    for _ in range(3):
        content = samples.office({"word/embeddings/a.docx": content})

    with pytest.raises(BadInput, match="uitgepakt"):
        accept(content, limit=LIMIT)


def test_a_pdf_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdfs, "MOST_WORK", 300_000)

    with pytest.raises(BadInput, match="uitgepakt"):
        accept(samples.pdf(samples.stream(b"\0" * 300_000)), limit=LIMIT)


STARTS = [b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe1", b"RIFF\x10\x00\x00\x00WEBPVP8 ", b"%PDF-1.7\n", b"PK\x03\x04", b""]
WHOLE = [content for content, _ in KNOWN.values()]


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(STARTS), st.binary(max_size=300))
@example(b"%PDF-1.7\n", b"stream\n\x78\x9c%%EOF")
def test_whatever_the_bytes_the_answer_is_a_kind_or_a_reason(start: bytes, rest: bytes) -> None:
    _is_answered(start + rest)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(WHOLE), st.integers(0, 10_000), st.binary(min_size=1, max_size=8))
def test_whatever_part_of_a_file_is_damaged_the_answer_is_a_kind_or_a_reason(file: bytes, at: int, new: bytes) -> None:
    at %= len(file)
    _is_answered(file[:at] + new + file[at + len(new) :])


def _is_answered(content: bytes) -> None:
    with suppress(BadInput):
        assert accept(content, limit=LIMIT).kind in FileKind


@pytest.mark.parametrize(
    ("given", "kind", "kept"),
    [
        ("kaart.png", FileKind.PNG, "kaart.png"),
        ("foto.JPEG", FileKind.JPEG, "foto.jpg"),
        ("factuur.exe", FileKind.PDF, "factuur.exe.pdf"),
        ("verslag v1.2", FileKind.DOCX, "verslag v1.2.docx"),
        ("../../etc/passwd", FileKind.TEXT, "passwd.txt"),
        ("C:\\Users\\Kees\\plan.docx", FileKind.DOCX, "plan.docx"),
        ("plan\u202efdp.exe\r\n.pdf", FileKind.PDF, "planfdp.exe.pdf"),
        ("…", FileKind.CSV, "….csv"),
        (" . ", FileKind.CSV, "bestand.csv"),
        ("a" * 300, FileKind.CSV, "a" * 100 + ".csv"),
    ],
)
def test_a_name_keeps_its_words_and_gets_the_extension_of_its_kind(given: str, kind: FileKind, kept: str) -> None:
    assert safe_name(given, kind) == kept


def test_reading_an_image_does_not_follow_its_name_or_claim() -> None:
    assert images.kind_of(b"kaart.png") is None


class Pieces(BytesIO):
    """A file that remembers the largest piece that was read of it at once."""

    largest = 0

    def read(self, size: int | None = -1, /) -> bytes:
        piece = super().read(size)
        self.largest = max(self.largest, len(piece))
        return piece


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_a_long_table_is_read_in_pieces_and_kept_as_it_was(encoding: str) -> None:
    text = "gemeente;aantal\n" + "Súdwest-Fryslân;12\n" * 150_000
    handed = Pieces(text.encode(encoding))
    found = contents.accept(handed, limit=10_000_000, room=BytesIO())
    assert found.kind is FileKind.CSV
    assert handed.largest <= texts.PIECE
    found.content.seek(0)
    assert found.content.read().decode() == text


@pytest.mark.parametrize("wrong", [b"\x00", b"\xff"])
def test_what_is_no_text_far_into_a_file_is_found(wrong: bytes) -> None:
    with pytest.raises(BadInput, match="soort bestand"):
        contents.accept(BytesIO(b"gemeente;aantal\n" * 200_000 + wrong), limit=10_000_000, room=BytesIO())


def test_a_program_behind_much_white_is_a_program() -> None:
    with pytest.raises(BadInput, match="soort bestand"):
        contents.accept(BytesIO(b" " * 3_000_000 + b"<script>"), limit=10_000_000, room=BytesIO())
