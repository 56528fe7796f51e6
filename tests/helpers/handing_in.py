"""Somebody hands a police export in, and the worker does what was asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from typing import Any
from uuid import UUID, uuid4

from ineen.analysis.store.cells import CellKey, CellStatus, Measure
from ineen.evidence.actions import HandedFile, hand_in
from ineen.evidence.models import Release, SourceVersion, Submission
from ineen.evidence.queries import Change, Told
from ineen.evidence.queries.descriptions import Description, Meaning, Use
from ineen.evidence.queries.descriptions import Mapping as Said
from ineen.evidence.queries.previews import Newer, Preview, UnknownRegion, WrongSum
from ineen.evidence.queries.submissions import Handed, submission
from ineen.ground.kernel.actors import Actor
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.periods import Period
from ineen.ground.organisations.queries import Partnership, Person, viewer_of
from ineen.ground.outbox.periodic import Periodic
from ineen.ground.outbox.worker import Worker
from tests.architecture.routes import deliveries
from tests.helpers.police_export import REGIONS, export_text
from tests.helpers.writes import given
from tests.people import Cast

OVERDUE = Periodic("ineen.evidence.tasks.close_overdue", timedelta(minutes=15))
NOW = datetime(2026, 7, 1, 12, tzinfo=UTC)
FETCHED = date(2026, 6, 23)
REVISED: Mapping[str, Sequence[str]] = {**REGIONS, "Soest": ("28", "20")}


def actor(person: Person, now: datetime = NOW) -> Actor:
    return Actor(person=person.pk, label=viewer_of(person.pk, now).label)


def handed(
    person: Person,
    regions: Mapping[str, Sequence[str]] = REGIONS,
    *,
    text: str | bytes = "",
    name: str = "uitvoer.csv",
    source: str = "",
    now: datetime = NOW,
    **form: Any,
) -> Submission:
    """Hand in one file: a small police export, or other text."""
    content = text or export_text(regions, **form)
    data = content if isinstance(content, bytes) else content.encode()
    return hand_in(
        by=actor(person, now),
        now=now,
        files=[HandedFile(name, BytesIO(data))],
        source=source,
        proposed=FETCHED,
    )


def work(now: datetime = NOW) -> None:
    """All that is due at this moment."""
    Worker(clock=lambda: now, periodic=()).work_off()


def shown(person: Person, row: Submission, now: datetime = NOW) -> Handed:
    """As its page shows it to that person."""
    return submission(viewer_of(person.pk, now), row.pk)


def overdue(now: datetime) -> None:
    """The work that returns every quarter of an hour."""
    Worker(clock=lambda: now, periodic=(OVERDUE,)).work_off()


def sample_preview(**other: Any) -> Preview:
    """A preview as the worker could have made it."""
    told = Told(CellStatus.FINAL, 30), Told(CellStatus.PROVISIONAL, 20)
    key = CellKey(Measure("Geregistreerde misdrijven", "Totaal misdrijven"), AreaCode("GM0342"), Period.year(2024))
    preview = Preview(
        content="a" * 64,
        publisher="Politie",
        table="47013NED",
        title="Geregistreerde misdrijven en aangiften; soort misdrijf, gemeente 2026",
        licence="Openbaar, met bronvermelding: Bron: Politie",
        classification_year=2026,
        status="definitief",
        retrieved=FETCHED,
        says_retrieved=False,
        cells=1068,
        areas=356,
        combinations=1070,
        read_as="",
        measures=("Totaal misdrijven",),
        periods=(Period.year(2023), Period.year(2024)),
        unresolved=(UnknownRegion("uitvoer.csv", 15, "=Nergenshuizen", "Onbekende regio."),),
        without_use=("PV26",),
        unfinished=(Period.months(2026, 6),),
        absent=0,
        sums=4,
        wrong_sums=1,
        wrong=(WrongSum("Totaal misdrijven", Period.year(2024), "gemeenten", 60, 66),),
        lacking=("Baarn", "Soest"),
        changed=14,
        changes=(Change(key, *told, date(2026, 1, 5), FETCHED),),
        not_compared=("b" * 12,),
        unchanged=False,
        mends=False,
        newer=Newer(date(2026, 6, 30), "c" * 12),
        withdrawn="verkeerd bestand",
    )
    return replace(preview, **other)


def sample_description(**other: Any) -> Description:
    """What somebody may have said of a file of her own."""
    uses = {"gemeente": Use.AREA, "jaar": Use.PERIOD, "aantal": Use.VALUE}
    mapping = Said("", 1, uses, symbols={"x": Meaning.SUPPRESSED})
    said = Description(UUID(deliveries.RECEIVED), "e" * 64, ("Gemeente", "Jaar", "Aantal"), mapping)
    return replace(said, **other)


def add_submission(partnership: Partnership, state: str = "waiting", **other: Any) -> Submission:
    """One as it stands in a state."""
    ended = state not in ("preparing", "describing", "waiting", "loading")
    confirmed = state in ("loading", "loaded")
    words: dict[str, Any] = {
        "partnership": partnership,
        "organisation": partnership.lead,
        "source": "politie-47013",
        "files": ["uitvoer.csv"],
        "state": state,
        "retrieved": FETCHED,
        "preview": None if state in ("preparing", "describing") else sample_preview().as_stored(),
        "description": sample_description().as_stored() if state == "describing" else None,
        "because": "uitvoer.csv, rij 10: '-1' is geen geheel getal." if state == "refused" else "",
        "handed_in_by": uuid4(),
        "handed_in_as": "analist, Politie",
        "handed_in_at": NOW,
        "confirmed_by": uuid4() if confirmed else None,
        "confirmed_as": "analist, Politie" if confirmed else "",
        "confirmed_at": NOW if confirmed else None,
        "ended_at": NOW if ended else None,
    }
    with given():
        row = Submission(**words | other)
        row.save(force_insert=True)
    return row


def add_submissions(cast: Cast) -> None:
    """For the route matrix: one of the cast's own partnership, one of the other, and a delivery that may go."""
    add_submission(cast.own, id=UUID(deliveries.HANDED_IN))
    add_submission(cast.other, id=UUID(deliveries.ELSEWHERE))
    with given():
        version = SourceVersion(
            id=deliveries.VERSION,
            source="politie-47013",
            publisher="Politie",
            table="47013NED",
            title="Voorbeeld",
            licence="openbaar",
            content_hash="d" * 64,
            measures=[],
            periods=["2023"],
            rows=1,
            status="final",
            retrieved=FETCHED,
            loaded_at=NOW,
        )
        version.save(force_insert=True)
        Release(version=version, ground="published", released_at=NOW).save()


def submission_in(state: str) -> UUID:
    """The id of the one that the browser lane finds in that state."""
    return UUID(int=UUID(deliveries.HANDED_IN).int + 16 + Submission.State.values.index(state))


def add_every_state(cast: Cast) -> None:
    """For the browser lane: one submission in each state."""
    version = SourceVersion.objects.order_by("pk").first()
    for state in Submission.State.values:
        ended_well = state in ("loaded", "unchanged")
        add_submission(cast.own, state, id=submission_in(state), version=version if ended_well else None)
