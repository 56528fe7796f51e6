"""A joint plan from the side of one municipality."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ineen.ground.kernel.actors import RESIDENT
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.audience import Audience
from ineen.policy.plans.queries import LocalChapterText, PriorityClass, ThemeText, sides_of_area
from tests.policy.plans.scene import TEXT, bring_in, establish

pytestmark = pytest.mark.django_db(databases="__all__")
BAARN, SOEST, ELSEWHERE = AreaCode("GM0308"), AreaCode("GM0342"), AreaCode("GM0114")
HORSES = ThemeText(slug="paarden", title="Paarden", priority=PriorityClass.PRIORITY, municipality=str(SOEST))


def test_each_municipality_sees_its_own_chapter_and_the_priorities_of_all() -> None:
    establish()
    bring_in(
        themes=(*TEXT.themes, HORSES), local_chapters=(LocalChapterText(municipality=str(SOEST), text="De duinen."),)
    )
    [hers] = sides_of_area(RESIDENT, SOEST)
    [theirs] = sides_of_area(RESIDENT, BAARN)
    assert (hers.chapter, [theme.slug for theme in hers.own], hers.others) == ("De duinen.", ["paarden"], ("Baarn",))
    assert (theirs.chapter, theirs.own, theirs.others) == ("", (), ("Soest",))
    assert [theme.slug for theme in hers.joint] == [theme.slug for theme in theirs.joint]
    assert "paarden" not in [theme.slug for theme in theirs.joint]
    assert sides_of_area(RESIDENT, ELSEWHERE) == ()


def test_a_buurt_has_the_side_of_its_municipality() -> None:
    establish()
    bring_in()
    assert len(sides_of_area(RESIDENT, AreaCode("BU03420102"))) == 1


def test_a_plan_that_is_not_public_has_no_side_for_residents() -> None:
    establish()
    bring_in(audience=Audience.COUNCIL)
    assert sides_of_area(RESIDENT, SOEST) == ()


def test_more_plans_cost_no_more_queries() -> None:
    establish()
    bring_in()
    counts = []
    for slug in ("", "nog-een", "en-nog-een"):
        if slug:
            bring_in(slug=slug)
        with CaptureQueriesContext(connection) as spent:
            sides_of_area(RESIDENT, SOEST)
        counts.append(len(spent))
    assert counts == [3, 3, 3]
