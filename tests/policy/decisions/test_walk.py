"""Five municipalities decide about one plan, each in her own way and on her own day."""

from datetime import date, timedelta
from typing import Any

import pytest
from django_scopes import scopes_disabled

from ineen.ground.audit.models import AuditEntry
from ineen.ground.kernel.actors import Actor, Role
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.audience import Audience
from ineen.ground.kernel.refusals import BadInput, NotAllowed, NotFound
from ineen.policy.decisions import queries
from ineen.policy.decisions.actions import (
    adopt,
    adopt_amended,
    impose_secrecy,
    lay_embargo,
    lift_secrecy,
    offer_to_council,
    submit_plan,
)
from ineen.policy.decisions.models import CourseStage
from ineen.policy.plans.models import SafetyPlan
from tests.helpers.writes import given
from tests.policy.decisions.scene import (
    ALL,
    BAARN,
    BY,
    COLLEGE_DAY,
    COUNCIL_DAY,
    EEMNES,
    NOW,
    SLUG,
    SOEST,
    TODAY,
    adopted,
    establish,
    for_,
    somebody,
    submit,
    to_councils,
    viewer,
)
from tests.policy.decisions.walking import COUNCIL, OWN, PARTNERS, amended, amendment, approach_of, sees, stage, stages

pytestmark = pytest.mark.django_db(databases="__all__")


def test_the_walk_of_five_municipalities(coordinator: Actor) -> None:
    """Every college submits, three councils adopt of which one amends: adopted in 3 of 5."""
    assert stage() == "draft"
    for code in ALL:
        submit_plan(by=somebody(Role.ADVISER, code), now=NOW, plan=SLUG, municipality=code)
    assert stage() == "offered"
    for code in ALL:
        alderman = somebody(Role.ALDERMAN, code)
        offer_to_council(by=alderman, now=NOW, plan=SLUG, municipality=code, decided_on=COLLEGE_DAY)
    for code in (BAARN, SOEST):
        griffier = somebody(Role.GRIFFIER, code)
        adopt(by=griffier, now=NOW, plan=SLUG, municipality=code, decided_on=COUNCIL_DAY, reference="2026-114")
    adopt_amended(
        by=somebody(Role.GRIFFIER, EEMNES),
        now=NOW,
        plan=SLUG,
        municipality=EEMNES,
        decided_on=COUNCIL_DAY + timedelta(days=1),
        amendments=[amendment()],
    )
    found = queries.dossier(viewer(coordinator), SLUG)
    assert [(one.name, one.stage, one.adopted_on) for one in found.adopted] == [
        ("Baarn", CourseStage.ADOPTED, COUNCIL_DAY),
        ("Eemnes", CourseStage.AMENDED, COUNCIL_DAY + timedelta(days=1)),
        ("Soest", CourseStage.ADOPTED, COUNCIL_DAY),
    ]
    assert stage() == "offered", "the plan as a whole waits for the last council"
    assert (approach_of(coordinator, EEMNES), approach_of(coordinator, BAARN)) == (
        OWN,
        "Eerst praten, dan pas handhaven.",
    )
    (open_one,) = queries.amendments(viewer(coordinator), queries.dossier(viewer(coordinator), SLUG))
    assert open_one.label == "Thema Woonoverlast: aanpak op hoofdlijnen"
    assert set(open_one.open_to) == {str(code) for code in ALL if code != EEMNES}


def test_who_wrote_along_keeps_seeing_the_plan_when_the_councils_begin_to(coordinator: Actor) -> None:
    submit(SOEST)
    assert sees(*PARTNERS, *COUNCIL) == PARTNERS
    to_councils(BAARN)
    assert sees(*PARTNERS, *COUNCIL) == PARTNERS | COUNCIL
    college: dict[str, Any] = {"municipality": BAARN, "body": queries.DecisionBody.COLLEGE}
    impose_secrecy(by=for_(coordinator, BAARN), now=NOW, plan=SLUG, ground="opsporing", until=None, **college)
    assert sees(*PARTNERS, *COUNCIL) == COUNCIL
    lift_secrecy(by=for_(coordinator, BAARN), now=NOW, plan=SLUG, reason="voorbij", **college)
    lay_embargo(by=coordinator, now=NOW, plan=SLUG, until=NOW + timedelta(days=90_000), reason="persmoment")
    assert sees(*PARTNERS, *COUNCIL) == COUNCIL


def test_what_was_for_the_administration_opens_for_its_councils_and_nobody_else(coordinator: Actor) -> None:
    with scopes_disabled(), given():
        SafetyPlan.objects.update(audience=Audience.ADMINISTRATION)
    to_councils(SOEST)
    assert sees(*PARTNERS, *COUNCIL, Role.COORDINATOR) == COUNCIL | {Role.COORDINATOR}


