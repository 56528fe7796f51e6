"""Who writes an implementation plan is told that it is a draft, and reads what it lacks; nobody else is."""

from dataclasses import replace
from datetime import date

import pytest

from ineen.ground.inbox.queries import Kind
from ineen.ground.kernel.actors import RESIDENT, Role, Viewer
from ineen.ground.kernel.audience import Audience
from ineen.ground.kernel.refusals import NotAllowed, NotFound
from ineen.policy.execution.actions import import_implementation_plan
from ineen.policy.execution.queries import gaps_of, writes
from ineen.policy.execution.queries.gaps import drafts_waiting
from ineen.policy.plans.queries import Chapter, PlanStage
from tests.policy.execution.test_import import YEAR
from tests.policy.plans.scene import BY, NOW, bring_in, establish, member

pytestmark = pytest.mark.django_db(databases="__all__")


@pytest.fixture
def adviser() -> Viewer:
    """Of the partnership, with a draft of next year that lacks an owner and days."""
    partnership = establish()
    bring_in()
    point = YEAR.points[0]
    action = point.actions[0]
    ready = replace(action, slug="klaar", starts_on=date(2027, 1, 1), ends_on=date(2027, 6, 1))
    draft = replace(
        YEAR,
        slug="dal-2027",
        title="Uitvoeringsplan 2027",
        period_first=date(2027, 1, 1),
        period_last=date(2027, 12, 31),
        stage=PlanStage.DRAFT,
        audience=Audience.PARTNERSHIP,
        points=(replace(point, actions=(replace(action, owner=""), ready)),),
    )
    import_implementation_plan(by=BY, now=NOW, plan=YEAR)
    import_implementation_plan(by=BY, now=NOW, plan=draft)
    return member(partnership)


def test_a_draft_waits_for_who_writes_it_with_what_it_lacks(adviser: Viewer) -> None:
    (told,) = drafts_waiting(adviser)
    assert told.sentence == (
        "Uitvoeringsplan 2027 is een concept (maatregelen: 1 zonder trekker, 1 zonder data). "
        "Kijk na wat er nog ontbreekt."
    )
    assert (told.kind, told.url) == (Kind.NOTICE, "/uitvoeringsplannen/dal-2027/nakijken")


def test_nothing_waits_for_others(adviser: Viewer) -> None:
    (partnership,) = adviser.partnerships
    assert drafts_waiting(member(partnership, Role.MAYOR)) == drafts_waiting(RESIDENT) == ()


def test_what_it_lacks_is_told_by_chapter(adviser: Viewer) -> None:
    found = gaps_of(adviser, "dal-2027")
    assert found.plan.title == "Uitvoeringsplan 2027"
    said = [one.advice for one in found.chapters[Chapter.APPROACH]]
    assert said[0] == "voor deze prioriteit staat er nog geen maatregel in. Zet er een in, of zeg wanneer die komt."
    assert "noem wie dit trekt: organisatie en functie." in said
    assert writes(adviser, "dal-2027")


def test_it_is_for_who_writes_it_only(adviser: Viewer) -> None:
    (partnership,) = adviser.partnerships
    mayor = member(partnership, Role.MAYOR)
    with pytest.raises(NotAllowed, match="adviseur of coördinator"):
        gaps_of(mayor, "dal-2027")
    with pytest.raises(NotFound):
        gaps_of(RESIDENT, "dal-2027")
    with pytest.raises(NotAllowed):
        gaps_of(member(establish("berg")), YEAR.slug)
    assert not writes(mayor, "dal-2027")
    assert not writes(member(establish("bos")), YEAR.slug)
