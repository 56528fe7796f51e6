"""Who works in the region Waterkant: one invented person for every role.

Everybody knows their password: it opens nothing but an invented region, and never in production.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import transaction

from ineen.ground.kernel.actors import Actor, Role
from ineen.ground.organisations import queries as organisations
from ineen.ground.organisations.actions import appoint, register_person
from ineen.ground.ui.formats import counted

PARTNERSHIP: Final = "waterkant"
POLICE: Final = "Politie, basisteam Waterkant"
DOMAIN: Final = "@waterkant.example"  # a name that exists nowhere: RFC 2606
PASSWORD: Final = "waterkant-proef"  # noqa: S105


@dataclass(frozen=True, slots=True)
class Part:
    """One person of the region: her role, for which organisation, and what she finds when she signs in."""

    key: str
    name: str
    role: Role
    organisation: str
    finds: str

    @property
    def email(self) -> str:
        return f"{self.key}{DOMAIN}"

    @property
    def role_name(self) -> str:
        return organisations.ROLE_NAMES[self.role.value].capitalize()


CAST: Final = (
    Part(
        "adviseur",
        "Anne Voorbeeld",
        Role.ADVISER,
        "Zuidhaven",
        "een plan voor volgend jaar dat niet af is, en twee versies van een tekst",
    ),
    Part("coordinator", "Coen Voorbeeld", Role.COORDINATOR, "Rietdam", "een college dat al besloten moet hebben"),
    Part("burgemeester", "Bo Voorbeeld", Role.MAYOR, "Zuidhaven", "een besluit dat op het college wacht"),
    Part("griffier", "Gijs Voorbeeld", Role.GRIFFIER, "Oeverveen", "een plan met een datum voor de raad"),
    Part("partner", "Pim Voorbeeld", Role.PARTNER_CONTRIBUTOR, POLICE, "een tekst die namens de politie geschreven is"),
    Part("raadslid", "Ria Voorbeeld", Role.COUNCIL_MEMBER, "Oeverveen", "een voorstel om te lezen voor haar raad"),
    Part("analist", "An Voorbeeld", Role.ANALYST, "Zuidhaven", "een levering met cijfers om te bevestigen"),
    Part("privacy", "Fons Voorbeeld", Role.PRIVACY_OFFICER, "Rietdam", "een vraag van een raadslid over haar gegevens"),
    Part("beheerder", "Bep Voorbeeld", Role.ADMINISTRATOR, "Zuidhaven", "wie er werken en wie uitgenodigd is"),
)


def load_people(*, by: Actor, now: datetime) -> list[str]:
    """Make who is not there yet; returns what was done, in Dutch. Raises NotFound where the region was not loaded."""
    partnership = organisations.partnership(PARTNERSHIP)
    members = {one.name: one.organisation for one in organisations.members_ever_of(partnership.pk)}
    made = [one for one in CAST if not organisations.person_by_email(one.email)]
    hashed = make_password(PASSWORD) if made else ""  # once: it takes half a second, and is no secret
    for one in made:
        works_for = organisations.organisation(members[one.organisation])
        with transaction.atomic():
            person = register_person(by=by, now=now, email=one.email, name=one.name, hashed=hashed)
            appoint(by=by, now=now, person=person, organisation=works_for, partnership=partnership, role=one.role)
    return [f"verzonnen mensen: {counted(len(made), 'functie', 'functies')} bezet"] if made else []


def people_to_view_as() -> tuple[Part, ...]:
    """Who may be viewed as on the page where one signs in: nobody in production, nor without this region. One query."""
    if settings.ENVIRONMENT.production:
        return ()
    there = organisations.emails_among(one.email for one in CAST)
    return tuple(one for one in CAST if one.email in there)


def opens_nothing(email: str) -> bool:
    """Whether an address is of the demonstration while this is production: who began as a trial is not open to all."""
    return bool(settings.ENVIRONMENT.production) and email.strip().lower().endswith(DOMAIN)


def acts_as(role: Role, now: datetime) -> Actor:
    """The person of the region who has this role, to act as. Raises LookupError where nobody was made."""
    part = next(one for one in CAST if one.role is role)
    person = organisations.person_by_email(part.email)
    if person is None:
        raise LookupError(part.email)
    return Actor(person=person.pk, label=organisations.viewer_of(person.pk, now).label)
