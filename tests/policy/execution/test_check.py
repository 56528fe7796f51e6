"""The check of an implementation plan: every action has an owner and a time, and the thread to the plan is whole."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from ineen.ground.kernel.audience import Audience
from ineen.policy.execution.queries import (
    ActionText,
    FundingText,
    ImplementationKind,
    ImplementationPlanText,
    PointText,
    check_implementation_plan,
)
from ineen.policy.plans.queries import PlanStage, PlanText
from tests.policy.plans.scene import TEXT

ACTION = ActionText(
    slug="bemiddelen",
    title="Buren bemiddelen.",
    why="Het hielp vorig jaar.",
    result="Minder ruzies.",
    goal="samen-oplossen",
    owner="GM0342",
    starts_on=date(2025, 1, 1),
    ends_on=date(2025, 12, 31),
)
POINT = PointText(slug="overlast", title="Woonoverlast", theme="woonoverlast", actions=(ACTION,))
FIETS = PointText(slug="fiets", title="Fietsen", theme="fietsdiefstal", actions=(replace(ACTION, slug="slot"),))
WHOLE = ImplementationPlanText(
    slug="dal-2025",
    partnership="dal",
    title="Uitvoeringsplan 2025",
    kind=ImplementationKind.YEARLY_PLAN,
    period_first=date(2025, 1, 1),
    period_last=date(2025, 12, 31),
    stage=PlanStage.ADOPTED,
    audience=Audience.PUBLIC,
    plan=TEXT.slug,
    with_figures="Elk kwartaal.",
    evaluation="In december, aan de raad.",
    points=(POINT, FIETS),
    funding=(FundingText(purpose="Bemiddelaars", year=2025, asked=Decimal(5000), granted=Decimal(5000)),),
)


def told(plan: ImplementationPlanText, rests_on: PlanText | None = TEXT) -> list[str]:
    return [str(one) for one in check_implementation_plan(plan, rests_on=rests_on)]


def with_action(**changes: Any) -> ImplementationPlanText:
    return replace(WHOLE, points=(replace(POINT, actions=(replace(ACTION, **changes),)), FIETS))


def test_a_plan_that_says_it_all_gets_no_advice() -> None:
    assert told(WHOLE) == []


@pytest.mark.parametrize(
    ("plan", "remedy"),
    [
        (replace(WHOLE, with_figures=""), "Sturen op cijfers: zeg welke cijfers u volgt"),
        (replace(WHOLE, evaluation=""), "Evaluatie: zeg wanneer u aan wie laat zien wat dit opleverde"),
        (replace(WHOLE, stage=PlanStage.UNSTATED), "Stand: zeg of dit een concept is"),
        (replace(WHOLE, funding=()), "Geld: zeg wat dit kost"),
        (with_action(owner=""), "Maatregel “Buren bemiddelen”: noem wie dit trekt: organisatie en functie."),
        (with_action(ends_on=None), "Maatregel “Buren bemiddelen”: zeg wanneer dit begint en wanneer het klaar is."),
        (with_action(why=""), "Maatregel “Buren bemiddelen”: zeg waarom u verwacht dat dit werkt."),
        (with_action(result=""), "Maatregel “Buren bemiddelen”: zeg wat dit moet opleveren."),
        (with_action(goal=""), "Maatregel “Buren bemiddelen”: zeg aan welk doel van het plan dit bijdraagt."),
        (
            replace(WHOLE, points=(*WHOLE.points, PointText(slug="x", title="Vuurwerk", objective="Rust."))),
            "Actiepunt Vuurwerk: zet er een maatregel bij.",
        ),
        (
            replace(WHOLE, points=(*WHOLE.points, replace(FIETS, slug="x", title="Los", theme=""))),
            "Actiepunt Los: zeg wat u hiermee wilt bereiken.",
        ),
        (
            replace(WHOLE, points=(POINT,)),
            "Thema Fietsdiefstal: voor deze prioriteit staat er nog geen maatregel in.",
        ),
    ],
)
def test_each_thing_that_is_missing_is_one_remedy_with_its_place(plan: ImplementationPlanText, remedy: str) -> None:
    (only,) = told(plan)
    assert only.startswith(remedy)


def test_money_that_was_asked_waits_for_what_is_granted() -> None:
    asked = FundingText(purpose="Bemiddelaars", year=2025, asked=Decimal(5000))
    assert told(replace(WHOLE, funding=(asked,))) == [
        "Geld voor “Bemiddelaars”: vul in wat is toegekend zodra dat besloten is."
    ]
    assert told(replace(WHOLE, funding=(replace(asked, granted=Decimal(0)),))) == []


def test_a_goal_that_no_action_serves_is_named() -> None:
    unserved = replace(WHOLE, points=tuple(replace(one, actions=(replace(ACTION, goal=""),)) for one in WHOLE.points))
    assert told(unserved)[0].startswith("Doel “Buren lossen hun ruzie samen op”: noem het bij de maatregel")


def test_a_plan_on_its_own_is_asked_what_it_rests_on_and_not_for_goals_elsewhere() -> None:
    alone = replace(with_action(goal=""), plan="")
    assert told(alone, None) == [
        "Waar het op rust: noem het veiligheidsplan dat dit uitvoert, of een ander besluit eronder."
    ]
    assert told(replace(alone, rests_on="Collegeprogramma"), None) == []


def test_an_empty_plan_is_told_how_to_begin() -> None:
    assert "Maatregelen: er staat er nog geen in. Begin met wat al loopt." in told(replace(WHOLE, points=()))
