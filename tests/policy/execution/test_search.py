"""Finding actions and implementation plans by their words, and what is carried out in one municipality."""

from dataclasses import replace

import pytest

from ineen.ground.kernel.actors import RESIDENT
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.audience import Audience
from ineen.policy.execution.queries import implementation_sides_of_area, search
from ineen.policy.plans.queries import HitKind, search_parts
from tests.policy.execution.test_import import YEAR, bring_in_year
from tests.policy.plans.scene import TEXT, bring_in, establish

pytestmark = pytest.mark.django_db(databases="__all__")
POINT = YEAR.points[0]
FOR_ALL = replace(POINT.actions[0], slug="voor-allen", title="Voorlichting op school", municipalities=(), funding=())


def test_every_word_must_stand_in_what_is_found() -> None:
    establish()
    bring_in()
    bring_in_year()
    assert [(hit.kind, hit.slug, hit.inside) for hit in search(RESIDENT, "buurtbemiddeling wijk")] == [
        (HitKind.ACTION, "bemiddeling", "Uitvoeringsplan 2026")
    ]
    assert [hit.kind for hit in search(RESIDENT, "uitvoeringsplan 2026")] == [HitKind.IMPLEMENTATION_PLAN]
    assert [(hit.kind, hit.slug) for hit in search_parts(RESIDENT, "ruzie")] == [(HitKind.GOAL, "samen-oplossen")]
    assert [hit.slug for hit in search_parts(RESIDENT, "fietsdiefstal")] == ["fietsdiefstal"]
    for nothing in ("", "   ", "qqqq", "buurtbemiddeling qqqq", "\0"):
        assert search(RESIDENT, nothing) == search_parts(RESIDENT, nothing) == ()


def test_what_is_not_public_is_not_found() -> None:
    establish()
    bring_in(audience=Audience.PARTNERSHIP)
    bring_in_year(audience=Audience.COUNCIL)
    assert search(RESIDENT, "buurtbemiddeling") == search_parts(RESIDENT, "ruzie") == ()


def test_a_municipality_sees_her_own_actions_and_those_of_all() -> None:
    establish()
    bring_in()
    bring_in_year(points=(replace(POINT, actions=(*POINT.actions, FOR_ALL)),))
    [soest] = implementation_sides_of_area(RESIDENT, AreaCode("GM0342"))
    [baarn] = implementation_sides_of_area(RESIDENT, AreaCode("GM0308"))
    assert [(action.slug, action.only_here) for action in soest.actions] == [
        ("bemiddeling", True),
        ("voor-allen", False),
    ]
    assert [action.slug for action in baarn.actions] == ["voor-allen"]
    assert implementation_sides_of_area(RESIDENT, AreaCode("GM0114")) == ()
    assert [hit.inside for hit in search_parts(RESIDENT, "ruzie")] == [TEXT.title]