def test_when_the_last_council_adopts_the_plan_is_adopted(coordinator: Actor) -> None:
    to_councils()
    adopted(*ALL[:4])
    assert stage() == "offered"
    adopted(ALL[4])
    assert stage() == "adopted"


def test_from_submission_on_nobody_writes_in_the_plan(coordinator: Actor) -> None:
    from ineen.policy.plans.rules import check_may_write

    submit(SOEST)
    with scopes_disabled(), pytest.raises(NotAllowed, match="aangeboden of vastgesteld"):
        check_may_write(viewer(coordinator), SafetyPlan.objects.get(slug=SLUG))


def test_a_council_cannot_go_before_its_college(coordinator: Actor) -> None:
    submit(SOEST)
    griffier = somebody(Role.GRIFFIER, SOEST)
    with pytest.raises(NotFound):  # a council does not see what its college has not offered
        adopt(by=griffier, now=NOW, plan=SLUG, municipality=SOEST, decided_on=COUNCIL_DAY)
    with pytest.raises(NotAllowed, match=r"bij het college van Soest\. De raad besluit nadat het college"):
        adopt(by=for_(coordinator, SOEST), now=NOW, plan=SLUG, municipality=SOEST, decided_on=COUNCIL_DAY)
    assert stages(coordinator)["GM0342"] is CourseStage.COLLEGE


def test_one_council_does_not_decide_for_another(coordinator: Actor) -> None:
    to_councils()
    neighbour = somebody(Role.GRIFFIER, BAARN)
    with pytest.raises(NotAllowed, match="Dit doet de griffier van Soest"):
        adopt(by=neighbour, now=NOW, plan=SLUG, municipality=SOEST, decided_on=COUNCIL_DAY)
    assert stages(coordinator)["GM0342"] is CourseStage.COUNCIL


def test_nobody_of_another_partnership_gets_near(coordinator: Actor) -> None:
    to_councils()
    assert len(queries.outcomes(viewer(coordinator), plan=SLUG)) == 5
    establish("kust", ("GM0363",))
    stranger = somebody(Role.COORDINATOR, code=AreaCode("GM0363"), partnership="kust")
    with pytest.raises(NotFound, match="Dit plan is er niet, of is niet openbaar"):
        submit_plan(by=stranger, now=NOW, plan=SLUG, municipality=SOEST)
    assert queries.dossiers(viewer(stranger)) == ()
    assert queries.outcomes(viewer(stranger), plan=SLUG) == ()


def test_the_coordinator_records_for_who_does_not_sign_in_and_says_where_from(coordinator: Actor) -> None:
    to_councils()
    with pytest.raises(BadInput, match=r"U legt dit vast namens de raad van Soest\. Noem de bron"):
        adopt(by=coordinator, now=NOW, plan=SLUG, municipality=SOEST, decided_on=COUNCIL_DAY)
    with pytest.raises(BadInput, match="Noem de bron"):  # for another municipality than the one it is about
        adopt(by=for_(coordinator, BAARN), now=NOW, plan=SLUG, municipality=SOEST, decided_on=COUNCIL_DAY)
    made = adopt(by=for_(coordinator, SOEST), now=NOW, plan=SLUG, municipality=SOEST, decided_on=COUNCIL_DAY)
    assert made.source == "besluitenlijst van 3 november 2026"
    course = queries.dossier(viewer(coordinator), SLUG).course("GM0342")
    assert course is not None
    assert course.decisions[-1].behalf == "Soest"


@pytest.mark.parametrize(
    ("day", "sentence"),
    [(TODAY + timedelta(days=1), "moet nog komen"), (COLLEGE_DAY - timedelta(days=1), "ligt voor 1 september 2026")],
)
def test_a_date_that_cannot_be_is_refused(coordinator: Actor, day: date, sentence: str) -> None:
    to_councils()
    with pytest.raises(BadInput, match=sentence):
        adopt(by=BY, now=NOW, plan=SLUG, municipality=SOEST, decided_on=day)
    assert stages(coordinator)["GM0342"] is CourseStage.COUNCIL


def test_one_act_is_one_story_in_the_audit(coordinator: Actor) -> None:
    to_councils()
    amended()
    entries = AuditEntry.objects.filter(act="adopt_amended")
    assert {one.what for one in entries} == {
        "de raad van Eemnes: gewijzigd vastgesteld op 3 november 2026",
        "eigen tekst van een gemeente vastgelegd",
        "op de lijst gezet",
    }
    assert len({one.act_id for one in entries}) == 1
