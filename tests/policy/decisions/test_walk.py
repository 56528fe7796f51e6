"""Five municipalities decide about one plan, each in her own way and on her own day."""

from datetime import date, timedelta

import pytest
from django_scopes import scopes_disabled

from ineen.ground.audit.models import AuditEntry
from ineen.ground.kernel.actors import RESIDENT, Actor, Role
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.audience import Audience
from ineen.ground.kernel.refusals import BadInput, NotAllowed, NotFound
from ineen.policy.decisions import queries
from ineen.policy.decisions.actions import (
    AmendmentEntry,
    adopt,
    adopt_amended,
    decline,
    defer,
    offer_to_council,
    plan_days,
    prolong,
    record_advice,
    reject,
    return_plan,
    submit_plan,
    take_back,
    take_over,
    withdraw,
)
from ineen.policy.decisions.models import Amendment, CourseStage, Result
from ineen.policy.plans import queries as plans
from ineen.policy.plans.models import SafetyPlan
from tests.policy.decisions.scene import (
    ALL,
    BAARN,
    BUNSCHOTEN,
    BY,
    COLLEGE_DAY,
    COUNCIL_DAY,
    DE_BILT,
    EEMNES,
    NOW,
    PLACE,
    SLUG,
    SOEST,
    TODAY,
    adopted,
    bring_in,
    establish,
    for_,
    seen,
    somebody,
    submit,
    to_councils,
    viewer,
)

pytestmark = pytest.mark.django_db(databases="__all__")
OWN = "Wij praten twee keer, en handhaven dan."


@pytest.fixture
def coordinator() -> Actor:
    establish()
    bring_in()
    return somebody(Role.COORDINATOR)


def stage() -> str:
    with scopes_disabled():
        return SafetyPlan.objects.get(slug=SLUG).stage


def stages(actor: Actor) -> dict[str, CourseStage]:
    found = queries.dossier(viewer(actor), SLUG)
    return {str(one.municipality): one.stage for one in found.courses}


def amendment(reason: str = "De raad wil meer geduld.") -> AmendmentEntry:
    return AmendmentEntry(PLACE, OWN, reason)


def amended(code: AreaCode = EEMNES) -> Amendment:
    adopt_amended(
        by=BY,
        now=NOW,
        plan=SLUG,
        municipality=code,
        decided_on=COUNCIL_DAY,
        amendments=[amendment()],
    )
    with scopes_disabled():
        return Amendment.objects.latest("decision")


def approach_of(actor: Actor, code: AreaCode) -> str:
    plan = seen(actor)
    member = next(one for one in plan.municipalities if one.municipality == code)
    return plans.text_at(plan.as_seen_by(member), plans.TextAddress.parse(PLACE))


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


def test_a_college_sends_back_and_the_writers_submit_again(coordinator: Actor) -> None:
    submit()
    return_plan(by=BY, now=NOW, plan=SLUG, municipality=SOEST, decided_on=COLLEGE_DAY, reason="Het geld ontbreekt.")
    assert stages(coordinator)["GM0342"] is CourseStage.RETURNED
    submit(SOEST)
    assert stages(coordinator)["GM0342"] is CourseStage.COLLEGE
    with pytest.raises(BadInput, match="Geef de reden"):
        return_plan(by=BY, now=NOW, plan=SLUG, municipality=SOEST, decided_on=COLLEGE_DAY, reason=" ")


def test_deferral_names_a_later_day_and_moves_the_plan_of_that_body(coordinator: Actor) -> None:
    to_councils()
    later = date(2026, 12, 15)
    with pytest.raises(BadInput, match="De nieuwe datum ligt niet na het besluit"):
        defer(
            by=BY, now=NOW, plan=SLUG, municipality=SOEST, decided_on=COUNCIL_DAY, next_on=COUNCIL_DAY, reason="Later"
        )
    defer(by=BY, now=NOW, plan=SLUG, municipality=SOEST, decided_on=COUNCIL_DAY, next_on=later, reason="Geen tijd.")
    course = queries.dossier(viewer(coordinator), SLUG).course("GM0342")
    assert course is not None
    assert (course.stage, course.council_on, course.decisions[-1].result) == (
        CourseStage.COUNCIL,
        later,
        Result.DEFERRED,
    )


