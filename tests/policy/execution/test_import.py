"""Bringing in an implementation plan: what it hangs on, who may do something in it, and what stays."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from ineen.ground.kernel.actors import RESIDENT
from ineen.ground.kernel.audience import Audience
from ineen.ground.kernel.refusals import BadInput, NotFound
from ineen.policy.execution.actions import import_implementation_plan
from ineen.policy.execution.queries import (
    ActionText,
    FundingText,
    ImplementationKind,
    ImplementationPlanText,
    PointText,
    actions_under,
    implementation_plan,
    stored,
)
from ineen.policy.plans import queries
from ineen.policy.plans.actions import import_plan
from ineen.policy.plans.queries import PlanStage
from tests.policy.plans.scene import BY, NOW, TEXT, bring_in, establish

pytestmark = pytest.mark.django_db(databases="__all__")
THEME = TEXT.themes[0].slug
GOAL = TEXT.themes[0].goals[0].slug

YEAR = ImplementationPlanText(
    slug="dal-2026",
    partnership="dal",
    title="Uitvoeringsplan 2026",
    kind=ImplementationKind.YEARLY_PLAN,
    period_first=date(2026, 1, 1),
    period_last=date(2026, 12, 31),
    stage=PlanStage.ADOPTED,
    audience=Audience.PUBLIC,
    plan=TEXT.slug,
    points=(
        PointText(
            slug="buurt",
            title="Buren samen",
            theme=THEME,
            actions=(
                ActionText(
                    slug="bemiddeling",
                    title="Buurtbemiddeling in elke wijk",
                    goal=GOAL,
                    owner="GM0342",
                    municipalities=("GM0342",),
                    funding=(FundingText(purpose="Opleiding", year=2026, asked=Decimal("8000.00")),),
                ),
            ),
        ),
    ),
)


def bring_in_year(**changes: Any) -> None:
    import_implementation_plan(by=BY, now=NOW, plan=replace(YEAR, **changes), replace=bool(changes))


def test_an_implementation_plan_says_what_its_file_said() -> None:
    establish()
    bring_in()
    bring_in_year()
    assert stored(BY, YEAR.slug) == YEAR
    seen = implementation_plan(RESIDENT, YEAR.slug)
    assert (seen.plan, seen.plan_title) == (TEXT.slug, TEXT.title)
    assert [one.action.slug for one in actions_under(RESIDENT, TEXT.slug, theme=THEME)] == ["bemiddeling"]
    assert actions_under(RESIDENT, TEXT.slug, theme="bestaat-niet") == ()


def test_it_may_stand_on_its_own() -> None:
    establish()
    alone = replace(YEAR.points[0], theme="", actions=(replace(YEAR.points[0].actions[0], goal=""),))
    bring_in_year(plan="", points=(alone,))
    assert implementation_plan(RESIDENT, YEAR.slug).plan == ""


def test_a_safety_plan_that_is_not_public_is_not_named() -> None:
    establish()
    bring_in(audience=Audience.PARTNERSHIP)
    bring_in_year()
    seen = implementation_plan(RESIDENT, YEAR.slug)
    assert (seen.plan, seen.plan_title) == ("", "")


def test_what_it_hangs_on_must_be_there() -> None:
    establish()
    with pytest.raises(NotFound, match="geen plan"):
        bring_in_year()
    bring_in()
    with pytest.raises(BadInput, match="geen thema 'elders'"):
        bring_in_year(points=(replace(YEAR.points[0], theme="elders"),))
    stranger = replace(YEAR.points[0].actions[0], owner="Brandweer")
    with pytest.raises(BadInput, match="Brandweer doet niet mee"):
        bring_in_year(points=(replace(YEAR.points[0], actions=(stranger,)),))
    with pytest.raises(NotFound):
        implementation_plan(RESIDENT, YEAR.slug)


def test_a_theme_on_which_actions_hang_stays() -> None:
    establish()
    bring_in()
    bring_in_year()
    with pytest.raises(BadInput, match="hangen maatregelen"):
        import_plan(by=BY, now=NOW, plan=replace(TEXT, themes=TEXT.themes[1:]), replace=True)
    assert len(actions_under(RESIDENT, TEXT.slug)) == 1


def test_a_theme_on_which_actions_hang_that_serve_none_of_its_goals_stays_too() -> None:
    establish()
    bring_in()
    point = YEAR.points[0]
    bring_in_year(points=(replace(point, actions=(replace(point.actions[0], goal=""),)),))
    with pytest.raises(BadInput, match="Aan “Woonoverlast” hangen maatregelen"):
        import_plan(by=BY, now=NOW, plan=replace(TEXT, themes=TEXT.themes[1:]), replace=True)
    assert [one.theme for one in implementation_plan(RESIDENT, YEAR.slug).points] == [THEME]
    assert queries.plan(RESIDENT, TEXT.slug).themes[0].slug == THEME
