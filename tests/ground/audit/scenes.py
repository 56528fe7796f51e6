"""Acts to try the audit with, in the open world and in the vault."""

from datetime import UTC, datetime
from uuid import UUID, uuid4

from ineen.ground.audit.acts import act
from ineen.ground.audit.entries import record
from ineen.ground.kernel.actors import Actor
from ineen.ground.organisations.models import Person
from ineen.ground.outbox.models import Task
from ineen.ground.privacy.compartments import compartment

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
CLERK = Actor(person=UUID(int=7), label="Wil Voorbeeld")
TABLE = UUID(int=1)


@act
def register(*, by: Actor, now: datetime, name: str = "Wil Voorbeeld", told: bool = True) -> Person:
    person = Person.objects.create(email=f"{uuid4()}@voorbeeld.nl", name=name)
    if told:
        record(on=person, what="persoon ingeschreven", details={"name": name})
    return person


@act(database="vault")
def discuss(*, by: Actor, now: datetime, about: str) -> Task:
    """Any row of the vault will do: here a task."""
    row = Task(name="casus", payload={}, key=str(uuid4()), asked_at=now, due=now)
    row.save(using="vault")
    record(on=row, what=f"besproken: {about}", details={"about": about})
    return row


def registered(number: int) -> list[Person]:
    return [register(by=CLERK, now=NOW) for _ in range(number)]


def discussed(about: str, place: UUID = TABLE) -> Task:
    with compartment(place):
        return discuss(by=CLERK, now=NOW, about=about)
