"""The check of a plan: it says what is missing, where, and what to do; a plan that says it all is left in peace."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from ineen.ground.kernel.area_codes import AreaCode
from ineen.policy.plans.queries import (
    Chapter,
    CoSignerText,
    GoalText,
    LeadText,
    LocalChapterText,
    PlanStage,
    PlanText,
    PriorityClass,
    TakesPart,
    TargetBound,
    ThemeText,
    TieKind,
    TieText,
    by_chapter,
    check_plan,
)
from tests.policy.plans.scene import TEXT

GOAL = GoalText(
    slug="minder",
    title="Minder inbraken.",
    cause="Slechte sloten.",
    indicator="burglary",
    baseline_value=Decimal(40),
    baseline_period="2023",
    target_value=Decimal(30),
    target_bound=TargetBound.AT_MOST,
    target_on=date(2026, 12, 31),
    expect="Uw wijkagent komt langs na een inbraak.",
)
THEME = ThemeText(
    slug="wonen",
    title="Veilig wonen",
    priority=PriorityClass.PRIORITY,
    reason="Het aantal inbraken steeg.",
    approach="Betere sloten.",
    leads=(LeadText(organisation="GM0342", office="adviseur veiligheid"),),
    goals=(GOAL,),
)
SOEST, BAARN = TakesPart(code=AreaCode("GM0342"), name="Soest"), TakesPart(code=AreaCode("GM0308"), name="Baarn")
TEXTS: dict[str, Any] = dict.fromkeys(
    (
        *("vision", "why_together", "look_back", "analysis", "participation", "with_residents", "other_subjects"),
        *("organisation", "evaluation", "decision_making", "asked_of_council"),
    ),
    "Tekst.",
)
WHOLE = replace(
    TEXT,
    **TEXTS,
    themes=(THEME,),
    local_chapters=(
        LocalChapterText(municipality="GM0342", text="x"),
        LocalChapterText(municipality="GM0308", text="x"),
    ),
    ties=(TieText(name="Regionaal beleidsplan", kind=TieKind.REGIONAL_PLAN),),
    co_signers=(CoSignerText(organisation="Politie", office="teamchef"),),
)


def told(plan: PlanText, *, municipalities: tuple[TakesPart, ...] = (SOEST, BAARN)) -> list[str]:
    return [str(one) for one in check_plan(plan, municipalities=municipalities, partners=("Politie",))]


def with_theme(**changes: Any) -> PlanText:
    return replace(WHOLE, themes=(replace(THEME, **changes),))


def with_goal(**changes: Any) -> PlanText:
    return with_theme(goals=(replace(GOAL, **changes),))


def test_a_plan_that_says_it_all_gets_no_advice() -> None:
    assert told(WHOLE) == []


@pytest.mark.parametrize(
    ("plan", "remedy"),
    [
        (replace(WHOLE, look_back=""), "Terugblik: schrijf wat het vorige plan opleverde"),
        (replace(WHOLE, analysis=""), "Veiligheidsanalyse: beschrijf wat de cijfers laten zien"),
        (replace(WHOLE, participation=""), "Totstandkoming: zeg wie er meedachten"),
        (replace(WHOLE, fields=()), "Velden: leg de vijf velden van het Kernbeleid ernaast"),
        (with_theme(reason=""), "Thema Veilig wonen: zeg waarom dit een prioriteit is"),
        (replace(WHOLE, ties=()), "Thema Veilig wonen: zeg hoe deze prioriteit past bij het regionale beleidsplan"),
        (replace(WHOLE, other_subjects=""), "Overige onderwerpen: zeg welke onderwerpen naar beheersniveau gaan"),
        (with_theme(priority=PriorityClass.STRATEGIC), "Thema's: geen thema is een prioriteit. Kies er één tot 5."),
        (with_theme(goals=(), expect="x"), "Thema Veilig wonen: zet er een doel bij"),
        (
            with_goal(indicator="", target_value=None, target_bound=None),
            "Thema Veilig wonen: kies een indicator bij doel “Minder inbraken”, of zeg waarom die er niet is.",
        ),
        (with_goal(target_on=None), "Thema Veilig wonen: geef doel “Minder inbraken” een streefwaarde, en de dag"),
        (with_goal(baseline_value=None), "geef doel “Minder inbraken” een nulmeting"),
        (with_goal(target_on=date(2031, 1, 1)), "de streefdatum van doel “Minder inbraken” valt buiten de looptijd"),
        (with_goal(cause=""), "zeg bij doel “Minder inbraken” waardoor het probleem er is"),
        (with_theme(approach=""), "Thema Veilig wonen: zeg op hoofdlijnen wat er gaat gebeuren"),
        (with_theme(leads=()), "Thema Veilig wonen: noem wie dit thema trekt"),
        (replace(WHOLE, asked_of_council=""), "Gevraagd aan de raad: zeg wat u de raad vraagt"),
        (with_goal(expect=""), "Thema Veilig wonen: zeg wat inwoners hiervan gaan merken"),
        (replace(WHOLE, with_residents=""), "Samen met inwoners: zeg wat inwoners zelf kunnen bijdragen"),
        (replace(WHOLE, local_chapters=WHOLE.local_chapters[:1]), "Lokaal hoofdstuk Baarn: schrijf wat hier anders is"),
        (replace(WHOLE, evaluation=""), "Evaluatie: zeg wanneer u tussentijds en aan het eind evalueert"),
        (replace(WHOLE, organisation=""), "Organisatie: zeg hoe de uitvoering is geregeld"),
        (replace(WHOLE, decision_making=""), "Besluitvorming: zeg welke raad of welk college wanneer besluit"),
        (replace(WHOLE, stage=PlanStage.UNSTATED), "Stand: zeg of het plan een concept is"),
        (replace(WHOLE, why_together=""), "Waarom samen: zeg waarom deze gemeenten dit samen doen"),
        (replace(WHOLE, co_signers=()), "Medeondertekenaars: noem welke partners het plan meetekenen"),
        (replace(WHOLE, stage=PlanStage.ADOPTED), "Medeondertekenaar Politie: noem de dag van ondertekening"),
    ],
)
def test_each_thing_that_is_missing_is_one_remedy_with_its_place(plan: PlanText, remedy: str) -> None:
    (only,) = told(plan)
    assert only.startswith(remedy) or remedy in only


def test_a_goal_may_go_without_indicator_when_it_says_why_and_is_then_not_asked_for_values() -> None:
    reason = "Weerbaarheid is nergens te tellen."
    plan = with_goal(
        indicator="",
        without_indicator=reason,
        baseline_value=None,
        target_value=None,
        target_bound=None,
        target_on=None,
    )
    assert told(plan) == []


def test_a_plan_of_one_municipality_owes_no_local_chapters_and_no_reason_to_be_together() -> None:
    assert told(replace(WHOLE, local_chapters=(), why_together=""), municipalities=(SOEST,)) == []


def test_a_theme_of_its_own_is_a_local_chapter_too() -> None:
    own = replace(THEME, slug="eigen", municipality="GM0308", priority=PriorityClass.MAINTENANCE, goals=())
    assert told(replace(WHOLE, local_chapters=WHOLE.local_chapters[:1], themes=(THEME, own))) == []


def test_too_many_priorities_are_counted() -> None:
    themes = tuple(replace(THEME, slug=f"t{number}", goals=(replace(GOAL, slug=f"g{number}"),)) for number in range(6))
    assert told(replace(WHOLE, themes=themes)) == [
        "Prioriteiten: het zijn er 6. Kies er hoogstens 5: wie alles vooropzet, zet niets voorop."
    ]


def test_without_partners_police_and_prosecutor_are_asked_for() -> None:
    (only,) = check_plan(WHOLE, municipalities=(SOEST,), partners=())
    assert only.place == "Samenwerkingsverband"


def test_the_same_advice_is_given_once_with_the_other_places_behind_it() -> None:
    goals = tuple(replace(GOAL, slug=f"g{number}", title=f"Doel {number}.", cause="") for number in range(6))
    assert told(with_theme(goals=goals)) == [
        "Thema Veilig wonen: zeg bij doel “Doel 0” waardoor het probleem er is. "
        "Ook bij “Doel 1”; “Doel 2”; “Doel 3”, en nog 2."
    ]


def test_a_long_title_is_cut_and_its_quotation_still_ends() -> None:
    long = "Buren die elkaar niet kennen, leren elkaar kennen voordat er ruzie komt."
    goals = tuple(replace(GOAL, slug=slug, title=title, cause="") for slug, title in (("a", "Doel."), ("b", long)))
    (only,) = told(with_theme(goals=goals))
    assert only.endswith("Ook bij “Buren die elkaar niet kennen, leren elkaar kennen voordat …”.")


def test_three_remedies_per_chapter_are_enough_the_most_important_first() -> None:
    empty: dict[str, Any] = dict.fromkeys(("organisation", "evaluation", "decision_making"), "")
    bare = replace(WHOLE, **empty, stage=PlanStage.UNSTATED)
    chapters = by_chapter(check_plan(bare, municipalities=(SOEST, BAARN), partners=("Politie",)))
    assert {chapter: [one.place for one in found] for chapter, found in chapters.items()} == {
        Chapter.ORGANISATION: ["Evaluatie", "Organisatie", "Besluitvorming"]
    }
