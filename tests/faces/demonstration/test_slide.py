"""In whatever year the region is loaded, it lives in the second year of its plan, with the same numbers."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from ineen.analysis.sources.delivery import SourceFile
from ineen.analysis.sources.fictional.delivery import parse
from ineen.faces.demonstration import folder, slide
from ineen.faces.demonstration.figures import published_months, recipe
from ineen.faces.demonstration.land import fictional_areas
from ineen.faces.demonstration.load import load_plans
from ineen.ground.areas.actions import declare_fictional_areas, load_municipalities
from ineen.ground.kernel.actors import system
from ineen.ground.kernel.periods import Period
from ineen.policy.execution import queries as execution
from ineen.policy.plans.queries import PlanStage, stored

BY = system("test")
DAYS = [
    datetime(2026, 11, 29, 9, tzinfo=UTC),
    datetime(2027, 1, 1, 9, tzinfo=UTC),
    datetime(2028, 2, 29, 9, tzinfo=UTC),
    datetime(2029, 6, 1, 9, tzinfo=UTC),
    datetime(2033, 1, 1, 9, tzinfo=UTC),
]

pytestmark = pytest.mark.django_db(databases="__all__")


@pytest.fixture(autouse=True)
def _areas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ineen.ground.areas.actions.municipalities.FIRST_YEAR", 2026)
    load_municipalities(by=BY, now=DAYS[0])
    declare_fictional_areas(by=BY, now=DAYS[0], areas=fictional_areas())


@pytest.mark.parametrize("now", DAYS, ids=lambda now: f"{now:%Y-%m-%d}")
def test_the_plans_are_of_the_year_in_which_they_come_in(now: datetime) -> None:
    load_plans(by=BY, now=now)
    year = now.year
    found = stored(BY, f"waterkant-{year - 1}-{year + 2}")
    assert found is not None
    assert (found.period_first, found.period_last) == (date(year - 1, 1, 1), date(year + 2, 12, 31))
    assert found.title == f"Integraal Veiligheidsplan Waterkant {year - 1}–{year + 2}"
    goal = next(one for one in found.goals if one.slug == "minder-woninginbraken")
    assert (goal.baseline_period, goal.baseline_value) == (str(year - 2), Decimal(135))
    assert goal.target_on == date(year + 2, 12, 31)
    this = execution.stored(BY, f"waterkant-uitvoeringsplan-{year}")
    assert this is not None
    assert (this.plan, this.stage) == (found.slug, PlanStage.ADOPTED)
    assert all(one.ends_on and one.ends_on.year == year for one in this.actions if one.starts_on)
    following = execution.stored(BY, f"waterkant-uitvoeringsplan-{year + 1}")
    assert following is not None
    assert following.stage is PlanStage.DRAFT
    assert load_plans(by=BY, now=now) == []


def test_a_demonstration_that_began_keeps_its_years(monkeypatch: pytest.MonkeyPatch) -> None:
    load_plans(by=BY, now=DAYS[0])
    assert slide.years_later(date(2029, 1, 1)) == 0  # its plan stands
    folder.begin(date(2027, 5, 1))
    assert slide.years_later(date(2029, 1, 1)) == 1


def test_the_figures_of_later_years_are_those_of_the_years_that_they_were_written_for() -> None:
    def told(years: int) -> list[tuple[str, str, object]]:
        text = recipe(Period.months(2012 + years, 1), Period.months(2013 + years, 2), years)
        rows = parse([SourceFile.of("recept.csv", text.encode())]).rows
        return [(row.region, row.measure.category, row.value) for row in rows]

    assert told(7) == told(0)


def test_the_first_month_is_as_much_later() -> None:
    assert str(published_months(date(2026, 3, 1))[0]) == "2012-01"
    assert str(published_months(date(2033, 3, 1))[0]) == "2019-01"


def test_only_years_move_in_a_text() -> None:
    text = "Van 135 in 2024 naar 110 op 31 december 2028; € 20000, waterkant-2025-2028, 2023–2026"
    assert slide.moved(text, 0) == text
    assert slide.moved(text, 3) == (
        "Van 135 in 2027 naar 110 op 31 december 2031; € 20000, waterkant-2028-2031, 2026–2029"
    )
