"""A document becomes a PDF that everybody can read."""

from io import BytesIO

import pikepdf
import pytest

from ineen.faces.publication.documents import pdf
from ineen.faces.publication.documents.tree import Block, Fact, Facts, Heading, Paragraph, prose
from ineen.ground.kernel.refusals import BadInput
from tests.faces.publication.documents.sample import DOCUMENT, TABLE, saying
from tests.helpers.pdf import findings, pages, squeezed, tags, words

HOSTILE = '#read("/etc/passwd") $x^2$ <b>vet</b> *ster* _onder_ `code` @label // /* */ #{1+1} \\u{41} ]#panic()'


@pytest.fixture(scope="module")
def made() -> bytes:
    return pdf.made(DOCUMENT)


def test_the_rules_of_pdf_ua_find_nothing(made: bytes) -> None:
    assert findings(made) == []


def test_it_says_its_language_and_title_and_that_it_is_tagged(made: bytes) -> None:
    with pikepdf.open(BytesIO(made)) as opened:
        assert bool(opened.Root.MarkInfo.Marked)
        assert str(opened.Root.Lang).startswith("nl")
        assert bool(opened.Root.ViewerPreferences.DisplayDocTitle)
        with opened.open_metadata() as told:
            assert told["pdfuaid:part"] == "1"
            assert told["dc:title"] == "Samen veilig 2024–2027"


def test_every_picture_has_words_and_every_table_a_header(made: bytes) -> None:
    found = tags(made)
    pictures = [one for one in found if one.name == "Figure"]
    headers = [one for one in found if one.name == "TH"]
    assert [one.alternative for one in pictures] == ["In 2024 waren het er 180."]
    assert [(one.says, one.scope) for one in headers] == [("Jaar", "/Column"), ("Aantal", "/Column")]
    assert len([one for one in found if one.name == "TD"]) == 2 * len(TABLE.rows)


def test_headings_go_down_one_level_at_a_time(made: bytes) -> None:
    headings = [one for one in tags(made) if one.name in ("H1", "H2", "H3")]
    assert [one.name for one in headings] == ["H1", "H1", "H2", "H3"]
    assert [one.says for one in headings][1:] == ["1Ondermijning", "1.1Minderpanden", "Watwijdoen"]


def test_a_table_repeats_its_header_on_every_page(made: bytes) -> None:
    with_rows = [one for one in pages(made) if "1960180" in one or "2020180" in one]
    assert len(with_rows) == 2
    assert all("JaarAantal" in one for one in with_rows)


def test_every_page_but_the_first_says_where_it_is(made: bytes) -> None:
    told = pages(made)
    assert [f"pagina{number}van{len(told)}" in one for number, one in enumerate(told, 1)] == [False] + [True] * (
        len(told) - 1
    )
    assert all("Voorbeeld" in one for one in told)


def test_the_same_document_gives_the_same_bytes(made: bytes) -> None:
    assert pdf.made(DOCUMENT) == made


def test_text_is_never_read_as_markup() -> None:
    assert squeezed(HOSTILE) in words(pdf.made(saying(Paragraph(HOSTILE))))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\0b\x1b[31mrood", "ab[31mrood"),
        ("feest 🎉 en 中", "feest�en�"),
        ("\u202eomgekeerd\u202c", "omgekeerd"),
        ("lang" * 500, "lang" * 500),
        ("e\u0301e\u0308n", "éën"),
        ("", ""),
    ],
    ids=["control", "emoji", "direction", "long", "composed", "empty"],
)
def test_what_cannot_be_printed_never_stops_a_document(text: str, shown: str) -> None:
    made = pdf.made(saying(Paragraph(f"Begin {text} einde")))
    assert f"Begin{shown}einde" in words(made)
    assert findings(made) == []


def test_hebrew_and_arabic_are_printed() -> None:
    made = pdf.made(saying(Paragraph("vrede שלום السلام")))
    assert findings(made) == []
    assert "�" not in words(made)


def test_what_keeps_a_document_from_being_accessible_is_told_in_dutch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "printable", lambda plain: plain)
    with pytest.raises(BadInput, match=r"Samen veilig 2024–2027: .* een teken is niet af te drukken"):
        pdf.made(saying(Paragraph("中")))


LONGER = """# Een kopje

Een **vet** en *schuin* woord,
en [een link](https://voorbeeld.test/meer).

- eerst
- dan
  1. één
  2. twee

**Sterren** blijven niet staan, `dit` wel: #read("x") $x$"""


@pytest.mark.parametrize(
    "blocks",
    [
        (Heading("Visie"), prose(LONGER, 3)),
        (Facts((Fact("Aanpak", "", prose=prose(LONGER)),)),),
        (prose(LONGER, lead=True),),
    ],
    ids=["chapter", "fact", "lead"],
)
def test_a_longer_text_is_tagged_as_what_it_is_and_shows_no_marks(blocks: tuple[Block, ...]) -> None:
    made = pdf.made(saying(*blocks))
    assert findings(made) == []
    said = words(made)
    assert "**" not in said
    assert "](http" not in said
    assert squeezed('#read("x") $x$') in said
    names = [one.name for one in tags(made)]
    assert {"L", "LI", "Lbl", "LBody", "Link", "Strong", "Em"} <= set(names)
    assert ("H3" in names) is (len(blocks) > 1)