def test_rejected_and_withdrawn_proposals_can_come_back(coordinator: Actor) -> None:
    to_councils()
    reject(by=BY, now=NOW, plan=SLUG, municipality=SOEST, decided_on=COUNCIL_DAY, reason="Te duur.")
    withdraw(by=BY, now=NOW, plan=SLUG, municipality=BAARN, decided_on=COUNCIL_DAY, reason="Eerst praten.")
    assert stages(coordinator)["GM0342"] is CourseStage.REJECTED
    submit(SOEST, BAARN)
    assert (stages(coordinator)["GM0342"], stages(coordinator)["GM0308"]) == (CourseStage.COLLEGE,) * 2


def test_taking_back_makes_it_a_draft_while_no_council_adopted(coordinator: Actor) -> None:
    to_councils()
    reject(by=BY, now=NOW, plan=SLUG, municipality=BAARN, decided_on=COUNCIL_DAY, reason="Te duur.")
    with pytest.raises(NotAllowed, match="Dit doet een adviseur van Baarn, of de coördinator"):
        take_back(by=somebody(Role.ADVISER, SOEST), now=NOW, plan=SLUG, reason="Nieuwe cijfers.")
    take_back(by=coordinator, now=NOW, plan=SLUG, reason="Nieuwe cijfers.")
    assert stage() == "draft"
    assert set(stages(coordinator).values()) == {CourseStage.CONCEPT}
    to_councils()
    adopted(SOEST)
    with pytest.raises(NotAllowed, match="De raad van Soest heeft het plan al vastgesteld"):
        take_back(by=coordinator, now=NOW, plan=SLUG, reason="Toch niet.")
    assert stage() == "offered"


def test_others_take_an_amendment_over_until_it_is_the_joint_text(coordinator: Actor) -> None:
    to_councils()
    found = amended()
    adopted(BAARN, SOEST)
    with pytest.raises(NotAllowed, match="Dit is het amendement van Eemnes zelf"):
        take_over(by=BY, now=NOW, plan=SLUG, municipality=EEMNES, amendment=found.pk, decided_on=TODAY)
    for code in (BAARN, SOEST, DE_BILT):
        take_over(by=BY, now=NOW, plan=SLUG, municipality=code, amendment=found.pk, decided_on=TODAY)
    assert plans.joint_text(seen(coordinator).view, plans.TextAddress.parse(PLACE)) != OWN
    take_over(by=BY, now=NOW, plan=SLUG, municipality=BUNSCHOTEN, amendment=found.pk, decided_on=TODAY)
    assert plans.joint_text(seen(coordinator).view, plans.TextAddress.parse(PLACE)) == OWN
    assert plans.own_texts(viewer(coordinator), SLUG) == ()
    with pytest.raises(NotAllowed, match="Soest heeft dit amendement al beantwoord"):
        take_over(by=BY, now=NOW, plan=SLUG, municipality=SOEST, amendment=found.pk, decided_on=TODAY)


def test_who_declines_says_why_and_keeps_the_joint_text(coordinator: Actor) -> None:
    to_councils()
    found = amended()
    with pytest.raises(BadInput, match="Geef de reden"):
        decline(by=BY, now=NOW, plan=SLUG, municipality=SOEST, amendment=found.pk, decided_on=TODAY, reason="")
    decline(by=BY, now=NOW, plan=SLUG, municipality=SOEST, amendment=found.pk, decided_on=TODAY, reason="Te traag.")
    (told,) = queries.amendments(viewer(coordinator), queries.dossier(viewer(coordinator), SLUG))
    assert [(one.municipality, one.taken_over, one.reason) for one in told.answers] == [("GM0342", False, "Te traag.")]
    assert approach_of(coordinator, SOEST) == "Eerst praten, dan pas handhaven."


