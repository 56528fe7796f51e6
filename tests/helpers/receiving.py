"""Somebody hands in a file of her own and says what stands in it."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django_scopes import scopes_disabled

from ineen.analysis.sources.received.mapping import Answer, Use, total_key
from ineen.analysis.store.cells import Cell, CellKey, CellStatus, Measure
from ineen.analysis.store.writing import write
from ineen.evidence.actions import confirm, describe_columns, describe_figures
from ineen.evidence.models import Receipt, ReceivedIndicator, ReceivedSource, SourceVersion, Submission, source_name
from ineen.evidence.queries import folder_of
from ineen.evidence.queries.descriptions import Described, Description, description_of
from ineen.ground.files.actions import store_file
from ineen.ground.kernel.actors import system
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.periods import Period
from ineen.ground.organisations.queries import Partnership, Person
from tests.architecture.routes import deliveries
from tests.helpers.handing_in import (
    FETCHED,
    NOW,
    actor,
    add_submission,
    handed,
    sample_description,
    shown,
    work,
)
from tests.helpers.writes import given
from tests.people import Cast

BY = system("proef")
OWN_TITLE = "Meldingen jeugdoverlast per wijk"

YOUTH = (
    "Gemeente;Jaar;Soort;Aantal\nSoest;2023;Jeugd;12\nSoest;2023;Geluid;7\nSoest;2024;Jeugd;15\nSoest;2024;Geluid;x\n"
    "Nergens;2024;Jeugd;3\n"
)


def handed_own(person: Person, text: str | bytes = YOUTH, name: str = "meldingen.csv") -> Submission:
    """Handed in, and looked at by the worker."""
    row = handed(person, text=text, name=name)
    work()
    return shown(person, row).row


def said_of(row: Submission, *categories: str, **other: Any) -> Description:
    """All that a person may say: of whom it is, and what its classes mean."""
    found = description_of(row)
    assert found
    words = {
        "title": "Meldingen jeugd en geluid",
        "publisher": "Jongerenwerk Soest",
        "origin": "partner",
        "ground": "Afspraak van 3 maart 2024",
        "indicators": tuple(Described(one, f"meldingen {one.lower()}", "meldingen") for one in categories),
    }
    return replace(found, **words | other)


def described(person: Person, row: Submission, *categories: str, **other: Any) -> Submission:
    """Described in its two steps, and previewed."""
    said = said_of(row, *(categories or ("Jeugd", "Geluid")), **other)
    describe_columns(by=actor(person), now=NOW, submission=row.pk, description=said)
    describe_figures(by=actor(person), now=NOW, submission=row.pk, description=said)
    work()
    return shown(person, row).row


def loaded(person: Person, text: str | bytes = YOUTH, *categories: str, **other: Any) -> Submission:
    """Handed in, described, confirmed and loaded."""
    row = described(person, handed_own(person, text), *categories, **other)
    return confirmed(person, row)


def confirmed(person: Person, row: Submission) -> Submission:
    confirm(by=actor(person), now=NOW, submission=row.pk, retrieved=FETCHED)
    work()
    return shown(person, row).row


def left_out(said: Description, kind: str, label: str) -> Description:
    """The same, with a total that is left out."""
    totals = {**said.mapping.totals, total_key(kind, label): Answer.LEFT_OUT}
    return replace(said, mapping=replace(said.mapping, totals=totals))


def add_received(cast: Cast) -> None:
    """For the route matrix and the browser: a file that waits to be described, and a source with figures."""
    said = sample_description()
    mapping = replace(said.mapping, uses={**said.mapping.uses, "soort": Use.CATEGORY})
    described = replace(said, columns=("Gemeente", "Jaar", "Soort", "Aantal"), mapping=mapping)
    row = add_submission(
        cast.own,
        "describing",
        id=UUID(deliveries.DESCRIBING),
        source="",
        files=["meldingen.csv"],
        handed_in_at=NOW,
        description=described.as_stored(),
    )
    with given():
        store_file(by=BY, now=NOW, name="meldingen.csv", content=YOUTH.encode(), on=row)
    _add_source(cast.own, deliveries.RECEIVED, deliveries.RECEIVED_VERSION, OWN_TITLE)
    _add_source(cast.other, deliveries.RECEIVED_ELSEWHERE, deliveries.RECEIVED_VERSION + 1, "Tellingen van een ander")


def _add_source(partnership: Partnership, known_as: str, number: int, title: str) -> None:
    key = UUID(known_as)
    content, said = f"{number % 10}" * 64, sample_description()
    cells = [
        Cell(CellKey(Measure(source_name(key), "Jeugd"), AreaCode("GM0342"), Period.year(year)), status, value)
        for year, status, value in ((2023, CellStatus.FINAL, 12), (2024, CellStatus.SUPPRESSED, None))
    ]
    write(folder_of(source_name(key), content), cells)
    with given(), scopes_disabled():
        source = ReceivedSource(
            id=key, partnership=partnership, title=title, publisher="Jongerenwerk Soest",
            origin="partner", ground="Afspraak van 3 maart 2024", table=title, shape=said.shape,
            columns=list(said.columns), mapping=said.mapping.as_stored(), described_as="analist", described_at=NOW,
        )  # fmt: skip
        source.save(force_insert=True)
        ReceivedIndicator(source=source, category="Jeugd", label="meldingen jeugdoverlast", unit="meldingen").save()
        version = SourceVersion(
            id=number, source=source_name(key), publisher="Jongerenwerk Soest", table="Meldingen", title="Meldingen",
            licence="Afspraak van 3 maart 2024", content_hash=content, measures=[[source_name(key), "Jeugd"]],
            periods=["2023", "2024"], rows=2, status="final", retrieved=FETCHED, loaded_at=NOW,
        )  # fmt: skip
        version.save(force_insert=True)
        Receipt(version=version, source=source).save()
