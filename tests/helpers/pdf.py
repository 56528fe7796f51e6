"""PDF files taken apart: what they say, how they are tagged, and what the rules of PDF/UA find."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import page
import pikepdf

FROM_TO = re.compile(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>")


@dataclass(frozen=True)
class Tag:
    """An element of the structure tree, with what it says to who cannot see it."""

    name: str
    alternative: str
    scope: str
    says: str


def findings(pdf: bytes) -> list[str]:
    """What the rules of PDF/UA-1 find."""
    report = page.validate_pdf_bytes(pdf, profile=page.ValidationProfile.PDF_UA_1)
    assert report.rules.total > 100
    return [f"{one.rule_id}: {one.message}" for one in report.failures]


def squeezed(text: str) -> str:
    """Without what depends on where a line ends: white space and hyphens."""
    return re.sub(r"[\s\u00ad\u200b-]", "", text)


def words(pdf: bytes) -> str:
    """Everything that a PDF says, squeezed."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        return squeezed("".join(said for one in opened.pages for _, said in _spoken(one)))


def pages(pdf: bytes) -> list[str]:
    """What each page says, squeezed."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        return [squeezed("".join(said for _, said in _spoken(one))) for one in opened.pages]


def tags(pdf: bytes) -> list[Tag]:
    """Every element of the structure tree, in reading order."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        said = {(one.objgen, mark): text for one in opened.pages for mark, text in _by_mark(one).items()}
        return [_tag(one, said) for one in _elements(opened.Root.StructTreeRoot)]


def _tag(element: Any, said: dict[tuple[Any, int], str]) -> Tag:
    owner = element.Pg.objgen if "/Pg" in element else None
    text = "".join(_said(element, owner, said))
    scope = str(element.A.get("/Scope", "")) if isinstance(element.get("/A"), pikepdf.Dictionary) else ""
    scope = scope or next((str(one.Scope) for one in _many(element.get("/A", [])) if "/Scope" in one), "")
    return Tag(str(element.S).removeprefix("/"), str(element.get("/Alt", "")), scope, squeezed(text))


def _said(element: Any, owner: Any, said: dict[tuple[Any, int], str]) -> Iterator[str]:
    for child in _many(element.get("/K", [])):
        if isinstance(child, int):
            yield said.get((owner, child), "")
        elif isinstance(child, pikepdf.Dictionary) and "/MCID" in child:
            yield said.get((child.Pg.objgen if "/Pg" in child else owner, int(child.MCID)), "")
        elif isinstance(child, pikepdf.Dictionary) and "/S" in child:
            yield from _said(child, child.Pg.objgen if "/Pg" in child else owner, said)


def _elements(element: Any) -> Iterator[Any]:
    for child in _many(element.get("/K", [])):
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            yield child
            yield from _elements(child)


def _many(found: Any) -> list[Any]:
    return list(found) if isinstance(found, pikepdf.Array | list) else [found]


def _by_mark(one: Any) -> dict[int, str]:
    found: dict[int, str] = {}
    for mark, said in _spoken(one):
        found[mark] = found.get(mark, "") + said
    return found


def _spoken(one: Any) -> Iterator[tuple[int, str]]:
    """Each piece of text with the mark under which it stands; −1 for decoration."""
    fonts = {str(name): _letters(font) for name, font in one.Resources.get("/Font", {}).items()}
    letters: dict[int, str] = {}
    marks: list[int] = [-1]
    for instruction in pikepdf.parse_content_stream(one):
        operands, sign = instruction.operands, str(instruction.operator)
        if sign == "Tf":
            letters = fonts[str(operands[0])]
        elif sign in ("BDC", "BMC"):
            found: Any = operands[1] if len(operands) > 1 else {}
            marks.append(int(found.get("/MCID", marks[-1])) if isinstance(found, pikepdf.Dictionary) else marks[-1])
        elif sign == "EMC":
            marks.pop()
        elif sign in ("Tj", "TJ"):
            yield marks[-1], _text(operands[0], letters)


def _text(operand: Any, letters: dict[int, str]) -> str:
    codes = b"".join(bytes(part) for part in _many(operand) if isinstance(part, pikepdf.String))
    return "".join(letters.get(int.from_bytes(codes[at : at + 2]), "") for at in range(0, len(codes), 2))


def _letters(font: Any) -> dict[int, str]:
    """Which text each code of a font stands for, as the font itself says."""
    table = bytes(font.ToUnicode.read_bytes()) if "/ToUnicode" in font else b""
    blocks = re.findall(rb"beginbfchar(.*?)endbfchar", table, re.DOTALL)
    pairs = [pair for block in blocks for pair in FROM_TO.findall(block)]
    return {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in pairs}
