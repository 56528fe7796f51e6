"""Text of people as it can stand on paper: nothing in it works, and every sign has a glyph.

PDF/UA refuses a sign without a glyph. Signs for which neither the typeface of the site nor those inside Typst have one
are shown as �; `tests/faces/publication/documents/test_printable.py` prints every sign that is let through.
"""

import re
from typing import Any, Final
from unicodedata import category, normalize

UNKNOWN: Final = "\N{REPLACEMENT CHARACTER}"
SIGNS: Final = (
    (0x0020, 0x007E), (0x00A0, 0x024F), (0x02B0, 0x02FF), (0x0370, 0x04FF), (0x05D0, 0x05EA), (0x0621, 0x063A),
    (0x0641, 0x064A), (0x1E00, 0x1EFF), (0x2010, 0x2040), (0x2070, 0x209F), (0x20A0, 0x20C0), (0x2190, 0x22FF),
    (0x2460, 0x24FF), (0x25A0, 0x25FF), (0xFB00, 0xFB06), (0xFFFD, 0xFFFD),
)  # fmt: skip
WITHOUT_FORM: Final = {"Cc", "Cf", "Mn", "Me", "Cs"}  # control, direction, marks that stand on nothing
UNASSIGNED: Final = "Cn"
PLAIN: Final = re.compile(
    r"[\n\t -~\u00a0-\u00ac\u00ae-\u024f\u2010-\u2027\u20ac]*"
)  # what nearly all texts are made of
LONGEST_WORD: Final = 40  # signs; hyphenation breaks what is shorter
STEP: Final = 20
MAY_BREAK: Final = "\u200b"


def printable(part: Any) -> Any:
    """A tree of plain values in which every text can be printed."""
    if isinstance(part, str):
        return printable_text(part)
    if isinstance(part, list):
        return [printable(one) for one in part]
    return (
        {key: one if key == "svg" else printable(one) for key, one in part.items()} if isinstance(part, dict) else part
    )


def printable_text(text: str) -> str:
    """One text: signs that cannot be printed become �, those without a form go, and very long words may break."""
    signs = text if PLAIN.fullmatch(text) else "".join(filter(None, map(_sign, normalize("NFC", text))))
    return re.sub(rf"\S{{{LONGEST_WORD},}}", _breakable, signs)


def _sign(sign: str) -> str:
    if sign in "\n\t":
        return sign
    kind = category(sign)
    if kind in WITHOUT_FORM:
        return ""
    return sign if kind != UNASSIGNED and any(first <= ord(sign) <= last for first, last in SIGNS) else UNKNOWN


def _breakable(word: re.Match[str]) -> str:
    text = word[0]
    return MAY_BREAK.join(text[at : at + STEP] for at in range(0, len(text), STEP))
