"""Intervals of smoothed rates hold in small and large municipalities, with few and with many expected counts."""

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.special import gammaincinv

from ineen.analysis.statistics.small_areas import Prior, prior_of, smoothed

Array = NDArray[np.float64]
PER_INHABITANT = 0.002
SIZES = np.repeat([8, 15, 30, 50, 90, 160], [120, 60, 30, 20, 12, 8])  # buurten of each municipality
OWNER = np.repeat(np.arange(len(SIZES)), SIZES)
SIZE_CLASSES = {"under 20": (0, 20), "20–60": (20, 60), "60 and up": (60, 999)}
EXPECTED_CLASSES = {"under 1": (0, 1), "1–5": (1, 5), "5 and up": (5, 1e9)}
DRAWS = 8


def country(rng: np.random.Generator, spread: float) -> tuple[Array, Array, Array]:
    """True rates, inhabitants and counts of all buurten."""
    inhabitants = np.asarray(1 + np.round(np.exp(rng.normal(6.9, 1.1, len(OWNER)))), dtype=np.float64)
    rates: Array = rng.gamma(spread**-2, PER_INHABITANT * spread**2, len(OWNER))
    return rates, inhabitants, rng.poisson(rates * inhabitants).astype(np.float64)


def of_one_municipality(counts: Array, inhabitants: Array) -> tuple[Array, Array]:
    """What is usually done: mean and variance from the buurten of one municipality (Marshall 1991), for certain."""
    low, high = np.empty(len(counts)), np.empty(len(counts))
    for owner in range(len(SIZES)):
        mine = owner == OWNER
        y, e = counts[mine], inhabitants[mine]
        mean = max(y.sum() / e.sum(), 1e-9)
        spread = max((e * (y / e - mean) ** 2).sum() / e.sum() - mean / e.mean(), mean**2 * 1e-4)
        shape, rate = mean**2 / spread + y, mean / spread + e
        low[mine], high[mine] = gammaincinv(shape, 0.025) / rate, gammaincinv(shape, 0.975) / rate
    return low, high


@pytest.fixture(scope="module", params=[0.5, 1.0], ids=["spread 0.5", "spread 1.0"])
def coverage(request: pytest.FixtureRequest) -> dict[str, dict[tuple[str, str], float]]:
    """By method and by cell of size × expected count: how often the interval held the true rate."""
    rng = np.random.default_rng(7)
    held: dict[str, list[NDArray[np.bool_]]] = {"pooled": [], "local": []}
    expected = []
    for _ in range(DRAWS):
        rates, inhabitants, counts = country(rng, request.param)
        found = smoothed(counts, inhabitants, prior_of(counts, inhabitants))
        held["pooled"].append((found.low <= rates) & (rates <= found.high))
        low, high = of_one_municipality(counts, inhabitants)
        held["local"].append((low <= rates) & (rates <= high))
        expected.append(inhabitants * PER_INHABITANT)
    size, means = np.tile(SIZES[OWNER], DRAWS), np.concatenate(expected)
    cells = {
        (large, many): (size >= SIZE_CLASSES[large][0])
        & (size < SIZE_CLASSES[large][1])
        & (means >= few)
        & (means < most)
        for large in SIZE_CLASSES
        for many, (few, most) in EXPECTED_CLASSES.items()
    }
    return {
        method: {cell: float(np.concatenate(told)[where].mean()) for cell, where in cells.items()}
        for method, told in held.items()
    }


def test_intervals_keep_their_promise_in_every_size_class(coverage: dict[str, dict[tuple[str, str], float]]) -> None:
    assert {cell: share for cell, share in coverage["pooled"].items() if abs(share - 0.95) > 0.01} == {}


def test_a_prior_of_each_municipality_by_itself_does_not(coverage: dict[str, dict[tuple[str, str], float]]) -> None:
    assert min(coverage["local"].values()) < 0.85


def test_smoothing_comes_nearer_to_the_truth() -> None:
    rates, inhabitants, counts = country(np.random.default_rng(3), 0.5)
    found = smoothed(counts, inhabitants, prior_of(counts, inhabitants))
    raw, drawn = (np.sqrt(np.mean((told - rates) ** 2)) for told in (counts / inhabitants, found.value))
    assert drawn < 0.7 * raw


def test_with_a_certain_prior_it_is_the_gamma_distribution() -> None:
    """Prior mean 2 and shape 4, 7 counted in an exposure of 3: shape 11 and rate 2 + 3."""
    found = smoothed(7, 3, Prior(np.array([2.0]), np.array([4.0]), np.array([1.0])))
    assert found.value == pytest.approx(11 / 5, rel=1e-12)
    assert [found.low, found.high] == pytest.approx([gammaincinv(11, 0.025) / 5, gammaincinv(11, 0.975) / 5], rel=1e-9)


def test_the_prior_finds_what_the_areas_were_drawn_from() -> None:
    _, inhabitants, counts = country(np.random.default_rng(5), 0.5)
    prior = prior_of(counts, inhabitants)
    assert prior.weight.sum() == pytest.approx(1)
    assert prior.weight @ prior.mean == pytest.approx(PER_INHABITANT, rel=0.05)
    assert prior.weight @ prior.shape**-0.5 == pytest.approx(0.5, abs=0.05)


def test_areas_that_do_not_differ_are_drawn_together() -> None:
    rng = np.random.default_rng(6)
    inhabitants = np.full(500, 1000.0)
    counts = rng.poisson(inhabitants * PER_INHABITANT)
    found = smoothed(counts, inhabitants, prior_of(counts, inhabitants))
    assert found.value.std() < 0.3 * (counts / inhabitants).std()


@pytest.mark.parametrize(
    ("counts", "exposure", "why"),
    [([1.0] * 19, 100.0, "do not tell"), ([0.0] * 30, 100.0, "nothing was counted"), ([1.0] * 30, 0.0, "above 0")],
)
def test_what_tells_no_prior_is_refused(counts: list[float], exposure: float, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        prior_of(counts, exposure)


def test_a_confidence_that_cannot_be_is_refused() -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        smoothed(1, 1, Prior(np.ones(1), np.ones(1), np.ones(1)), 95)
