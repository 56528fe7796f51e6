"""What was recorded wrongly is put right by another row: the first stays, and nobody unsays what others built on it."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django_scopes import scopes_disabled

from ineen.ground.audit.models import AuditEntry
from ineen.ground.inbox.models import InboxItem
from ineen.ground.kernel.actors import RESIDENT, Actor, Role
from ineen.ground.kernel.refusals import BadInput, NotAllowed, NotFound
from ineen.policy.decisions import queries
from ineen.policy.decisions.actions import (
    AmendmentEntry,
    adopt,
    adopt_amended,
    defer,
    lay_embargo,
    offer_to_council,
    record_advice,
    rectify,
    reject,
    return_plan,
    strike,
    submit_plan,
)
from ineen.policy.decisions.models import CourseStage, Decision, Dossier, Result
from ineen.policy.plans import queries as plans
from ineen.policy.plans.models import MunicipalText, SafetyPlan
from tests.helpers.worlds import begins_with
from tests.policy.decisions.scene import (
    ALL,
    BAARN,
    BY,
    COLLEGE_DAY,
    COUNCIL_DAY,
    EEMNES,
    NOW,
    PLACE,
    SLUG,
    SOEST,
    adopted,
    establish,
    for_,
    plan_at_councils,
    plan_brought_in,
    somebody,
    submit,
    viewer,
)

pytestmark = [pytest.mark.django_db(databases="__all__"), begins_with(plan_at_councils)]
RIGHT_DAY = COUNCIL_DAY + timedelta(days=1)
WHY = "Verkeerde vergadering."


@pytest.fixture
def griffier() -> Actor:
    return somebody(Role.GRIFFIER)


def recorded(result: Result, code: str = str(SOEST)) -> Decision:
    """The last row with this result."""
    with scopes_disabled():
        found = Decision.objects.filter(result=result, municipality__area_code=code).select_related("snapshot").last()
    assert found is not None
    return found


def put_right(by: Actor, row: Decision, **changes: Any) -> Decision:
    asked: dict[str, Any] = {"decided_on": RIGHT_DAY, "reference": row.reference, "reason": WHY} | changes
    return rectify(by=by, now=NOW, plan=SLUG, decision=row.pk, **asked)


def strike_out(by: Actor, row: Decision, reason: str = WHY) -> Decision:
    return strike(by=by, now=NOW, plan=SLUG, decision=row.pk, reason=reason)


def course(by: Actor, code: str = str(SOEST)) -> queries.CourseView:
    found = queries.dossier(viewer(by), SLUG).course(code)
    assert found is not None
    return found


def plan() -> SafetyPlan:
    with scopes_disabled():
        return SafetyPlan.objects.get(slug=SLUG)


def lists_of(person: Actor) -> list[str]:
    with scopes_disabled():
        items = InboxItem.objects.filter(recipient=person.person, done_at=None)
        return list(items.order_by("made_at", "pk").values_list("sentence", flat=True))


def put_off() -> None:
    defer(
        by=BY,
        now=NOW,
        plan=SLUG,
        municipality=SOEST,
        decided_on=COUNCIL_DAY,
        next_on=RIGHT_DAY,
        reason="Te weinig tijd.",
    )


def test_a_wrong_day_is_put_right_and_what_stood_stays(griffier: Actor) -> None:
    adopt(by=griffier, now=NOW, plan=SLUG, municipality=SOEST, decided_on=COUNCIL_DAY, reference="2026-114")
    first = recorded(Result.ADOPTED)
    made = put_right(griffier, first, reference="2026-115")
    assert (made.corrects_id, made.snapshot_id, made.corrected_as) == (first.pk, first.snapshot_id, griffier.label)
    found = course(griffier)
    assert (found.stage, found.adopted_on) == (CourseStage.ADOPTED, RIGHT_DAY)
    holds = [(one.decided_on, one.reference) for one in found.holding if one.result is Result.ADOPTED]
    assert holds == [(RIGHT_DAY, "2026-115")]
    (_, (was, now)) = [each for each in queries.as_recorded(found.decisions) if each[0].result is not Result.SUBMITTED]
    assert (was.decided_on, was.reference, now.corrected_because) == (COUNCIL_DAY, "2026-114", WHY)
    assert {one.municipality: one.decided_on for one in queries.outcomes(viewer(griffier), plan=SLUG)}[SOEST] == (
        RIGHT_DAY
    )


def test_the_history_says_who_put_what_right(griffier: Actor) -> None:
    adopted(SOEST)
    put_right(griffier, recorded(Result.ADOPTED))
    entry = AuditEntry.objects.using("default").filter(act="rectify", subject_model="dossier").get()
    assert entry.what == (
        "vastlegging hersteld: de raad van Soest: vastgesteld op 4 november 2026 (stond er als 3 november 2026)"
    )
    assert (entry.actor, entry.actor_label) == (griffier.person, griffier.label)


def test_what_was_put_right_twice_holds_as_it_was_put_right_last(griffier: Actor) -> None:
    adopted(SOEST)
    first = recorded(Result.ADOPTED)
    second = put_right(griffier, first)
    with pytest.raises(NotFound, match="of het is al hersteld"):
        put_right(griffier, first, decided_on=COUNCIL_DAY + timedelta(days=2))
    third = put_right(griffier, second, decided_on=COUNCIL_DAY + timedelta(days=2))
    assert third.corrects_id == first.pk
    assert course(griffier).adopted_on == COUNCIL_DAY + timedelta(days=2)


def test_an_older_decision_that_is_put_right_later_does_not_become_the_newest(griffier: Actor) -> None:
    reject(by=BY, now=NOW, plan=SLUG, municipality=SOEST, decided_on=COUNCIL_DAY, reason="Te duur.")
    submit_plan(by=BY, now=NOW, plan=SLUG, municipality=SOEST)
    offer_to_council(by=BY, now=NOW, plan=SLUG, municipality=SOEST, decided_on=RIGHT_DAY)
    adopt(by=BY, now=NOW, plan=SLUG, municipality=SOEST, decided_on=RIGHT_DAY)
    put_right(griffier, recorded(Result.REJECTED), decided_on=COUNCIL_DAY - timedelta(days=1))
    (soest,) = [one for one in queries.outcomes(viewer(griffier), plan=SLUG) if one.municipality == SOEST]
    assert (soest.stage, soest.decided_on) == (CourseStage.ADOPTED, RIGHT_DAY)


@pytest.mark.parametrize("role", Role)
def test_who_records_may_put_right_and_nobody_else(griffier: Actor, role: Role) -> None:
    adopted(SOEST)
    row, who = recorded(Result.ADOPTED), somebody(role)
    if role is Role.GRIFFIER:
        put_right(who, row)
        return
    if role is Role.COORDINATOR:
        with pytest.raises(BadInput, match="Noem de bron"):
            put_right(who, row)
        put_right(for_(who, SOEST), row)
        return
    with pytest.raises((NotAllowed, NotFound)):
        put_right(for_(who, SOEST), row)
    with pytest.raises((NotAllowed, NotFound)):
        strike_out(for_(who, SOEST), row)


def test_a_griffier_of_another_municipality_may_not(griffier: Actor) -> None:
    adopted(SOEST)
    for act in (put_right, strike_out):
        with pytest.raises(NotAllowed, match="Dit doet de griffier van Soest"):
            act(somebody(Role.GRIFFIER, BAARN), recorded(Result.ADOPTED))


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"decided_on": date(2026, 11, 21)}, "moet nog komen"),
        ({"decided_on": COLLEGE_DAY - timedelta(days=1)}, "ligt voor 1 september 2026: toen was het besluit"),
        ({"decided_on": COUNCIL_DAY}, "gelijk aan wat er staat"),
        ({"reason": " "}, "Geef de reden: wat was er verkeerd vastgelegd"),
    ],
)
def test_what_cannot_be_is_refused_with_what_to_do(griffier: Actor, changes: dict[str, Any], sentence: str) -> None:
    adopted(SOEST)
    with pytest.raises(BadInput, match=sentence):
        put_right(griffier, recorded(Result.ADOPTED), **changes)
    assert recorded(Result.ADOPTED).corrects_id is None


def test_the_day_of_the_college_stays_before_that_of_its_council(griffier: Actor) -> None:
    adopted(SOEST)
    mayor = somebody(Role.MAYOR)
    with pytest.raises(BadInput, match="ligt na 3 november 2026: toen was het besluit “vastgesteld”"):
        put_right(mayor, recorded(Result.AGREED))
    put_right(mayor, recorded(Result.AGREED), decided_on=COUNCIL_DAY)
    with pytest.raises(BadInput, match="ligt voor 3 november 2026"):
        put_right(griffier, recorded(Result.ADOPTED), decided_on=COUNCIL_DAY - timedelta(days=1))


def test_what_ineen_dated_itself_is_not_put_right(griffier: Actor) -> None:
    with pytest.raises(NotAllowed, match="De dag hiervan legde Ineen zelf vast"):
        put_right(somebody(Role.ADVISER), recorded(Result.SUBMITTED))


def test_a_deferral_stays_before_the_day_to_which_it_defers(griffier: Actor) -> None:
    put_off()
    with pytest.raises(BadInput, match="ligt niet na het besluit"):
        put_right(griffier, recorded(Result.DEFERRED))


def test_the_day_of_an_amendment_moves_with_its_decision(griffier: Actor) -> None:
    entry = AmendmentEntry(PLACE, "Wij praten twee keer.", "De raad wil meer geduld.")
    adopt_amended(by=BY, now=NOW, plan=SLUG, municipality=SOEST, decided_on=COUNCIL_DAY, amendments=[entry])
    put_right(griffier, recorded(Result.AMENDED))
    (amendment,) = queries.amendments(viewer(griffier), queries.dossier(viewer(griffier), SLUG))
    assert amendment.decided_on == RIGHT_DAY
    with scopes_disabled():
        assert MunicipalText.objects.get(plan__slug=SLUG).since == RIGHT_DAY


def test_text_that_a_council_amended_is_not_undone_and_it_is_told_what_can_be_done(griffier: Actor) -> None:
    entry = AmendmentEntry(PLACE, "Wij praten twee keer.", "De raad wil meer geduld.")
    adopt_amended(by=BY, now=NOW, plan=SLUG, municipality=SOEST, decided_on=COUNCIL_DAY, amendments=[entry])
    with pytest.raises(NotAllowed, match="begin bij Schrijven een nieuw plan uit dit plan"):
        strike_out(griffier, recorded(Result.AMENDED))
    with scopes_disabled():
        assert MunicipalText.objects.get(plan__slug=SLUG).text == "Wij praten twee keer."


def test_the_advice_of_the_triangle_gets_its_right_day(griffier: Actor) -> None:
    adviser = somebody(Role.ADVISER)
    record_advice(by=adviser, now=NOW, plan=SLUG, advised_on=COLLEGE_DAY, advice="Doen.")
    with scopes_disabled():
        row = Decision.objects.get(result=Result.ADVISED)
    put_right(adviser, row, decided_on=COLLEGE_DAY - timedelta(days=2))
    with scopes_disabled():
        assert Dossier.objects.get().triangle_on == COLLEGE_DAY - timedelta(days=2)
    with pytest.raises(NotAllowed, match="Dit legt een adviseur, de coördinator of een lid van de driehoek vast"):
        put_right(griffier, recorded_advice(), decided_on=COLLEGE_DAY)


def recorded_advice() -> Decision:
    with scopes_disabled():
        found = Decision.objects.filter(result=Result.ADVISED).last()
    assert found is not None
    return found


def test_an_adoption_that_was_a_rejection_is_struck_out_and_recorded_anew(griffier: Actor) -> None:
    adopted(SOEST)
    strike_out(griffier, recorded(Result.ADOPTED))
    found = course(griffier)
    assert (found.stage, found.adopted_on) == (CourseStage.COUNCIL, None)
    reject(by=griffier, now=NOW, plan=SLUG, municipality=SOEST, decided_on=COUNCIL_DAY, reason="Te duur.")
    found = course(griffier)
    assert [one.result for one in found.holding] == [Result.SUBMITTED, Result.AGREED, Result.REJECTED]
    assert [one.result for one in found.decisions][2:] == [Result.ADOPTED, Result.STRUCK, Result.REJECTED]


def test_the_last_adoption_takes_the_plan_as_a_whole_back_with_it(griffier: Actor) -> None:
    adopted()
    assert plan().stage == "adopted"
    strike_out(griffier, recorded(Result.ADOPTED))
    assert plan().stage == "offered"
    adopted(SOEST)
    assert plan().stage == "adopted"


def test_what_came_out_on_an_adoption_that_was_none_is_closed_again_for_everybody(griffier: Actor) -> None:
    moment = datetime(2026, 11, 20, 8, tzinfo=UTC)
    adopt(by=griffier, now=NOW, plan=SLUG, municipality=SOEST, decided_on=COUNCIL_DAY, public_from=moment)
    adopted(BAARN)
    assert plans.titles(RESIDENT, [SLUG])
    strike_out(griffier, recorded(Result.ADOPTED))
    assert plans.titles(RESIDENT, [SLUG]), "another council adopted it too"
    strike_out(somebody(Role.GRIFFIER, BAARN), recorded(Result.ADOPTED, str(BAARN)))
    assert not plans.titles(RESIDENT, [SLUG])
    assert plans.titles(viewer(griffier), [SLUG])
    assert plans.titles(viewer(somebody(Role.PARTNER_CONTRIBUTOR)), [SLUG])


def test_a_plan_that_was_never_public_keeps_its_embargo(griffier: Actor) -> None:
    adopted(SOEST)
    until = datetime(2026, 12, 1, 8, tzinfo=UTC)
    lay_embargo(by=BY, now=NOW, plan=SLUG, until=until, reason="Pers.")
    strike_out(griffier, recorded(Result.ADOPTED))
    assert plan().published_at == until


@begins_with(plan_brought_in)
@pytest.mark.parametrize("result", [Result.AGREED, Result.RETURNED])
def test_what_a_college_did_not_decide_is_struck_out_by_that_college(result: Result) -> None:
    submit(SOEST)
    about: dict[str, Any] = {"by": BY, "now": NOW, "plan": SLUG, "municipality": SOEST, "decided_on": COLLEGE_DAY}
    if result is Result.AGREED:
        offer_to_council(**about)
    else:
        return_plan(**about, reason="Nog niet af.")
    mayor = somebody(Role.MAYOR)
    with pytest.raises(NotAllowed, match="Dit doet de burgemeester of een wethouder van Soest"):
        strike_out(somebody(Role.GRIFFIER) if result is Result.AGREED else somebody(Role.ADVISER), recorded(result))
    strike_out(mayor, recorded(result))
    assert course(mayor).stage is CourseStage.COLLEGE


def test_what_something_was_built_on_is_not_struck_out(griffier: Actor) -> None:
    mayor = somebody(Role.MAYOR)
    adopted(SOEST)
    with pytest.raises(NotAllowed, match="er al een vastgelegd dat erop voortbouwt"):
        strike_out(mayor, recorded(Result.AGREED))
    assert course(mayor).stage is CourseStage.ADOPTED


@pytest.mark.parametrize("result", [Result.DEFERRED, Result.SUBMITTED])
def test_what_is_done_otherwise_says_how(griffier: Actor, result: Result) -> None:
    put_off()
    sentence = "plan dan de goede dag bij de data" if result is Result.DEFERRED else "legde Ineen zelf vast"
    with pytest.raises(NotAllowed, match=sentence):
        strike_out(griffier, recorded(result))


def test_after_a_wrong_record_of_the_college_the_day_of_the_council_is_asked_of_the_right_one(griffier: Actor) -> None:
    mayor = somebody(Role.MAYOR)
    strike_out(mayor, recorded(Result.AGREED))
    offer_to_council(by=mayor, now=NOW, plan=SLUG, municipality=SOEST, decided_on=RIGHT_DAY)
    with pytest.raises(BadInput, match="ligt voor 4 november 2026"):
        adopt(by=griffier, now=NOW, plan=SLUG, municipality=SOEST, decided_on=COUNCIL_DAY)


def test_who_was_told_the_decision_is_told_that_it_was_put_right(griffier: Actor) -> None:
    adviser, clerk, elsewhere = somebody(Role.ADVISER), somebody(Role.GRIFFIER), somebody(Role.ADVISER, EEMNES)
    adopted(SOEST)
    row = recorded(Result.ADOPTED)
    put_right(griffier, row)
    assert lists_of(adviser) == [
        "Bij Samen veilig in het dal is hersteld wat de raad van Soest besloot: kijk wat er nu staat."
    ]
    strike_out(griffier, recorded(Result.ADOPTED))
    struck = "Bij Samen veilig in het dal is doorgehaald wat de raad van Soest besloot: kijk waar het plan nu ligt."
    assert struck in lists_of(clerk)
    assert (lists_of(griffier), lists_of(elsewhere)) == ([], [])
    assert not any("stelde Samen veilig in het dal vast" in one for one in lists_of(adviser)), "that is not so any more"


def test_nothing_is_put_right_for_a_plan_of_others(griffier: Actor) -> None:
    adopted(SOEST)
    establish("kust", ("GM0363",))
    from ineen.ground.kernel.area_codes import AreaCode

    stranger = somebody(Role.COORDINATOR, AreaCode("GM0363"), "kust")
    for act in (put_right, strike_out):
        with pytest.raises(NotFound):
            act(stranger, recorded(Result.ADOPTED))


def test_every_town_has_its_own_line(griffier: Actor) -> None:
    adopted(*ALL[:2])
    strike_out(somebody(Role.GRIFFIER, BAARN), recorded(Result.ADOPTED, str(BAARN)))
    assert course(griffier).stage is CourseStage.ADOPTED
