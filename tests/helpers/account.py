"""Somebody who forgot her password, and somebody who was invited, for the pages around an account. All invented."""

from datetime import timedelta

from django.contrib.auth.tokens import default_token_generator
from django.utils import timezone

from ineen.ground.access.actions import invite
from ineen.ground.kernel.actors import Role, system
from ineen.ground.organisations.models import Membership, Organisation, Person
from tests.helpers.writes import given
from tests.people import LONG_AGO, Cast

FORGETFUL, INVITED = "forgetful", "genodigd@voorbeeld.test"
LINKS: dict[str, str] = {}  # the paths that mail brings


def set_account_scene(cast: Cast) -> None:
    town = Organisation.objects.get(area_code="GM0342")
    with given():
        person = Person.objects.create(email=f"{FORGETFUL}@voorbeeld.test", name="Voorbeeldpersoon vergeetachtig")
        about = {"person": person, "organisation": town, "partnership": cast.own, "role": Role.ADVISER.value}
        Membership(since=LONG_AGO, **about).save()
    cast.people[FORGETFUL] = person
    LINKS[FORGETFUL] = f"/wachtwoord-vergeten/{person.pk}/{default_token_generator.make_token(person)}"
    _, token = invite(
        by=system("test"),
        now=timezone.now() - timedelta(minutes=1),
        email=INVITED,
        name="Genodigd Voorbeeld",
        role=Role.ANALYST,
        organisation=town,
        partnership=cast.own,
        mailed=False,
    )
    LINKS[INVITED] = f"/uitnodiging/{token}"
