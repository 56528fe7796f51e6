"""What of decisions waits for whom, and which days come."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from django_scopes import scopes_disabled

from ineen.ground.inbox import queries as inbox
from ineen.ground.inbox.queries import Kind
from ineen.ground.kernel.actors import Actor, Role
from ineen.ground.kernel.audience import Audience
from ineen.policy.decisions.actions import (
    AmendmentEntry,
    adopt,
    adopt_amended,
    decline,
    plan_days,
    return_plan,
)
from ineen.policy.decisions.models import Amendment
from ineen.policy.plans.models import SafetyPlan
from tests.helpers.writes import given
from tests.policy.decisions.scene import (
    BAARN,
    BY,
    COLLEGE_DAY,
    COUNCIL_DAY,
    EEMNES,
    NOW,
    PLACE,
    SLUG,
    SOEST,
    TODAY,
    somebody,
    submit,
    to_councils,
    viewer,
)

pytestmark = [pytest.mark.django_db(databases="__all__"), pytest.mark.usefixtures("brought_in")]
TITLE = "Samen veilig in het dal"


def waits(actor: Actor) -> list[str]:
    return [one.sentence for one in inbox.waiting(viewer(actor))]


def test_a_plan_waits_for_the_body_where_it_lies_and_for_no_other() -> None:
    mayor, neighbour, griffier = somebody(Role.MAYOR), somebody(Role.MAYOR, BAARN), somebody(Role.GRIFFIER)
    submit(SOEST)
    assert waits(mayor) == [f"{TITLE} ligt bij het college van Soest. Leg vast wat het college besloot."]
    assert waits(neighbour) == waits(griffier) == []
    to_councils(BAARN)
    assert waits(griffier) == []
    lies = f"{TITLE} ligt bij de raad van Baarn. Leg vast wat de raad besloot."
    assert waits(somebody(Role.GRIFFIER, BAARN)) == [lies]
    assert waits(neighbour) == []


def test_what_came_back_waits_for_the_adviser() -> None:
    submit(SOEST)
    return_plan(by=BY, now=NOW, plan=SLUG, municipality=SOEST, decided_on=COLLEGE_DAY, reason="Het geld ontbreekt.")
    assert "stuurde Samen veilig in het dal terug" in waits(somebody(Role.ADVISER))[0]
    assert waits(somebody(Role.ADVISER, BAARN)) == []


def test_an_amendment_waits_for_the_others_until_they_answer() -> None:
    to_councils()
    entry = AmendmentEntry(PLACE, "Anders.", "Geduld.")
    adopt_amended(by=BY, now=NOW, plan=SLUG, municipality=EEMNES, decided_on=COUNCIL_DAY, amendments=[entry])
    griffier = somebody(Role.GRIFFIER)
    asked = f"De raad van Eemnes amendeerde {TITLE}. Neemt uw gemeente dit over?"
    assert asked in waits(griffier)
    assert asked not in waits(somebody(Role.GRIFFIER, EEMNES))
    assert asked not in waits(somebody(Role.MAYOR)), "it lies at the council"
    (found,) = [one for one in inbox.waiting(viewer(griffier)) if one.sentence == asked]
    assert found.url.startswith(f"/besluiten/{SLUG}/gemeenten/GM0342/amendementen/")
    with scopes_disabled():
        row = Amendment.objects.get()
    decline(by=BY, now=NOW, plan=SLUG, municipality=SOEST, amendment=row.pk, decided_on=TODAY, reason="Nee.")
    assert asked not in waits(griffier)


def test_writers_hear_what_a_council_decided_and_who_recorded_it_does_not() -> None:
    adviser, other, coordinator = somebody(Role.ADVISER), somebody(Role.ADVISER, BAARN), somebody(Role.COORDINATOR)
    griffier = somebody(Role.GRIFFIER)
    to_councils(SOEST)
    adopt(by=griffier, now=NOW, plan=SLUG, municipality=SOEST, decided_on=COUNCIL_DAY)
    told = f"De raad van Soest stelde {TITLE} vast."
    assert told in waits(adviser)
    assert told not in waits(other)
    assert told not in waits(griffier)
    assert [one.kind for one in inbox.waiting(viewer(coordinator)) if one.sentence == told] == [Kind.NOTICE]


def test_planned_days_are_of_ones_own_municipality_and_a_coordinator_has_all() -> None:
    ahead, past = timezone.localdate() + timedelta(days=30), date(2026, 1, 5)
    for code in (SOEST, BAARN):
        plan_days(by=BY, now=NOW, plan=SLUG, municipality=code, council_on=ahead, college_on=past, committee_on=None)
    own = inbox.dates(viewer(somebody(Role.ALDERMAN)))
    assert [(one.sentence, one.day) for one in own] == [(f"{TITLE}: raad van Soest", ahead)]
    assert len(inbox.dates(viewer(somebody(Role.COORDINATOR)))) == 2


def test_a_plan_waits_for_nobody_who_may_not_see_it() -> None:
    to_councils()
    griffier = somebody(Role.GRIFFIER)
    assert waits(griffier) != []
    with scopes_disabled(), given():
        SafetyPlan.objects.update(audience=Audience.ADMINISTRATION)
    assert waits(griffier) == []
    assert inbox.dates(viewer(griffier)) == ()


def test_a_council_hears_what_lies_before_it_until_it_decided() -> None:
    member, neighbour = somebody(Role.COUNCIL_MEMBER), somebody(Role.COUNCIL_MEMBER, BAARN)
    to_councils(SOEST)
    (told,) = inbox.waiting(viewer(member))
    assert told.kind is Kind.NOTICE
    assert told.sentence.startswith(f"Het college van Soest bood uw raad {TITLE} aan.")
    assert waits(neighbour) == []
    adopt(by=BY, now=NOW, plan=SLUG, municipality=SOEST, decided_on=COUNCIL_DAY)
    assert waits(member) == []


def test_a_coordinator_hears_what_a_body_should_have_decided_by_now_and_others_do_not() -> None:
    coordinator, adviser, mayor = somebody(Role.COORDINATOR), somebody(Role.ADVISER), somebody(Role.MAYOR)
    submit(BAARN)
    days = {"college_on": timezone.localdate(), "committee_on": None, "council_on": None}
    plan_days(by=BY, now=NOW, plan=SLUG, municipality=BAARN, **days)
    assert waits(coordinator) == []
    plan_days(by=BY, now=NOW, plan=SLUG, municipality=BAARN, **days | {"college_on": date(2026, 1, 5)})
    (said,) = waits(coordinator)
    assert said.startswith(f"{TITLE} zou al bij het college van Baarn zijn geweest.")
    assert waits(adviser) == waits(mayor) == []
