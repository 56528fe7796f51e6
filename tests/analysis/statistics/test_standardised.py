"""Directly standardised rates against the figures that public health in England checks its own by."""

import numpy as np
import pytest

from ineen.analysis.statistics.intervals import poisson_interval
from ineen.analysis.statistics.standardised import directly_standardised

# Figures of the test data of PHEindicatormethods 2.0.2 (UK Health Security Agency), by age in bands of five years, with
# the European Standard Population of 2013.
STANDARD = [
    5000,
    5500,
    5500,
    5500,
    6000,
    6000,
    6500,
    7000,
    7000,
    7000,
    7000,
    6500,
    6000,
    5500,
    5000,
    4000,
    2500,
    1500,
    1000,
]
PEOPLE = [636, 558, 609, 543, 384, 594, 669, 843, 660, 576, 606, 522, 426, 273, 300, 288, 153, 123, 207]
BIG = [127, 25, 18, 21, 12, 27, 48, 27, 29, 32, 32, 34, 45, 65, 38, 68, 74, 82, 91]
SMALL = [12, 4, 3, 2, 3, 4, 8, 2, 2, 3, 4, 5, 6, 8, 5, 6, 5, 5, 4]
PER = 10_000


def test_the_rates_are_those_of_the_reference_and_so_are_the_intervals_within_what_byar_differs_from_exact() -> None:
    found = directly_standardised([BIG, SMALL], PEOPLE, STANDARD)
    assert found.value * PER == pytest.approx([1043.0247991469423, 110.3212025300104], rel=1e-12)
    # the reference approximates the interval of the total by Byar, within 0.02 % of the exact one at these counts
    assert found.low * PER == pytest.approx([971.77090679856803, 87.745576753670903], rel=3e-4)
    assert found.high * PER == pytest.approx([1117.894091547925, 136.70882227251795], rel=3e-4)


def test_at_998_likewise() -> None:
    found = directly_standardised(BIG, PEOPLE, STANDARD, 0.998)
    assert [found.low * PER, found.high * PER] == pytest.approx([932.32878802199036, 1162.0595999522059], rel=3e-4)


def test_of_one_class_it_is_the_exact_interval_of_the_house() -> None:
    found = directly_standardised([[23]], [[5.25]], [7])
    assert [found.low[0], found.high[0]] == pytest.approx([bound / 5.25 for bound in poisson_interval(23)], rel=1e-12)


def test_the_make_up_of_the_inhabitants_is_taken_out() -> None:
    """Two areas with the same rate in each class, one with many young people."""
    rates, people = np.array([0.05, 0.01]), np.array([[8000, 2000], [2000, 8000]])
    found = directly_standardised(rates * people, people, [1, 1])
    assert found.value == pytest.approx([0.03, 0.03])


def test_below_ten_counts_it_says_nothing() -> None:
    found = directly_standardised([[5, 4], [5, 5]], 100, [1, 1])
    assert np.isnan([found.value[0], found.low[0], found.high[0]]).all()
    assert np.isfinite([found.value[1], found.low[1], found.high[1]]).all()


def test_the_interval_holds_as_often_as_it_says() -> None:
    rng = np.random.default_rng(2)
    rates, people = np.array([0.002, 0.01, 0.04]), np.array([4000, 2500, 600])
    found = directly_standardised(rng.poisson(rates * people, (20_000, 3)), people, [3, 3, 1])
    true = float(rates @ np.array([3, 3, 1]) / 7)
    assert ((found.low <= true) & (true <= found.high)).mean() == pytest.approx(0.955, abs=0.01)


@pytest.mark.parametrize(
    ("exposure", "standard", "why"), [([100, 0], [1, 1], "nobody in a class"), ([100, 100], [0, 0], "somebody")]
)
def test_what_cannot_be_weighed_is_refused(exposure: list[int], standard: list[int], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        directly_standardised([10, 10], exposure, standard)
