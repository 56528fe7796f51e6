"""Who reads a plan sees how far its thread goes; what is still to be written is told to who write it."""

from pathlib import Path

import pytest
from django.test import Client

from ineen.faces.publication.documents.plans import plan_document
from ineen.faces.publication.documents.tree import Thread
from ineen.ground.kernel.actors import RESIDENT, Role
from ineen.ground.organisations.models import Person
from ineen.policy.decisions.actions import publish
from tests.faces.publication.reading import text
from tests.helpers.public_site import know_the_areas
from tests.helpers.worlds import begins_with
from tests.policy.decisions.scene import (
    BY,
    NOW,
    SLUG,
    TODAY,
    adopted,
    bring_in,
    establish,
    somebody,
    to_councils,
)

PLAN = f"/plannen/{SLUG}"
PAGES = (PLAN, f"{PLAN}/themas/fietsdiefstal", f"{PLAN}/themas/woonoverlast", f"{PLAN}/doelen/samen-oplossen")


def adopted_and_public(scratch: Path) -> None:
    know_the_areas(scratch)
    establish()
    bring_in()
    to_councils()
    adopted()
    publish(by=BY, now=NOW, plan=SLUG, at=NOW)


pytestmark = [pytest.mark.django_db(databases="__all__"), begins_with(adopted_and_public)]


def client_of(role: Role) -> Client:
    client, who = Client(), somebody(role).person
    assert who is not None
    client.force_login(Person.objects.get(pk=who))
    return client


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("role", [None, Role.MAYOR, Role.GRIFFIER, Role.COUNCIL_MEMBER, Role.PARTNER_CONTRIBUTOR])
def test_a_reader_sees_no_task_of_who_wrote_it(role: Role | None, path: str) -> None:
    shown = text(client_of(role) if role else Client(), path)
    assert "Verantwoording" in shown
    for task in ("Onderbreking", "Zeg waarom", "Schrijf in één zin", "Zet in het uitvoeringsplan", "Kies een"):
        assert task not in shown


def test_a_reader_sees_how_far_the_thread_goes() -> None:
    shown = text(Client(), PLAN)
    assert "Aanleiding 1 reden" in shown
    assert "Doel 1 doel" in shown
    assert "Maatregel staat nog niet in het plan" in shown
    assert "Verantwoording vastgesteld in 5 gemeenten" in shown
    assert "Aanleiding staat nog niet in het plan" in text(Client(), f"{PLAN}/themas/fietsdiefstal")


def test_who_writes_it_sees_what_would_mend_it() -> None:
    for role in (Role.ADVISER, Role.COORDINATOR):
        assert "Onderbreking: Zeg waarom dit voorgaat bij: Fietsdiefstal." in text(client_of(role), PLAN)


def test_the_document_for_everybody_has_no_task_either() -> None:
    document = plan_document(RESIDENT, SLUG, made_on=TODAY)
    threads = [one for section in document.sections for one in section.blocks if isinstance(one, Thread)]
    assert threads
    assert {one.remedies for one in threads} == {()}
