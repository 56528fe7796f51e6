"""Sign-ins and invitations go when their term has passed, and the log says how many."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from allauth.socialaccount.models import SocialAccount
from django_scopes import scopes_disabled

from ineen.ground.access import actions
from ineen.ground.access.models import Invitation, SignIn
from ineen.ground.access.queries import Means
from ineen.ground.audit.models import AuditEntry
from ineen.ground.kernel.actors import Role, system
from ineen.ground.kernel.refusals import NotAllowed
from ineen.ground.organisations.actions import (
    deactivate_person,
    forget_memberships,
    forget_person,
    register_person,
)
from ineen.ground.organisations.models import Membership, PartnershipMember, Person
from ineen.policy.plans.actions import import_plan, write_text
from ineen.policy.plans.models import CoSigner, PlanStage, SafetyPlan, ThemeLead
from ineen.policy.plans.queries import PartKind, TextAddress, digest
from tests.faces.account.conftest import Scene, actor, told
from tests.helpers.returning import returns
from tests.helpers.whole_thread import PLAN
from tests.helpers.writes import given

pytestmark = pytest.mark.django_db(databases="__all__")
FORGET = "ineen.ground.access.tasks.forget"
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
A_YEAR_ON = datetime(2027, 3, 2, 9, tzinfo=UTC)


def invite(scene: Scene, email: str, invited: datetime, expires: datetime) -> None:
    with given():
        Invitation(
            email=email,
            name="Anna",
            role=Role.ADVISER.value,
            organisation=scene.cast.own.lead,
            partnership=scene.cast.own,
            since=invited.date(),
            invited_at=invited,
            expires_at=expires,
            token_digest=email.ljust(64, "0"),
        ).save()


def standing() -> set[str]:
    with scopes_disabled():
        return set(Invitation.objects.values_list("email", flat=True))


def test_an_invitation_goes_after_a_year_unless_its_link_still_opens(scene: Scene) -> None:
    invite(scene, "oud@voorbeeld.nl", NOW, NOW + timedelta(days=7))
    invite(scene, "opnieuw@voorbeeld.nl", NOW, A_YEAR_ON + timedelta(days=5))
    returns(FORGET, A_YEAR_ON - timedelta(hours=25))
    assert len(standing()) == 2
    returns(FORGET, A_YEAR_ON + timedelta(minutes=1))
    assert standing() == {"opnieuw@voorbeeld.nl"}
    (entry,) = told("oude uitnodigingen gewist")
    assert (entry.compartment, json.loads(entry.details)) == (scene.cast.own.pk, {"how_many": 1})


def test_a_sign_in_goes_after_a_year(scene: Scene) -> None:
    with given():
        SignIn(person=scene.adviser, at=NOW, means=Means.PASSWORD, refused=True, device="x").save()
    returns(FORGET, A_YEAR_ON - timedelta(hours=25))
    assert SignIn.objects.exists()
    returns(FORGET, A_YEAR_ON + timedelta(minutes=1))
    assert not SignIn.objects.exists()
    (entry,) = told("oude inloggingen gewist")
    assert json.loads(entry.details) == {"how_many": 1}


def test_nobody_does_this_by_hand(scene: Scene) -> None:
    with pytest.raises(NotAllowed, match="opdrachtregel"):
        actions.forget_invitations(by=actor(scene, "adviser"), now=NOW, partnership=scene.cast.own.pk)


ROLES = "ineen.ground.organisations.tasks.forget"
CLOSED = NOW
TWO_YEARS_ON, SEVEN_YEARS_ON = CLOSED.replace(year=2028), CLOSED.replace(year=2033)


def close(person: Person) -> None:
    deactivate_person(by=system("test"), now=CLOSED, person=person)


def test_a_closed_account_loses_name_and_address_after_two_years_and_what_she_did_stays(scene: Scene) -> None:
    with given():
        SocialAccount.objects.create(
            user=scene.adviser, provider="https://login.voorbeeld.test", uid="anna", extra_data={}
        )
        SignIn(person=scene.adviser, at=TWO_YEARS_ON, means=Means.PASSWORD, refused=False, device="x").save()
    close(scene.adviser)
    was = (scene.adviser.name, scene.adviser.email)
    returns(FORGET, TWO_YEARS_ON - timedelta(hours=25))
    scene.adviser.refresh_from_db()
    assert (scene.adviser.name, scene.adviser.email) == was
    returns(FORGET, TWO_YEARS_ON + timedelta(minutes=1))
    scene.adviser.refresh_from_db()
    assert scene.adviser.name == "iemand (account verwijderd)"
    assert scene.adviser.email == f"{scene.adviser.pk}@verwijderd.invalid"
    assert not scene.adviser.has_usable_password()
    assert not SocialAccount.objects.filter(user=scene.adviser).exists()
    assert not SignIn.objects.filter(person=scene.adviser).exists()
    (entry,) = told("account verwijderd: naam en adres gewist")
    assert entry.subject_id == str(scene.adviser.pk)
    assert not [word for word in was if word in f"{entry.what}{entry.details}{entry.actor_label}"]


def test_an_account_is_forgotten_once_and_an_open_one_never(scene: Scene) -> None:
    close(scene.adviser)
    for days in (0, 2):
        returns(FORGET, TWO_YEARS_ON + timedelta(days=days, minutes=1))
    assert len(told("account verwijderd: naam en adres gewist")) == 1
    with scopes_disabled():
        open_ones = Person.objects.filter(is_active=True)
        assert open_ones.exists()
        assert not open_ones.filter(name__contains="verwijderd").exists()
    with pytest.raises(Person.DoesNotExist):
        forget_person(by=system("worker"), now=TWO_YEARS_ON, person=scene.cast.people["coordinator"].pk)


def test_the_address_of_a_forgotten_account_may_be_used_again(scene: Scene) -> None:
    address = scene.adviser.email
    close(scene.adviser)
    returns(FORGET, TWO_YEARS_ON + timedelta(minutes=1))
    made = register_person(by=system("test"), now=TWO_YEARS_ON, email=address, name="Opnieuw Voorbeeld")
    assert made.pk != scene.adviser.pk


def roles_of(person: Person) -> int:
    with scopes_disabled():
        return Membership.objects.filter(person=person).count()


def test_a_role_goes_seven_years_after_it_ended_and_one_that_runs_stays(scene: Scene) -> None:
    close(scene.adviser)
    ended = roles_of(scene.adviser)
    returns(ROLES, SEVEN_YEARS_ON - timedelta(days=2))
    assert roles_of(scene.adviser) == ended > 0
    returns(ROLES, SEVEN_YEARS_ON + timedelta(days=2))
    assert roles_of(scene.adviser) == 0
    assert roles_of(scene.cast.people["coordinator"]) == 1
    assert json.loads(told("oude functies gewist")[-1].details) == {"how_many": ended}


def test_nobody_forgets_accounts_or_roles_by_hand(scene: Scene) -> None:
    close(scene.adviser)
    with pytest.raises(NotAllowed, match="opdrachtregel"):
        forget_person(by=actor(scene, "coordinator"), now=TWO_YEARS_ON, person=scene.adviser.pk)
    with pytest.raises(NotAllowed, match="opdrachtregel"):
        forget_memberships(by=actor(scene, "coordinator"), now=SEVEN_YEARS_ON, partnership=scene.cast.own.pk)


def test_nothing_points_at_a_role_so_that_none_is_left_hanging_when_it_goes() -> None:
    pointing = [one.related_model._meta.label for one in Membership._meta.related_objects]
    assert pointing == []


def test_what_she_did_and_which_organisations_lead_and_sign_outlive_her_role(scene: Scene) -> None:
    import_plan(by=system("test"), now=NOW, plan=replace(PLAN, partnership=scene.cast.own.slug))
    write_vision(scene)
    close(scene.adviser)
    before = acted()
    returns(ROLES, SEVEN_YEARS_ON + timedelta(days=2))
    assert roles_of(scene.adviser) == 0
    with scopes_disabled():
        assert (ThemeLead.objects.count(), CoSigner.objects.count()) == (1, 1)
        assert PartnershipMember.objects.filter(partnership=scene.cast.own).count() == 2
    assert "adviser" in before
    assert acted()[: len(before)] == before, "who acted is told by function, as it was then"


def acted() -> list[str]:
    return list(AuditEntry.objects.order_by("pk").values_list("actor_label", flat=True))


def write_vision(scene: Scene) -> None:
    with given(), scopes_disabled():
        SafetyPlan.objects.update(stage=PlanStage.DRAFT)
    place = TextAddress(PartKind.PLAN, "", "vision")
    about = {"plan": PLAN.slug, "address": place, "text": "Anders.", "based_on": digest(PLAN.vision)}
    write_text(by=actor(scene, "adviser"), now=NOW, **about)  # type: ignore[arg-type]
