"""A document with a block of every kind."""

from dataclasses import replace
from datetime import date

from ineen.faces.publication.documents.tree import (
    Block,
    Column,
    Document,
    Fact,
    Facts,
    Figure,
    Heading,
    Items,
    Note,
    Paragraph,
    Section,
    Stop,
    StopState,
    Table,
    Thread,
)

DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 330" font-family="\'Source Sans 3\'" font-size="14">'
    '<path d="M10,300L700,20" stroke="#17476f" fill="none"/><text x="20" y="40">misdrijven</text></svg>'
)
THREAD = Thread(
    (
        Stop("Aanleiding", "1 reden", StopState.DONE, "done"),
        Stop("Prioriteit", "prioriteit", StopState.HERE, "gap"),
        Stop("Doel", "0 doelen", StopState.GAP, "silent"),
        Stop("Maatregel", "de bron noemt dit niet", StopState.SILENT, ""),
    ),
    ("Schrijf in één zin het doel.",),
)
TABLE = Table(
    "De cijfers per jaar",
    (Column("Jaar"), Column("Aantal", numbers=True)),
    tuple((str(year), "180") for year in range(1950, 2025)),
)
SECTION = Section(
    "Ondermijning",
    (
        THREAD,
        Paragraph("Criminelen gebruiken gewone bedrijven.", lead=True),
        Heading("Minder panden"),
        Facts((Fact("Nu (2024)", "180", "tussen 154 en 209"), Fact("Doel", "hooguit 150")), beside=True),
        Figure(DRAWING, "In 2024 waren het er 180.", "Misdrijven per jaar"),
        TABLE,
        Note("Bron: Politie"),
        Heading("Wat wij doen", 3),
        Items(("controleren", "voorlichten")),
    ),
)
DOCUMENT = Document(
    kind="integraal veiligheidsplan",
    title="Samen veilig 2024–2027",
    subtitle="Dijkdorp en Polder",
    language="nl",
    notices=("Voorbeeld. Alles in dit document is verzonnen.",),
    running="Voorbeeld",
    facts=Facts((Fact("Samenwerkingsverband", "Waterkant"),)),
    sections=(SECTION,),
    made_on=date(2026, 3, 3),
    words=(("contents", "Inhoud"), ("page", "pagina {} van {}"), ("made", "Gemaakt op {}.")),
)


def saying(*blocks: Block) -> Document:
    """The sample with one chapter of these blocks."""
    return replace(DOCUMENT, sections=(Section("Hoofdstuk", blocks),))
