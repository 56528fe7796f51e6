"""What a college or council does besides adopting: back, later, no, longer; and what is never decided here."""

from dataclasses import replace
from datetime import date

import pytest

from ineen.ground.kernel.actors import RESIDENT, Actor, Role
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.audience import Audience
from ineen.ground.kernel.refusals import BadInput, NotAllowed
from ineen.policy.decisions import queries
from ineen.policy.decisions.actions import (
    defer,
    plan_days,
    prolong,
    record_advice,
    reject,
    return_plan,
    take_back,
    withdraw,
)
from ineen.policy.decisions.models import CourseStage, Result
from ineen.policy.plans import queries as plans
from ineen.policy.plans.actions import import_plan
from tests.policy.decisions.scene import (
    BAARN,
    BY,
    COLLEGE_DAY,
    COUNCIL_DAY,
    NOW,
    SLUG,
    SOEST,
    TODAY,
    adopted,
    bring_in,
    establish,
    seen,
    somebody,
    submit,
    to_councils,
    viewer,
)
from tests.policy.decisions.walking import COUNCIL, PARTNERS, sees, stage, stages

pytestmark = pytest.mark.django_db(databases="__all__")


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


def test_councils_that_got_the_plan_keep_reading_it_after_it_was_taken_back_and_strangers_do_not(
    coordinator: Actor,
) -> None:
    """What a council received is in its archive: taking back does not unsay it, in the draft that it is again."""
    submit(SOEST)
    take_back(by=coordinator, now=NOW, plan=SLUG, reason="Te vroeg.")
    assert sees(*PARTNERS, *COUNCIL) == PARTNERS, "no college had offered it to a council"
    assert not queries.dossier(viewer(coordinator), SLUG).drawn_back
    to_councils(SOEST)
    assert not queries.dossier(viewer(coordinator), SLUG).drawn_back, "it lies at a council"
    take_back(by=coordinator, now=NOW, plan=SLUG, reason="Nieuwe cijfers.")
    assert sees(*PARTNERS, *COUNCIL) == PARTNERS | COUNCIL
    clerk = viewer(somebody(Role.GRIFFIER))
    assert queries.dossier(clerk, SLUG).drawn_back
    for one in queries.dossier(clerk, SLUG).courses[4].decisions:
        assert one.snapshot is None or queries.snapshot(clerk, SLUG, one.snapshot).text is not None
    establish("kust", ("GM0363",))
    assert not plans.titles(viewer(somebody(Role.GRIFFIER, AreaCode("GM0363"), "kust")), [SLUG])


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


def test_a_plan_that_was_submitted_is_not_brought_in_anew_until_it_is_taken_back() -> None:
    establish()
    bring_in()
    submit(SOEST, BAARN)
    stands = plans.stored(BY, SLUG)
    assert stands is not None
    other = replace(stands, vision="Een andere visie.")
    for over in (False, True):
        with pytest.raises(NotAllowed, match="“Samen veilig in het dal” is ingediend in Baarn en Soest"):
            import_plan(by=BY, now=NOW, plan=other, replace=over)
    assert plans.stored(BY, SLUG) == stands
    take_back(by=BY, now=NOW, plan=SLUG, reason="Nieuwe cijfers.")
    import_plan(by=BY, now=NOW, plan=other, replace=True)
    assert plans.stored(BY, SLUG) == other
