"""Rates of buurten after smoothing: those with few inhabitants are drawn to the mean, and the page says so."""

import re

import numpy as np
import pytest
from django.test import Client

from tests.faces.publication.explorer.country import BURGLED
from tests.faces.publication.explorer.invented import count, draw, inhabit
from tests.faces.publication.reading import text
from tests.helpers.deliveries import Values
from tests.helpers.public_site import publish as site
from tests.helpers.worlds import begins_with

pytestmark = [pytest.mark.django_db(databases="__all__"), begins_with(site)]
PAGE = f"{BURGLED}?gebied=GM9901&vergelijk=buurten"
CODES = [f"BU990101{number:02}" for number in range(1, 31)]
SMALL, LARGE, EMPTY = CODES[:3]


def publish(buurten: int = 30) -> None:
    """Buurten of 2,000 people with some 20 cases; one of 200 with 12, one of 20,000 with 1,200, and one of nobody."""
    codes = CODES[:buurten]
    draw([f"Buurt {code[-2:]}" for code in codes])
    rng = np.random.default_rng(3)
    counts: Values = {code: {"2023": 4, "2024": int(rng.poisson(20))} for code in codes}
    people: Values = {code: {"2024": 2000} for code in codes}
    count(
        {
            **counts,
            "GM9901": {"2023": 150, "2024": 1600},
            SMALL: {"2024": 12},
            LARGE: {"2024": 1200},
            EMPTY: {"2024": 9},
        }
    )
    inhabit({**people, "GM9901": {"2024": 76_000}, SMALL: {"2024": 200}, LARGE: {"2024": 20_000}, EMPTY: {"2024": 40}})


def smoothed_of(page: str, name: str) -> tuple[float, float, float]:
    row = page[page.index("In getallen") :].partition(f"{name} ")[2]
    found = re.search(r"([\d,.]+) \(([\d,.]+)–([\d,.]+)\)", row)
    assert found
    value, low, high = (float(one.replace(".", "").replace(",", ".")) for one in found.groups())
    return value, low, high


class TestSmoothing:
    def test_few_inhabitants_are_drawn_to_the_mean_and_many_are_not(self, client: Client) -> None:
        publish()
        page = text(client, PAGE)
        small, large = smoothed_of(page, "Buurt 01"), smoothed_of(page, "Buurt 02")
        assert 12 < small[0] < 58  # counted are 60 per 1,000
        assert large[0] == pytest.approx(60, abs=1.5)
        assert small[2] - small[1] > 2 * (large[2] - large[1])
        assert small[1] < small[0] < small[2]

    def test_the_page_says_what_smoothing_does_and_to_which_mean(self, client: Client) -> None:
        publish()
        page = text(client, PAGE)
        assert "buurten met weinig inwoners zijn naar het gemiddelde van de 29 ingelezen buurten getrokken (" in page
        assert "Gladgestreken per 1.000 inwoners" in page

    def test_where_nearly_nobody_lives_there_is_none(self, client: Client) -> None:
        publish()
        page = text(client, PAGE)
        row = page[page.index("In getallen") :].partition("Buurt 03 ")[2].partition("Buurt 04")[0]
        assert row.split() == ["9", "4–18", "–", "–"]

    @pytest.mark.parametrize("query", ["&periode=2023", ""])
    def test_of_few_areas_and_without_inhabitants_nothing_is_smoothed(self, client: Client, query: str) -> None:
        publish(12)
        assert "Gladgestreken" not in text(client, f"{PAGE}{query}")

    def test_municipalities_are_not_smoothed(self, client: Client) -> None:
        publish()
        assert "Gladgestreken" not in text(client, f"{BURGLED}?gebied=GM9901")
