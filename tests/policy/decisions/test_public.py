"""What everybody sees of decisions: who adopted what and when, and each municipality her own text."""

import re
from datetime import timedelta
from html import unescape
from http import HTTPStatus
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone
from django_scopes import scopes_disabled

from ineen.faces.publication.documents.plans import plan_document
from ineen.ground.kernel.actors import RESIDENT, Role
from ineen.ground.organisations.models import Person
from ineen.policy.decisions.actions import (
    AmendmentEntry,
    adopt,
    adopt_amended,
    impose_secrecy,
    lay_embargo,
    lift_secrecy,
)
from ineen.policy.decisions.models import DecisionBody
from ineen.policy.plans import queries as plans
from ineen.policy.plans.models import SafetyPlan
from tests.helpers.public_site import know_the_areas
from tests.helpers.queries import spent
from tests.helpers.worlds import begins_with
from tests.policy.decisions.scene import (
    BAARN,
    BY,
    COUNCIL_DAY,
    DE_BILT,
    EEMNES,
    PLACE,
    SLUG,
    SOEST,
    adopted,
    plan_at_councils,
    somebody,
)

OWN = "Wij praten twee keer, en handhaven dan."
JOINT = "Eerst praten, dan pas handhaven."
PLAN = f"/plannen/{SLUG}"
PARTS = ("plan.pdf", "cijfers.csv", "themas/woonoverlast", "doelen/samen-oplossen")
DOORS = (PLAN, *(f"{PLAN}/{part}" for part in PARTS))
LISTS = ("/", "/plannen", "/plannen/feed.atom", "/zoeken?zoek=woonoverlast", "/gebieden/GM0342-soest", PLAN)


def three_of_five(folder: Path) -> None:
    know_the_areas(folder)
    plan_at_councils(folder)
    adopted(BAARN, SOEST)
    adopt_amended(
        by=BY,
        now=timezone.now(),
        plan=SLUG,
        municipality=EEMNES,
        decided_on=COUNCIL_DAY + timedelta(days=1),
        amendments=[AmendmentEntry(PLACE, OWN, "De raad wil meer geduld.")],
        public_from=timezone.now(),
    )


pytestmark = [pytest.mark.django_db(databases="__all__"), begins_with(three_of_five)]


def text(path: str) -> str:
    answer = Client().get(path)
    assert answer.status_code == HTTPStatus.OK, path
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


def open_doors() -> list[str]:
    """Through which public doors somebody learns of the plan."""
    resident = Client()
    found = [path for path in DOORS if resident.get(path).status_code != HTTPStatus.NOT_FOUND]
    return found + [path for path in LISTS if "Samen veilig in het dal" in resident.get(path).content.decode()]


def impose() -> None:
    impose_secrecy(
        by=BY,
        now=timezone.now(),
        plan=SLUG,
        municipality=SOEST,
        body=DecisionBody.COUNCIL,
        ground="de opsporing van feiten",
        until=None,
    )


def test_the_thread_of_the_plan_ends_at_the_account() -> None:
    assert "vastgesteld in 3 gemeenten" in text(PLAN)


def test_a_municipality_has_her_own_text_with_the_joint_one_beside_it() -> None:
    hers = text("/gebieden/GM0317-eemnes")
    assert hers.index(OWN) < hers.index("In het gezamenlijke plan:") < hers.index(JOINT)
    assert OWN not in text("/gebieden/GM0342-soest")


def test_the_document_has_the_decisions_too() -> None:
    told = repr(plan_document(RESIDENT, SLUG, made_on=timezone.localdate()))
    assert "vastgesteld in 3 van 5" in told
    assert OWN in told


def test_a_secret_plan_is_nowhere_from_the_moment_it_is_imposed() -> None:
    assert len(open_doors()) == len(DOORS) + len(LISTS) - 2, "no PDF yet, and a list of new plans on the first page"
    impose()
    assert open_doors() == []
    assert plans.count_visible_to(RESIDENT) == 0
    browser = Client()
    browser.force_login(Person.objects.get(pk=str(somebody(Role.GRIFFIER).person)))
    for path in (PLAN, f"{PLAN}/themas/woonoverlast", f"{PLAN}/doelen/samen-oplossen"):
        page = browser.get(path).content.decode()
        assert "Op dit plan rust geheimhouding. Belang: de opsporing van feiten." in page
        assert "plan.pdf" not in page
        assert "PDF-bestand" not in page
    closed, council = "De zaak is gesloten.", DecisionBody.COUNCIL
    lift_secrecy(by=BY, now=timezone.now(), plan=SLUG, municipality=SOEST, body=council, reason=closed)
    assert PLAN in open_doors()


def test_an_embargo_holds_at_every_door_until_its_moment() -> None:
    until = timezone.now() + timedelta(days=2)
    lay_embargo(by=BY, now=timezone.now(), plan=SLUG, until=until, reason="Persmoment van woensdag.")
    assert open_doors() == []


def test_a_later_council_does_not_move_the_moment() -> None:
    with scopes_disabled():
        before = SafetyPlan.objects.get().published_at
    now, later = timezone.now(), timezone.now() + timedelta(days=9)
    adopt(by=BY, now=now, plan=SLUG, municipality=DE_BILT, decided_on=COUNCIL_DAY, public_from=later)
    with scopes_disabled():
        assert SafetyPlan.objects.get().published_at == before


@pytest.mark.parametrize("path", [PLAN, f"{PLAN}/themas/woonoverlast", "/gebieden/GM0317-eemnes"])
def test_decisions_keep_a_page_within_its_budget(path: str) -> None:
    Client().get(path)
    assert spent(Client(), path) <= 15
