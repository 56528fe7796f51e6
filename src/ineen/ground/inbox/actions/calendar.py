"""The key of somebody's calendar feed: made anew, and taken away."""

import secrets
from datetime import datetime

from ineen.ground.audit.acts import act
from ineen.ground.audit.entries import record
from ineen.ground.inbox.models import CalendarKey
from ineen.ground.inbox.rules import calendar_digest
from ineen.ground.kernel.actors import Actor
from ineen.ground.kernel.refusals import NotAllowed, NotFound

ONE_S_OWN = "Een agenda maakt en sluit iedereen voor zichzelf."


@act
def renew_calendar(*, by: Actor, now: datetime) -> str:
    """Make the key of the person's own feed, and end the one before it. It is told once: only its hash is kept."""
    if by.person is None:
        raise NotAllowed(ONE_S_OWN)
    key = secrets.token_urlsafe(32)
    row, made = CalendarKey.objects.update_or_create(
        person_id=by.person, defaults={"digest": calendar_digest(key), "made_at": now}
    )
    record(on=row, what="agendalink gemaakt" if made else "agendalink vernieuwd")
    return key


@act
def revoke_calendar(*, by: Actor, now: datetime) -> None:
    """Take the key of the person's own feed away. Raises NotFound where there is none."""
    row = CalendarKey.objects.select_for_update().filter(person=by.person).first()
    if row is None or by.person is None:
        raise NotFound("U heeft geen agendalink (meer).")
    record(on=row, what="agendalink ingetrokken")
    row.delete()
