"""Months without their season: a summer that comes every year is no rise, one that does not is."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from tests.faces.publication.explorer.country import BURGLARY, BURGLED
from tests.faces.publication.reading import text
from tests.helpers.deliveries import Values, deliver
from tests.helpers.public_site import publish
from tests.helpers.worlds import begins_with

pytestmark = [pytest.mark.django_db(databases="__all__"), begins_with(publish)]
MUNICIPALITIES = ("GM0342", "GM0308", "GM0317", "GM0310")
PAGE = f"{BURGLED}?gebied=GM0342&periode=2024-07"
DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def deliver_months(years: range, count: Callable[[str, int, int], int]) -> None:
    counts: Values = {
        code: {f"{year}-{month:02}": count(code, year, month) for year in years for month in range(1, 13)}
        for code in MUNICIPALITIES
    }
    deliver(counts, measure=BURGLARY, table="47022NED")


def usual(code: str, year: int, month: int) -> int:
    """Twice as many in July as in other months of its length, everywhere."""
    return (200 if month == 7 else 100) * DAYS[month - 1] // 31


def even(shown: str, month: str) -> float:
    """What the last column of the table says of a month."""
    row = re.search(rf"{month} \d+ [\d.]+–[\d.]+ ([\d.,]+)", shown[shown.index("In getallen") :])
    assert row
    return float(row.group(1).replace(".", "").replace(",", "."))


def test_a_summer_as_every_summer_is_no_rise(client: Client) -> None:
    deliver_months(range(2020, 2025), usual)
    shown = text(client, PAGE)
    assert "Zonder seizoen" in shown
    assert "en gedeeld door wat die maand in 4 gemeenten samen meestal meer of minder is." in shown
    assert even(shown, "juli 2024") == pytest.approx(even(shown, "juni 2024"), rel=0.06)


def test_a_summer_that_was_twice_as_bad_in_one_town_is(client: Client) -> None:
    def worse(code: str, year: int, month: int) -> int:
        return usual(code, year, month) * (2 if (code, year, month) == ("GM0342", 2024, 7) else 1)

    deliver_months(range(2020, 2025), worse)
    shown = text(client, PAGE)
    assert even(shown, "juli 2024") > 1.8 * even(shown, "juni 2024")
    assert b'stroke-dasharray="2 4"' in client.get(f"{BURGLED}/cijfers.svg?gebied=GM0342&periode=2024-07").content


@pytest.mark.parametrize("years", [range(2023, 2025), range(2024, 2025)])
def test_of_less_than_three_years_no_season_is_known(client: Client, years: range) -> None:
    deliver_months(years, usual)
    shown = text(client, PAGE)
    assert "juli 2024 200" in shown
    assert "Zonder seizoen" not in shown


def test_years_have_no_season(client: Client) -> None:
    deliver_months(range(2020, 2025), usual)
    deliver({"GM0342": {"2023": 1200, "2024": 1300}}, measure=BURGLARY)
    assert "Zonder seizoen" not in text(client, f"{BURGLED}?gebied=GM0342&periode=2024")


def test_of_few_cases_a_season_is_chance(client: Client) -> None:
    deliver_months(range(2020, 2025), lambda code, year, month: usual(code, year, month) // 40)
    assert "Zonder seizoen" not in text(client, PAGE)
