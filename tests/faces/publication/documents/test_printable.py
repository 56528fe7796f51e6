"""Every sign that is let through can be printed."""

from ineen.faces.publication.documents import pdf
from ineen.faces.publication.documents.printable import PLAIN, SIGNS, UNKNOWN, printable, printable_text
from ineen.faces.publication.documents.tree import Paragraph
from tests.faces.publication.documents.sample import saying


def test_every_sign_that_is_let_through_has_a_glyph() -> None:
    signs = "".join(chr(code) for first, last in SIGNS for code in range(first, last + 1))
    shown = printable_text(signs).replace(UNKNOWN, "")
    assert len(shown) > 2000
    assert pdf.made(saying(Paragraph(" ".join(shown))))


def test_a_drawing_is_left_as_it_is() -> None:
    plain = {"svg": "中" * 100, "caption": "中", "rows": [["中"]]}
    assert printable(plain) == {"svg": "中" * 100, "caption": UNKNOWN, "rows": [[UNKNOWN]]}


def test_only_very_long_words_may_break_anywhere() -> None:
    word = "meervoudigepersoonlijkheidsstoornis"
    assert printable_text(word) == word
    assert printable_text("x" * 50).replace("\u200b", "") == "x" * 50
    assert len(printable_text("x" * 50)) == 52


def test_the_short_way_gives_what_the_long_way_gives() -> None:
    signs = [chr(code) for code in range(0x3000) if PLAIN.fullmatch(chr(code))]
    assert len(signs) > 500
    assert [sign for sign in signs if printable_text(f"{sign}中") != f"{sign}{UNKNOWN}"] == []
