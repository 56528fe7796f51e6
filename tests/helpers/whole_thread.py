"""A plan of two municipalities with everything on it, from reason to money. All of it is invented."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.audience import Audience
from ineen.ground.organisations.actions import PartnerEntry, establish_partnership
from ineen.policy.execution.actions import import_implementation_plan
from ineen.policy.execution.queries import (
    ActionKind,
    ActionLevel,
    ActionText,
    FundingText,
    ImplementationKind,
    ImplementationPlanText,
    PointText,
)
from ineen.policy.plans.actions import import_plan
from ineen.policy.plans.queries import (
    CoSignerText,
    FieldText,
    GoalText,
    LeadText,
    LocalChapterText,
    PlanKind,
    PlanStage,
    PlanText,
    PriorityClass,
    TargetBound,
    ThemeText,
    TieKind,
    TieText,
)
from tests.helpers.deliveries import CRIME, deliver, deliver_inhabitants
from tests.helpers.public_site import BY, NOW, know_the_areas, publish

BAARN, SOEST = "GM0308", "GM0342"
REGISTERED = {
    BAARN: {"2021": 901, "2022": 879, "2023": 994, "2024*": 982},
    SOEST: {"2021": 1502, "2022": 1474, "2023": 1380, "2024*": 1510},
}
LIVING = {BAARN: {"2021": 24_900, "2023": 25_000}, SOEST: {"2021": 46_700, "2023": 47_000}}

FEWER = GoalText(
    slug="minder-misdrijven",
    title="Minder mensen krijgen met een misdrijf te maken, thuis en op straat",
    cause="Veel misdrijven gebeuren waar niemand op let.",
    indicator="crime_total",
    baseline_value=Decimal(2374),
    baseline_period="2023",
    target_value=Decimal(2200),
    target_bound=TargetBound.AT_MOST,
    target_on=date(2027, 12, 31),
    expect="Na een misdrijf hoort u binnen twee dagen wat wij doen.",
)
PLAN = PlanText(
    slug="tweestroom-2024-2027",
    partnership="tweestroom",
    title="Samen veilig in Tweestroom",
    kind=PlanKind.SAFETY_PLAN,
    period_first=date(2024, 1, 1),
    period_last=date(2027, 12, 31),
    stage=PlanStage.ADOPTED,
    audience=Audience.PUBLIC,
    vision="Iedereen is thuis en op straat op zijn gemak.",
    why_together="Wie vlucht, kent geen gemeentegrens.",
    look_back="Het vorige plan had te veel doelen.",
    ambitions=("Wie iets meldt, hoort wat ermee gebeurt.",),
    fields=(FieldText(slug="wonen", title="Veilig wonen"),),
    themes=(
        ThemeText(
            slug="veilig-wonen",
            title="Veilig wonen",
            priority=PriorityClass.PRIORITY,
            field="wonen",
            reason="Het aantal misdrijven steeg in 2023.",
            about="Inbraak, diefstal en vernieling in de buurt.",
            approach="Eerst voorkomen, dan optreden.",
            expect="U ziet de wijkagent vaker.",
            ambitions=("Buren kennen elkaar.",),
            leads=(LeadText(organisation=SOEST, office="burgemeester"),),
            goals=(
                FEWER,
                GoalText(
                    slug="naar-verhouding",
                    title="Ook naar het aantal inwoners gerekend zijn het er minder.",
                    indicator="crime_total",
                    as_rate=True,
                    target_value=Decimal("30.5"),
                    target_bound=TargetBound.AT_MOST,
                    target_on=date(2027, 7, 1),
                ),
                GoalText(
                    slug="op-gemak",
                    title="Mensen voelen zich op hun gemak.",
                    without_indicator="De vragenlijst komt pas in 2026.",
                ),
                GoalText(slug="minder-drugshandel", title="Drugshandel krijgt geen kans.", indicator="drug_trade"),
                GoalText(slug="nog-open", title="Wie meldt, hoort wat ermee gebeurt."),
            ),
        ),
        ThemeText(
            slug="station",
            title="Het station",
            priority=PriorityClass.STRATEGIC,
            municipality=SOEST,
            goals=(GoalText(slug="rustig-station", title="Het is rustig bij het station.", indicator="crime_total"),),
        ),
        ThemeText(slug="vuurwerk", title="Vuurwerk", priority=PriorityClass.MAINTENANCE),
    ),
    local_chapters=(LocalChapterText(municipality=SOEST, text="Rond het station is het druk."),),
    ties=(
        TieText(name="Veiligheidsagenda 2023–2026", kind=TieKind.SAFETY_AGENDA, theme="veilig-wonen"),
        TieText(name="Regionaal plan", kind=TieKind.REGIONAL_PLAN, about="De prioriteiten komen terug."),
    ),
    co_signers=(CoSignerText(organisation="Politie", office="teamchef", signed_on=date(2024, 2, 1)),),
)
YEAR = ImplementationPlanText(
    slug="tweestroom-2025",
    partnership="tweestroom",
    title="Uitvoeringsplan 2025",
    kind=ImplementationKind.YEARLY_PLAN,
    period_first=date(2025, 1, 1),
    period_last=date(2025, 12, 31),
    stage=PlanStage.ADOPTED,
    audience=Audience.PUBLIC,
    plan=PLAN.slug,
    purpose="Laten zien dat samen werken loont.",
    points=(
        PointText(
            slug="buurt",
            title="Samen met de buurt",
            theme="veilig-wonen",
            objective="Buren letten op elkaar.",
            actions=(
                ActionText(
                    slug="buurtpreventie",
                    title="Buurtpreventie in zes buurten",
                    about="Inwoners lopen samen een ronde.",
                    why="Waar gelopen wordt, wordt minder gestolen.",
                    result="In elke buurt loopt een groep.",
                    goal="minder-misdrijven",
                    kind=ActionKind.CONTINUED,
                    level=ActionLevel.JOINT,
                    owner=BAARN,
                    owner_office="adviseur veiligheid",
                    partners=("Politie",),
                    starts_on=date(2025, 3, 1),
                    ends_on=date(2025, 12, 31),
                    funding=(
                        FundingText(purpose="Hesjes", year=2025, asked=Decimal(8000), granted=Decimal("6500.50")),
                    ),
                ),
                ActionText(
                    slug="inbraakscan",
                    title="Inbraakscan in zeshonderd woningen",
                    goal="minder-misdrijven",
                    kind=ActionKind.NEW,
                    municipalities=(SOEST,),
                    ends_on=date(2025, 7, 1),
                    funding=(FundingText(purpose="Scans", year=2025, asked=Decimal(12_000), recurring=False),),
                ),
            ),
        ),
        PointText(
            slug="los",
            title="Wat nergens onder valt",
            actions=(ActionText(slug="oefening", title="Oefening met de brandweer", owner="Politie"),),
        ),
    ),
    funding=(FundingText(purpose="Coördinatie", year=2025, asked=Decimal(20_000), recurring=True),),
)


def whole_thread(scratch: Path) -> None:
    """That, where the areas are known."""
    know_the_areas(scratch)
    add_whole_thread()


def whole_site(scratch: Path) -> None:
    """That, beside everything that the public pages can show."""
    publish(scratch)
    add_whole_thread()


def add_whole_thread() -> None:
    """Bring in the partnership, its plan, a year of carrying it out, and figures to see whether it works."""
    deliver(REGISTERED, measure=CRIME, table="83648NED")
    deliver_inhabitants(LIVING)
    establish_partnership(
        by=BY,
        now=NOW,
        slug="tweestroom",
        name="Tweestroom",
        lead=None,
        since=PLAN.period_first,
        municipalities=[AreaCode(BAARN), AreaCode(SOEST)],
        partners=[PartnerEntry(name="Politie", kind="politie")],
    )
    import_plan(by=BY, now=NOW, plan=PLAN)
    import_implementation_plan(by=BY, now=NOW, plan=YEAR)


def add_closed_twin(partnership: str) -> None:
    """The same plans for the eyes of one partnership only, under addresses that begin with `besloten`."""
    closed = replace(PLAN, slug="besloten-plan", partnership=partnership, audience=Audience.PARTNERSHIP)
    import_plan(by=BY, now=NOW, plan=replace(closed, themes=closed.themes[:1], local_chapters=(), co_signers=()))
    actions = (replace(YEAR.points[0].actions[1], goal=FEWER.slug, municipalities=()),)
    points = (replace(YEAR.points[0], actions=actions),)
    year = replace(YEAR, slug="besloten-jaar", partnership=partnership, audience=Audience.PARTNERSHIP, points=points)
    import_implementation_plan(by=BY, now=NOW, plan=replace(year, plan=closed.slug))
