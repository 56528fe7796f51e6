"""PDF files: nothing that runs, opens something or hides another file.

Names may be written with escapes, and objects may lie in compressed streams: both are undone before looking. What is
encrypted, or packed in a way that cannot be looked into, is refused.
"""

import re
import zlib
from collections.abc import Iterator

from ineen.ground.kernel.refusals import BadInput

END = rb"(?=[\s/<>\[\](){}%]|$)"
ACTIVE = re.compile(rb"/(JavaScript|Launch|Rendition|RichMedia|XFA|EmbeddedFiles?|ImportData|SubmitForm|GoToE)" + END)
ENCRYPTED = re.compile(rb"/Encrypt" + END)
STREAM = re.compile(rb"(?<!end)stream\r?\n")
ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
OPAQUE = re.compile(
    rb"/(DecodeParms|DP|ASCIIHexDecode|AHx|ASCII85Decode|A85|LZWDecode|LZW|RunLengthDecode|RL|Crypt)" + END
)
DICTIONARY = 1000  # bytes before a stream in which its own description stands
CHUNK = 64 * 1024
MOST_WORK = 400_000_000  # bytes, packed and unpacked together

RUNS = "Deze PDF bevat iets dat kan worden uitgevoerd of geopend (een script, een knop, een bijlage)."
PRINT_AGAIN = " Druk haar opnieuw af naar PDF en lever die aan."


def check(content: bytes) -> None:
    """Raise BadInput for a PDF that is cut off, locked, too tightly packed, or holds something that runs."""
    if b"%%EOF" not in content[-2048:]:
        raise BadInput("De PDF is niet compleet. Bewaar haar opnieuw en probeer het nog eens.")
    plain = _names(content)
    if ENCRYPTED.search(plain):
        raise BadInput("De PDF is beveiligd. Haal de beveiliging eraf en probeer het nog eens.")
    if ACTIVE.search(plain) or any(ACTIVE.search(_names(part)) for part in _unpacked(content)):
        raise BadInput(RUNS + PRINT_AGAIN)


def _names(content: bytes) -> bytes:
    return ESCAPE.sub(lambda found: bytes([int(found[1], 16)]), content)


def _unpacked(content: bytes) -> Iterator[bytes]:
    """Every stream that deflate reads. The length that a stream claims is not believed."""
    work = MOST_WORK
    for found in STREAM.finditer(content):
        part, cost = _inflate(memoryview(content), found.end(), work)
        work -= cost
        described = _names(content[max(0, found.start() - DICTIONARY) : found.start()]).rpartition(b" obj")[2]
        if b"/ObjStm" in described and (OPAQUE.search(described) or (b"/Filter" in described and not part)):
            raise BadInput("De PDF is zo ingepakt dat Ineen er niet in kan kijken." + PRINT_AGAIN)
        yield part


def _inflate(content: memoryview, start: int, most: int) -> tuple[bytes, int]:
    packer, parts, cost = zlib.decompressobj(), [], 0
    for at in range(start, len(content), CHUNK):
        try:
            part = packer.decompress(content[at : at + CHUNK], CHUNK * 1100)  # deflate packs at most 1 : 1032
        except zlib.error:
            break
        parts.append(part)
        cost += CHUNK + len(part)
        if cost > most:
            raise BadInput("De PDF is uitgepakt veel te groot." + PRINT_AGAIN)
        if packer.eof:
            break
    return b"".join(parts), cost
