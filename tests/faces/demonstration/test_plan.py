"""The plan of the region: its numbers are those that the connector gives, and its thread breaks in two places only."""

import re
from collections import Counter
from datetime import UTC, datetime

import pytest

from ineen.analysis.indicators.catalogue import indicator_named
from ineen.analysis.sources.delivery import SourceFile
from ineen.analysis.sources.fictional.delivery import parse
from ineen.faces.demonstration.figures import FIRST_YEAR, recipe
from ineen.faces.demonstration.land import fictional_areas
from ineen.faces.demonstration.load import PLANS, load_plans
from ineen.faces.exchange.check import advice_on
from ineen.faces.exchange.package import Package, read_package
from ineen.ground.areas.actions import declare_fictional_areas, load_municipalities
from ineen.ground.kernel.actors import RESIDENT, system
from ineen.ground.kernel.periods import Period
from ineen.ground.kernel.refusals import BadInput
from ineen.policy.execution.queries import implementation_plan
from ineen.policy.plans.queries import PlanView, plan
from tests.lanes import ROOT

BY, NOW = system("test"), datetime(2026, 11, 20, 9, tzinfo=UTC)
FOLDER = ROOT / "src" / "ineen" / "faces" / "demonstration"
TOWNS = ("GM9901", "GM9902", "GM9903", "GM9904", "GM9905")
Told = Counter[tuple[str, str, int]]

# what the running text says: a piece of it, and the indicator, area and year of each number in it
SAID = (
    ("van 195 in 2019 naar 135 in 2024", "dwelling_burglary", TOWNS),
    ("van 8 in 2022 naar 15 in 2024", "dwelling_burglary", ("WK990102",)),
    ("in 2024 in de Waterkant 4.518 misdrijven", "crime_total", TOWNS),
    ("in 2012 waren dat er 6.157", "crime_total", TOWNS),
    ("van 376 aangiften in 2016 naar 468 in 2024", "horizontal_fraud", TOWNS),
    ("708 in 2020", "horizontal_fraud", TOWNS),
    ("van 341 in 2014 naar 907 in 2024", "nuisance_confused_persons", TOWNS),
    ("in 2024 907 meldingen", "nuisance_confused_persons", TOWNS),
    ("tegen 576 in 2019", "nuisance_confused_persons", TOWNS),
    ("in 2024 83 keer drugshandel", "drug_trade", TOWNS),
    ("van 74 in 2019 naar 124 in 2024", "youth_nuisance", ("WK990301",)),
    ("van 219 in 2019 naar 324 in 2024", "nuisance_alcohol_drugs", TOWNS),
    ("In 2024 deden winkeliers 235 keer", "shoplifting", TOWNS),
    ("in 2021 was dat 159 keer", "shoplifting", TOWNS),
    ("In 2024 registreerde de politie 375 ongevallen", "traffic_accidents_police", TOWNS),
    ("van 738 in 2012 naar 425 in 2024", "vandalism", TOWNS),
    ("naar 104 in 2024", "nuisance_confused_persons", ("WK990101",)),
    ("In 2025 steeg het aantal gevallen van oplichting naar 539", "horizontal_fraud", TOWNS),
    ("In 2025 daalde het aantal meldingen voor het eerst, naar 828", "nuisance_confused_persons", TOWNS),
    ("in 2025 94 keer drugshandel", "drug_trade", TOWNS),
    ("bleef in 2025 vrijwel gelijk: 591", "youth_nuisance", TOWNS),
)


@pytest.fixture(scope="module")
def told() -> Told:
    """Yearly counts by area, class and year, as the connector gives them."""
    delivery = parse(
        [SourceFile.of("recept.csv", recipe(Period.months(FIRST_YEAR, 1), Period.months(2025, 12)).encode())]
    )
    return Counter(
        {
            (row.region, row.measure.category, row.period.first.year): row.value or 0
            for row in delivery.rows
            if row.period == Period.year(row.period.first.year)
        }
    )


@pytest.fixture
def _areas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ineen.ground.areas.actions.municipalities.FIRST_YEAR", 2026)
    load_municipalities(by=BY, now=NOW)
    declare_fictional_areas(by=BY, now=NOW, areas=fictional_areas())


def total(told: Told, indicator: str, areas: tuple[str, ...], year: int) -> int:
    return sum(told[area, indicator_named(indicator).numerator.category, year] for area in areas)


def read(name: str) -> Package:
    return read_package((FOLDER / name).read_bytes(), name)


@pytest.fixture
def waterkant(_areas: None) -> PlanView:
    load_plans(by=BY, now=NOW)
    return plan(RESIDENT, "waterkant-2025-2028")


@pytest.mark.django_db(databases="__all__")
def test_every_baseline_is_what_the_figures_say(waterkant: PlanView, told: Told) -> None:
    compared = 0
    for theme in waterkant.themes:
        for goal in theme.goals:
            if goal.indicator:
                areas = (theme.municipality,) if theme.municipality else TOWNS
                year = int(goal.baseline_period)
                count = total(told, goal.indicator, areas, year)
                people = total(told, "inhabitants", areas, year)
                value = round(1000 * count / people, 2) if goal.as_rate else count
                assert (goal.slug, float(goal.baseline_value or 0)) == (goal.slug, value)
                compared += 1
    assert compared >= 10


@pytest.mark.parametrize(("piece", "indicator", "areas"), SAID)
def test_numbers_in_the_text_are_what_the_figures_say(
    piece: str, indicator: str, areas: tuple[str, ...], told: Told
) -> None:
    words = " ".join(" ".join((FOLDER / name).read_text(encoding="utf-8") for name in PLANS).split())
    assert piece in words
    numbers = [int(number.replace(".", "")) for number in re.findall(r"\d[\d.]*", piece)]
    years = [number for number in numbers if number in range(2012, 2026)]
    counts = [number for number in numbers if number not in range(2012, 2026)]
    around = words[words.index(piece) - 60 :][:200]
    assert counts == [total(told, indicator, areas, year) for year in years or _years(around)]


def _years(text: str) -> list[int]:
    return [int(re.findall(r"20[12]\d", text)[0])]


@pytest.mark.django_db(databases="__all__")
@pytest.mark.usefixtures("waterkant")
def test_the_thread_breaks_in_two_places_that_show_what_a_gap_looks_like() -> None:
    said = [
        str(remedy)
        for name in PLANS
        for advice in advice_on(BY, read(name))
        for remedies in advice.chapters.values()
        for remedy in remedies
    ]
    assert len(said) == 2
    assert "Ondernemers melden eerder" in said[0]
    assert "hek, licht en camera's" in said[1]


@pytest.mark.django_db(databases="__all__")
def test_every_goal_has_an_action_and_every_action_an_owner_by_office(waterkant: PlanView) -> None:
    actions = implementation_plan(RESIDENT, "waterkant-uitvoeringsplan-2026").actions
    goals = {goal.slug for theme in waterkant.themes for goal in theme.goals}
    assert {action.goal for action in actions} == goals
    assert all(action.owner and action.owner_office and action.ends_on for action in actions)
    assert (len(waterkant.priorities), len(goals), len(actions)) == (4, 15, 30)
    assert len(waterkant.local_chapters) == 5
    assert [theme.municipality for theme in waterkant.themes if theme.municipality] == ["GM9903"]


@pytest.mark.django_db(databases="__all__")
def test_without_the_areas_the_plan_cannot_come_in() -> None:
    with pytest.raises(BadInput, match="laad eerst het voorbeeld"):
        read(PLANS[0])
