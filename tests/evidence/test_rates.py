"""A figure per 1,000 inhabitants says of which year the inhabitants are, or why there is none."""

import pytest

from ineen.evidence.queries import released
from ineen.ground.kernel.actors import RESIDENT
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.figures import Figure, Rate
from ineen.ground.kernel.periods import Period
from tests.helpers.deliveries import deliver, deliver_inhabitants

pytestmark = pytest.mark.django_db(databases="__all__")


def crime(area: str, period: str = "2024", indicator: str = "crime_total") -> Figure:
    (figure,) = released(RESIDENT, indicator=indicator, areas=[AreaCode(area)], periods=[Period.parse(period)])
    return figure


def rate(area: str, period: str = "2024") -> Rate:
    found = crime(area, period)
    assert found.rate, found.without_rate
    assert found.without_rate == ""
    return found.rate


def test_a_count_has_its_rate_with_the_bounds_of_its_interval_and_the_source_of_the_inhabitants() -> None:
    deliver({"GM0342": {"2024": 1510}})
    deliver_inhabitants({"GM0342": {"2024": 47_000}})
    figure, found = crime("GM0342"), rate("GM0342")
    assert figure.low is not None
    assert figure.high is not None
    assert found.value == pytest.approx(1510 / 47)
    assert [found.low, found.high] == pytest.approx([figure.low / 47, figure.high / 47])
    assert (found.per, found.counted, found.of, str(found.period)) == (1000, "inwoners", 47_000, "2024")
    assert (found.source.publisher, found.source.table) == ("CBS", "03759ned")


@pytest.mark.parametrize(
    ("counted", "asked", "used"),
    [
        (("2020", "2022", "2024"), "2024", "2024"),
        (("2020", "2022", "2025"), "2024", "2022"),
        (("2026", "2025"), "2024", "2025"),
        (("2020",), "2012", "2020"),
    ],
)
def test_the_inhabitants_are_those_of_the_year_or_the_last_before_it_or_the_first_after_it(
    counted: tuple[str, ...], asked: str, used: str
) -> None:
    deliver({"GM0342": {asked: 1510}})
    deliver_inhabitants({"GM0342": dict.fromkeys(counted, 47_000)})
    assert str(rate("GM0342", asked).period) == used


def test_a_year_without_a_published_number_of_inhabitants_is_passed_over() -> None:
    deliver({"GM0342": {"2024": 1510}})
    deliver_inhabitants({"GM0342": {"2023": 47_000, "2024": "."}})
    assert str(rate("GM0342").period) == "2023"


@pytest.mark.parametrize("period", ["2024-03", "2024KW01"])
def test_a_month_and_a_quarter_have_no_rate(period: str) -> None:
    deliver({"GM0342": {period: 120}})
    deliver_inhabitants({"GM0342": {"2024": 47_000}})
    figure = crime("GM0342", period)
    assert (figure.value, figure.rate) == (120, None)
    assert figure.without_rate == "Een aantal per 1.000 inwoners geven we alleen bij hele jaren."


def test_where_few_people_live_a_rate_would_mislead() -> None:
    deliver({"GM0088": {"2024": 40}, "GM0096": {"2024": 40}})
    deliver_inhabitants({"GM0088": {"2024": 999}, "GM0096": {"2024": 1000}})
    assert crime("GM0088").rate is None
    assert crime("GM0088").without_rate == (
        "In 2024 waren hier 999 inwoners. Onder de 1.000 inwoners zegt zo'n getal te weinig. "
        "Daarom is er geen aantal per 1.000 inwoners."
    )
    assert rate("GM0096").value == 40


def test_without_inhabitants_the_figure_says_so() -> None:
    deliver({"GM0342": {"2024": 1510}})
    assert crime("GM0342").without_rate.startswith("Er zijn nog geen aantallen inwoners ingelezen.")
    deliver_inhabitants({"GM0308": {"2024": 25_000}})
    assert crime("GM0342").without_rate.startswith("Van dit gebied is geen aantal inwoners bekend.")


def test_an_area_that_the_inhabitants_division_does_not_know_says_so() -> None:
    deliver({"GM1992": {"2024": 3000}})  # Voorne aan Zee, since 2023
    deliver_inhabitants({"GM0342": {"2020": 47_000}}, division=2020)
    assert crime("GM1992").without_rate == (
        "Dit gebied bestaat niet in de gebiedsindeling van 2020, waarin de inwoners geteld zijn. "
        "Daarom is er geen aantal per 1.000 inwoners."
    )


def test_a_municipality_that_grew_since_its_inhabitants_were_counted_has_no_rate() -> None:
    deliver({"GM0363": {"2024": 90_000}, "GM0342": {"2024": 1510}})
    deliver_inhabitants({"GM0363": {"2020": 870_000}, "GM0342": {"2020": 46_000}}, division=2020)
    assert crime("GM0363").without_rate.startswith(  # Weesp joined in 2022
        "Na de telling van de inwoners kwam er bij dit gebied (een deel van) een andere gemeente bij."
    )
    assert rate("GM0342").of == 46_000
    deliver_inhabitants({"GM0363": {"2020": 890_000}}, division=2026, table="recast")
    assert rate("GM0363").of == 890_000


def test_inhabitants_whose_source_names_no_borders_are_within_those_of_their_year() -> None:
    deliver({"GM0363": {"2020": 100_000, "2024": 90_000}})
    deliver_inhabitants({"GM0363": {"2020": 870_000, "2024": 930_000}}, division=None)
    assert crime("GM0363", "2020").without_rate.startswith("Na de telling van de inwoners")
    assert rate("GM0363").of == 930_000


def test_inhabitants_themselves_have_no_margin_and_no_rate() -> None:
    deliver_inhabitants({"GM0342": {"2024": 47_000}})
    figure = crime("GM0342", indicator="inhabitants")
    assert (figure.value, figure.low, figure.high, figure.rate, figure.without_rate) == (47_000, None, None, None, "")
    assert "geen onzekerheidsmarge" in figure.method


def test_what_has_no_value_has_no_rate_and_needs_no_reason() -> None:
    deliver({"GM0342": {"2024": "."}})
    deliver_inhabitants({"GM0342": {"2024": 47_000}})
    assert (crime("GM0342").rate, crime("GM0342").without_rate) == (None, "")
