"""From a recipe to counts. A count depends on the seed, its buurt, its class and its month, and on nothing else.

    expected  = inhabitants ÷ 1,000 × national rate ÷ 12 × season × character × place × turns
    count     ~ Poisson(expected × Gamma(SHAPE, 1 ÷ SHAPE))

`place` is one lognormal factor for the municipality and one for the buurt, per class. Each buurt and class has a
stream of random numbers of its own, the same many for every month; both laws are drawn by inverting distributions,
so that a later month never moves an earlier one.
"""

from collections.abc import Sequence
from hashlib import sha256
from math import exp
from typing import TYPE_CHECKING, Any

from ineen.analysis.sources.fictional.recipe import FIRST_YEAR, Buurt, Recipe, lies_in
from ineen.analysis.sources.fictional.tables import CHARACTERS, NATIONAL, National

if TYPE_CHECKING:
    from numpy.random import Generator
    from numpy.typing import NDArray

SHAPE = 9  # the larger, the closer to a plain Poisson
AS_NORMAL = 200.0  # from this mean on a Poisson is drawn as the Normal with its mean and variance
SPREAD_OF_TOWNS, SPREAD_OF_BUURTEN = 0.10, 0.22  # standard deviations of the logarithm


def draw(recipe: Recipe) -> "NDArray[Any]":
    """Whole counts, shaped (classes of `NATIONAL`, buurten of the recipe, months since January 2012).

    Every month up to the last of the recipe is drawn, also where the recipe delivers only later ones.
    """
    import numpy as np

    people = [_people(buurt, recipe.last) for buurt in recipe.buurten]
    return np.array([_of_class(recipe, one, people) for one in NATIONAL])


def _people(buurt: Buurt, last: int) -> "NDArray[Any]":
    """Thousands of inhabitants in each month."""
    import numpy as np

    years = [buurt.inhabitants(FIRST_YEAR + year) / 1000 for year in range(last // 12 + 1)]
    return np.repeat(years, 12)[: last + 1]


def _of_class(recipe: Recipe, one: National, people: Sequence["NDArray[Any]"]) -> "NDArray[Any]":
    import numpy as np

    months = [divmod(month, 12) for month in range(recipe.last + 1)]
    rates = np.array([one.rate(FIRST_YEAR + year) / 12 * one.index(FIRST_YEAR + year, of + 1) for year, of in months])
    expected = np.array(
        [
            many * rates * _place(recipe.seed, buurt, one) * CHARACTERS[buurt.character][one.group]
            for buurt, many in zip(recipe.buurten, people, strict=True)
        ]
    )
    for turn in recipe.turns:
        if turn.category == one.measure.category:
            within = [lies_in(buurt.code, turn.area) for buurt in recipe.buurten]
            expected[within, turn.month :] *= turn.times
    shape = (recipe.last + 1, SHAPE + 1)
    chance = np.array([_stream(recipe.seed, str(buurt.code), one).random(shape) for buurt in recipe.buurten])
    return _inverted(expected, chance)


def _place(seed: str, buurt: Buurt, one: National) -> float:
    town = _stream(seed, str(buurt.code.municipality), one).normal(0, SPREAD_OF_TOWNS)
    own = _stream(seed, f"{buurt.code} zelf", one).normal(0, SPREAD_OF_BUURTEN)
    return exp(town + own)


def _stream(seed: str, about: str, one: National) -> "Generator":
    import numpy as np

    words = f"{seed}\n{about}\n{one.measure.subject}\n{one.measure.category}"
    return np.random.Generator(np.random.Philox(key=int.from_bytes(sha256(words.encode()).digest()[:16])))


def _inverted(expected: "NDArray[Any]", chance: "NDArray[Any]") -> "NDArray[Any]":
    """Counts at these chances: all but the last make the Gamma, as a sum of exponentials; the last is the Poisson's."""
    import numpy as np
    from scipy.special import ndtri

    mean = expected * -np.log1p(-chance[..., :SHAPE]).sum(axis=-1) / SHAPE
    asked = chance[..., SHAPE]
    large = np.maximum(0, np.rint(mean + np.sqrt(mean) * ndtri(asked)))
    return np.where(mean > AS_NORMAL, large, _poisson(np.minimum(mean, AS_NORMAL), asked)).astype(int)


def _poisson(mean: "NDArray[Any]", asked: "NDArray[Any]") -> "NDArray[Any]":
    """The smallest counts that are as likely as asked, or more, not to be passed: term by term, all at once."""
    import numpy as np

    counts = np.zeros(mean.shape)
    at_most = exactly = np.exp(-mean)
    # sums of floating numbers need not reach 1: so far out nothing is left to find
    while (below := (at_most < asked) & (counts < 2 * mean + 60)).any():
        counts += below
        exactly = np.where(below, exactly * mean / np.maximum(counts, 1), exactly)
        at_most = np.where(below, at_most + exactly, at_most)
    return counts
