"""What the people of the region made of their figures: a few readings, a question to the police, a meeting half-way.

All of it is done by themselves, with the acts that everybody has, about what stands out on the day of loading.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate

from ineen.evidence import actions as acts
from ineen.evidence import queries as evidence
from ineen.evidence.queries import About, Outcome
from ineen.faces.demonstration import words
from ineen.faces.demonstration.people import PARTNERSHIP, POLICE, acts_as
from ineen.ground.kernel.actors import Role
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.periods import Period
from ineen.ground.organisations import queries as organisations

# what stands out in the recipe, in the order of the meeting: read for the police, asked of them, and not reached yet
AT_TABLE: Final = (
    ("vandalism", "WK990301"),
    ("driving_under_influence", "GM9903"),
    ("theft_from_vehicles", "GM9904"),
)
IN_PUBLIC: Final = ("youth_nuisance", AreaCode("GM9903"))  # of which a goal of the plan speaks
GONE_BEFORE: Final = 3  # years: what the recipe says began then


def load_readings(*, now: datetime) -> Iterator[str]:
    """Lay ready what is not there yet; yields what was done, in Dutch. Where something was read, nothing is added."""
    coordinator = acts_as(Role.COORDINATOR, now)
    viewer = organisations.viewer_acting(coordinator, now)
    partnership = organisations.partnership(PARTNERSHIP)
    if evidence.own_readings(viewer, partnership.pk) or evidence.meetings(viewer, partnership.pk):
        return
    members = organisations.members([partnership.pk])
    towns = [one.municipality for one in members if one.municipality]
    waiting = {one.about.words[:2]: one for one in evidence.to_read(viewer, partnership.pk, towns, now).waiting}
    found = [waiting[which] for which in AT_TABLE if which in waiting]
    if len(found) < len(AT_TABLE):
        return
    with transaction.atomic():
        _read_before(now, partnership.pk, found[0].about.period)
        meeting = acts.start_meeting(
            by=coordinator,
            now=now,
            partnership=partnership.pk,
            held_on=localdate(now),
            present=[one.organisation for one in members if one.municipality or one.name == POLICE],
            offices=words.AT_TABLE,
            agenda=found,
        )
        police = next(one.organisation for one in members if one.name == POLICE)
        behalf = replace(coordinator, on_behalf_of=police, source=words.TALK_WITH_POLICE)
        acts.read_item(
            by=behalf, now=now, meeting=meeting.pk, number=1, outcome=Outcome.INCIDENT, text=words.READ_BY_POLICE
        )
        acts.read_item(
            by=coordinator, now=now, meeting=meeting.pk, number=2, outcome=Outcome.QUESTION, text=words.ASKED_OF_POLICE
        )
    yield "cijferoverleg begonnen: drie cijfers, waarvan er één nog open staat"


def _read_before(now: datetime, partnership: UUID, newest: Period) -> None:
    """A figure of some years ago, of which everybody may read what it means."""
    adviser, period = acts_as(Role.ADVISER, now), Period.year(newest.first.year - GONE_BEFORE)
    row = acts.write_reading(
        by=adviser,
        now=now,
        partnership=partnership,
        about=About(*IN_PUBLIC, period),
        outcome=Outcome.REAL,
        text=words.READ_IN_PUBLIC,
    )
    acts.publish_reading(by=adviser, now=now, reading=row.pk, checked_for_persons=True)