@pytest.mark.parametrize(
    ("entry", "sentence"),
    [
        (AmendmentEntry("theme/weg/approach", "x", "y"), "amendement 1: Deze tekst staat niet"),
        (AmendmentEntry("theme/woonoverlast/geheim", "x", "y"), "amendement 1: Deze tekst staat niet"),
        (AmendmentEntry(PLACE, "Eerst praten, dan pas handhaven.", "y"), "gelijk aan wat er staat"),
        (AmendmentEntry(PLACE, OWN, " "), "Zeg waarom de raad dit wijzigde"),
    ],
)
def test_an_amendment_that_cannot_be_is_refused_with_its_number(
    coordinator: Actor, entry: AmendmentEntry, sentence: str
) -> None:
    to_councils()
    with pytest.raises(BadInput, match=sentence):
        adopt_amended(by=BY, now=NOW, plan=SLUG, municipality=EEMNES, decided_on=COUNCIL_DAY, amendments=[entry])
    assert stages(coordinator)["GM0317"] is CourseStage.COUNCIL
    assert plans.own_texts(viewer(coordinator), SLUG) == ()


def test_the_period_moves_when_every_council_that_adopted_prolongs(coordinator: Actor) -> None:
    to_councils()
    adopted(BAARN, SOEST)
    until = date(2028, 6, 30)
    with pytest.raises(BadInput, match="Het plan loopt al tot en met 31 december 2027"):
        prolong(by=BY, now=NOW, plan=SLUG, municipality=SOEST, decided_on=TODAY, until=date(2027, 12, 31))
    prolong(by=BY, now=NOW, plan=SLUG, municipality=SOEST, decided_on=TODAY, until=date(2028, 12, 31))
    assert seen(coordinator).view.period_last == date(2027, 12, 31)
    prolong(by=BY, now=NOW, plan=SLUG, municipality=BAARN, decided_on=TODAY, until=until)
    assert seen(coordinator).view.period_last == until


def test_days_are_planned_in_order_and_the_triangle_advises(coordinator: Actor) -> None:
    days = {"college_on": date(2026, 9, 1), "committee_on": date(2026, 10, 6), "council_on": date(2026, 11, 3)}
    plan_days(by=coordinator, now=NOW, plan=SLUG, municipality=SOEST, **days)
    with pytest.raises(BadInput, match="De volgorde is college, commissie, raad"):
        plan_days(by=coordinator, now=NOW, plan=SLUG, municipality=SOEST, **days | {"college_on": date(2026, 12, 1)})
    with pytest.raises(NotAllowed, match="Data plant een adviseur of de griffier van Soest"):
        plan_days(by=somebody(Role.ADVISER, BAARN), now=NOW, plan=SLUG, municipality=SOEST, **days)
    record_advice(by=coordinator, now=NOW, plan=SLUG, advised_on=date(2026, 8, 20), advice="Akkoord.")
    found = queries.dossier(viewer(coordinator), SLUG)
    assert found.triangle_on == date(2026, 8, 20)
    assert [one.result for one in found.general] == [Result.ADVISED]
    assert [each[0] for each in queries.upcoming([found], date(2026, 10, 1))] == [
        date(2026, 10, 6),
        date(2026, 11, 3),
    ]


def test_a_rebuilt_plan_is_not_decided_about() -> None:
    establish()
    bring_in(rebuilt=True, source="een openbaar bericht", audience=Audience.PUBLIC)
    with pytest.raises(NotAllowed, match="nagebouwd uit openbare berichten"):
        submit(SOEST)
    assert queries.outcomes(RESIDENT, plan=SLUG) == ()


def test_what_was_adopted_elsewhere_is_not_submitted() -> None:
    establish()
    bring_in(stage=plans.PlanStage.ADOPTED)
    with pytest.raises(NotAllowed, match="al vastgesteld, buiten Ineen"):
        submit(SOEST)


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
