"""A tree that would leave readers out cannot be made."""

from dataclasses import replace
from datetime import date

import pytest

from ineen.faces.publication.documents.tree import (
    Column,
    Figure,
    Heading,
    Paragraph,
    Section,
    Table,
    as_plain,
    paragraphs,
)
from tests.faces.publication.documents.sample import DOCUMENT, DRAWING


def test_a_heading_that_skips_a_level_is_refused() -> None:
    with pytest.raises(ValueError, match="'Te diep' skips a level"):
        Section("Hoofdstuk", (Heading("Te diep", 3),))
    with pytest.raises(ValueError, match="skips a level"):
        Section("Hoofdstuk", (Heading("Te hoog", 1),))
    Section("Hoofdstuk", (Heading("Een", 2), Heading("Twee", 3), Heading("Weer een", 2)))


def test_a_picture_says_what_it_shows() -> None:
    with pytest.raises(ValueError, match="says nothing to who cannot see it"):
        Figure(DRAWING, "", "Misdrijven")


def test_a_table_has_a_header_over_every_column() -> None:
    with pytest.raises(ValueError, match="without a header"):
        Table("Cijfers", (Column("Jaar"), Column("")), ())
    with pytest.raises(ValueError, match="does not fit its header"):
        Table("Cijfers", (Column("Jaar"),), (("2024", "180"),))


def test_a_document_has_a_title() -> None:
    with pytest.raises(ValueError, match="has a title"):
        replace(DOCUMENT, title=" ")


def test_the_digest_is_of_what_is_said_and_not_of_the_day() -> None:
    assert replace(DOCUMENT, made_on=date(2027, 1, 1)).digest == DOCUMENT.digest
    assert replace(DOCUMENT, subtitle="Dijkdorp").digest != DOCUMENT.digest


def test_a_block_says_what_it_is() -> None:
    assert as_plain(Paragraph("Zo is het.")) == {"is": "paragraph", "text": "Zo is het.", "lead": False}


def test_texts_that_say_nothing_are_no_paragraphs() -> None:
    assert [one.text for one in paragraphs("a", " ", "b")] == ["a", "b"]
