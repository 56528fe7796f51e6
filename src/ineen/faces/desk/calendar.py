"""The calendar feed: the dates of one person as iCalendar (RFC 5545), whole days, each known again by its UID."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from ineen.ground.inbox.queries import Dated
from ineen.ground.outbox.mail import link

if TYPE_CHECKING:
    from icalendar import Event

NAMESPACE = UUID("6d7e7a52-9a40-4f5e-8f0f-6f1d3c1c2b77")
CONTENT_TYPE = "text/calendar; charset=utf-8"
EVERY = timedelta(hours=4)


def calendar_of(dates: Iterable[Dated], *, person: UUID, now: datetime) -> bytes:
    """A calendar with one whole day for each date. `now` has a time zone."""
    from icalendar import Calendar, vDuration

    calendar = Calendar()
    calendar.add("prodid", "-//Ineen//Mijn werk//NL")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "Ineen: mijn werk")
    calendar.add("refresh-interval", vDuration(EVERY), parameters={"VALUE": "DURATION"})
    for one in dates:
        calendar.add_component(_event(one, person, now))
    return bytes(calendar.to_ical())


def _event(one: Dated, person: UUID, now: datetime) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("uid", f"{uuid5(NAMESPACE, f'{person}/{one.key}')}@ineen")
    event.add("dtstamp", now)
    event.add("dtstart", one.day)
    event.add("dtend", one.day + timedelta(days=1))
    event.add("summary", one.sentence)
    event.add("url", link(one.url))
    event.add("transp", "TRANSPARENT")
    return event
