"""That somebody has seen what changed."""

from datetime import datetime

from ineen.ground.audit.acts import act
from ineen.ground.audit.entries import record
from ineen.ground.inbox.models import SeenUntil
from ineen.ground.kernel.actors import Actor
from ineen.ground.kernel.refusals import NotAllowed


@act
def mark_seen(*, by: Actor, now: datetime, until: datetime) -> None:
    """The person has seen what changed up to a moment: that of the page she looked at. Never goes back."""
    if by.person is None:
        raise NotAllowed("Iedereen houdt dit voor zichzelf bij.")
    row = SeenUntil.objects.select_for_update().filter(person=by.person).first()
    seen = max(min(until, now), row.until) if row else min(until, now)
    row, _ = SeenUntil.objects.update_or_create(person_id=by.person, defaults={"until": seen})
    record(on=row, what="wijzigingen gezien")
