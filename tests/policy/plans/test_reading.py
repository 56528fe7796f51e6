"""Plans as pages get them: whole, in their own order, in a fixed number of queries."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ineen.ground.kernel.actors import RESIDENT
from ineen.ground.kernel.area_codes import AreaCode
from ineen.policy.plans import queries
from tests.policy.plans.scene import TEXT, bring_in, establish

pytestmark = pytest.mark.django_db(databases="__all__")


def test_a_plan_reads_back_as_it_was_brought_in_with_who_take_part() -> None:
    establish()
    bring_in()
    plan = queries.plan(RESIDENT, TEXT.slug)
    assert plan.themes == TEXT.themes
    assert plan.fields == TEXT.fields
    assert (plan.title, plan.vision, plan.kind.label) == (TEXT.title, TEXT.vision, "kadernota integrale veiligheid")
    assert str(plan.period) == "2024–2027"
    assert plan.partnership_name == "Samenwerking dal"
    assert {(str(one.code), one.name) for one in plan.municipalities} == {("GM0308", "Baarn"), ("GM0342", "Soest")}
    assert plan.partners == ("Politie",)
    assert [theme.slug for theme in plan.priorities] == ["woonoverlast", "fietsdiefstal"]
    assert queries.themes(RESIDENT, TEXT.slug) == TEXT.themes


def test_plans_stand_with_the_newest_period_first() -> None:
    establish()
    bring_in(slug="oud", period_first=date(2020, 1, 1), period_last=date(2023, 12, 31))
    bring_in(slug="nieuw")
    assert [plan.slug for plan in queries.plans_visible_to(RESIDENT)] == ["nieuw", "oud"]


def test_an_area_has_the_plans_of_its_own_municipality() -> None:
    establish("dal", "GM0308", "GM0342")
    establish("kust", "GM0363")
    bring_in(slug="van-het-dal")
    bring_in(slug="van-de-kust", partnership="kust")

    def slugs(code: str) -> list[str]:
        return [side.plan.slug for side in queries.sides_of_area(RESIDENT, AreaCode(code))]

    assert slugs("GM0342") == slugs("BU03420101") == ["van-het-dal"]
    assert slugs("GM0363") == ["van-de-kust"]
    assert slugs("GM0114") == slugs("NL01") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [("DAL", True), ("woonoverlast", True), ("buren dal", True), ("buren zee", False), ("  ", False), ("", False)],
)
def test_search_finds_the_plan_that_holds_every_word_once(text: str, found: bool) -> None:
    establish()
    bring_in()
    assert [plan.slug for plan in queries.search(RESIDENT, text)] == [TEXT.slug] * found


def test_a_search_may_be_long_and_hold_anything() -> None:
    establish()
    bring_in()
    assert [plan.slug for plan in queries.search(RESIDENT, "dal " * 2000)] == [TEXT.slug]
    assert queries.search(RESIDENT, "\0") == ()


def test_more_plans_and_more_themes_cost_no_more_queries() -> None:
    establish("dal")
    establish("kust", "GM0363", "GM0034")
    bring_in(themes=TEXT.themes[:1])
    counts = []
    for slug in ("", "nog-een", "en-nog-een"):
        if slug:
            bring_in(slug=slug, partnership="kust")
        with CaptureQueriesContext(
            connection,
        ) as spent:
            queries.plans_visible_to(RESIDENT)
            queries.sides_of_area(RESIDENT, AreaCode("GM0342"))
            queries.search(RESIDENT, "woonoverlast")
            queries.plan(RESIDENT, TEXT.slug)
        counts.append(len(spent))
    assert counts[0] == counts[1] == counts[2]
    assert counts[0] <= 4 + 4 + 3 + 9
