"""The background work of the desk."""

from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from ineen.faces.desk.actions import send_digest
from ineen.ground.kernel.tasks import Work, task
from ineen.ground.kernel.working_days import is_first_of_week, is_working_day
from ineen.ground.organisations import queries as organisations
from ineen.ground.organisations.queries import Digest

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
FROM_HOUR = 7


@task(atomic=False, lease=timedelta(minutes=10))
def send_digests(work: Work) -> None:
    """Mail who wants it what waits: on working days from seven, weekly on the first of the week.

    A day on which no worker ran is not made up for. Whoever got hers stands in the outbox, so that it may run again.
    """
    persons = persons_at(work.now)
    for number, person in enumerate(persons, start=1):
        send_digest(by=work.by, now=work.now, person=person)
        work.progress(number, len(persons))


def persons_at(now: datetime) -> tuple[UUID, ...]:
    """Who wants a digest at this moment: nobody before seven, at night and on days that are not worked on."""
    local = now.astimezone(AMSTERDAM)
    if local.hour < FROM_HOUR or not is_working_day(local.date()):
        return ()
    daily = organisations.persons_with_digest(Digest.DAILY)
    if not is_first_of_week(local.date()):
        return daily
    return (*daily, *organisations.persons_with_digest(Digest.WEEKLY))
