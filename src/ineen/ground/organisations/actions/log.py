"""Handing out what the log or the registers hold: an act, so that the log tells of it."""

from datetime import datetime
from uuid import UUID

from ineen.ground.audit.acts import act
from ineen.ground.audit.entries import record
from ineen.ground.audit.log import Logged, LogQuestion, as_details
from ineen.ground.kernel.actors import Actor
from ineen.ground.kernel.refusals import BadInput, NotAllowed
from ineen.ground.organisations import queries, rules
from ineen.ground.organisations.models import Person
from ineen.ground.privacy.own_data import OwnData, own_data

MOST_LINES = 20_000


@act
def export_log(*, by: Actor, now: datetime, question: LogQuestion, file_type: str) -> tuple[Logged, ...]:
    """The lines of the log that a question asks for, to take along. Raises NotAllowed; BadInput for too many."""
    viewer = queries.viewer_acting(by, now)
    page = queries.log(viewer, question, most=MOST_LINES)
    if page.earlier is not None:
        raise BadInput(f"Dit zijn meer dan {MOST_LINES} regels. Kies een kortere periode.")
    details = {"vraag": dict(as_details(question)), "regels": len(page.entries), "bestand": file_type}
    for partnership in queries.partnerships_with_log(viewer):
        record(on=partnership, what="logboek geëxporteerd", details=details)
    return page.entries


@act
def export_own_data(*, by: Actor, now: datetime) -> OwnData:
    """Everything that the open world holds about who asks it, to take along. Raises NotAllowed for the system."""
    if by.person is None:
        raise NotAllowed("Iedereen vraagt de eigen gegevens op.")
    person = Person.objects.get(pk=by.person)
    record(on=person, what="eigen gegevens opgehaald")
    return own_data(person)


@act
def export_data_of(*, by: Actor, now: datetime, person: UUID, reason: str) -> OwnData:
    """What the open world holds about somebody who asks. Raises NotAllowed, NotFound; BadInput without a reason."""
    viewer = queries.viewer_acting(by, now)
    found = queries.person_in_log(viewer, person)
    rules.check_reason(reason)
    record(on=found, what="gegevens van een persoon verstrekt", details={"reden": reason.strip()})
    return own_data(found)
