"""Rates of small areas after smoothing: each drawn towards what all areas of its kind have in common."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ineen.analysis.indicators.catalogue import Indicator, indicator_named
from ineen.analysis.store.soundness import StoredFile
from ineen.evidence.queries.deliveries import Deliveries, Delivery, deliveries, of_one_world, released_versions
from ineen.evidence.queries.kept import Kept
from ineen.evidence.queries.tested import KINDS
from ineen.ground.kernel.actors import Viewer
from ineen.ground.kernel.area_codes import AreaCode, AreaKind
from ineen.ground.kernel.periods import Period

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LEAST: Final = 100  # inhabitants: where nearly nobody lives, those who pass through are the figure
MOST_AREAS: Final = 120_000  # of eight indicators, all buurten of the country


@dataclass(frozen=True, slots=True)
class SmoothedRate:
    """Per so many inhabitants: the rate after smoothing, and between which bounds the true one lies in 95 of 100."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class SmoothedRates:
    """By code the rates after smoothing; `common` is what they were drawn to, `areas` of how many that was learned."""

    rates: Mapping[str, SmoothedRate]
    common: float
    areas: int

    def __len__(self) -> int:
        return len(self.rates)


_smoothed: Kept[SmoothedRates] = Kept(MOST_AREAS)
_NONE: Final = SmoothedRates({}, 0, 0)


def smoothed_rates(
    viewer: Viewer, *, indicator: str, area: AreaCode, kind: AreaKind, period: Period, publisher: str
) -> SmoothedRates | None:
    """Of all wijken or buurten of one world and year; None where that cannot be said.

    area
        any of the world that is meant. `publisher` is who counted: others count in another way.

    Not of months, estimates and rounded figures, not where a file is damaged, and not of fewer than twenty areas: they
    do not tell how rates are spread. Areas under 100 inhabitants neither have a rate nor tell anything of others.
    """
    chosen = indicator_named(indicator)
    if chosen.denominator is None or chosen.surveyed or chosen.rounded_to > 1 or not period.is_year:
        return None
    versions = of_one_world(released_versions(viewer), [area])
    counted = deliveries([one for one in versions if one.publisher == publisher], chosen.numerator)
    lived = deliveries(versions, chosen.denominator)
    year = _year(lived, period)
    if year is None or not counted or any(isinstance(file, str) for file in (*counted.files, *lived.files)):
        return None

    def make() -> SmoothedRates:
        return _made(chosen, versions, (counted, lived), kind, (period, year))

    return _smoothed.answer((counted.key, lived.key, chosen.id, kind, period), make) or None


def _year(lived: Deliveries, period: Period) -> Period | None:
    """The year of inhabitants that a rate of this period takes: the newest up to it, else the first after."""
    years = [one for one in lived.periods() if one.is_year]
    return max((one for one in years if one <= period), default=min(years, default=None))


def _made(
    chosen: Indicator,
    versions: Sequence[Delivery],
    told: tuple[Deliveries, Deliveries],
    kind: AreaKind,
    periods: tuple[Period, Period],
) -> SmoothedRates:
    import numpy as np

    from ineen.analysis.statistics.small_areas import prior_of, smoothed

    areas, counts, exposure = _counted(versions, told, kind, periods)
    known = np.isfinite(counts) & (exposure >= LEAST)
    try:
        prior = prior_of(counts[known], exposure[known])
    except ValueError:  # too few areas, or nothing counted in any
        return _NONE
    found = smoothed(counts[known], exposure[known], prior)
    names = [area for area, is_known in zip(areas, known.tolist(), strict=True) if is_known]
    columns = ((one * chosen.per).tolist() for one in (found.value, found.low, found.high))
    rates = {name: SmoothedRate(*three) for name, *three in zip(names, *columns, strict=True)}
    return SmoothedRates(rates, float(prior.weight @ prior.mean) * chosen.per, len(names))


def _counted(
    versions: Sequence[Delivery],
    told: tuple[Deliveries, Deliveries],
    kind: AreaKind,
    periods: tuple[Period, Period],
) -> "tuple[list[str], NDArray[np.float64], NDArray[np.float64]]":
    """Codes, what was counted and how many live there; not a number where that is unknown."""
    from ineen.analysis.store.framing import framed

    rank = {one.content_hash: place for place, one in reversed(list(enumerate(versions)))}
    pairs = {file: stamp for one in told for stamp, file in zip(one.stamps, one.files, strict=True)}
    files = [file for file in sorted(pairs, key=lambda one: rank[pairs[one].version]) if isinstance(file, StoredFile)]
    apart = list(dict.fromkeys(periods))
    frame = framed(files, measures=[one.measure for one in told], periods=apart, kind=KINDS[kind]).frame
    counts, exposure = frame.values[:, 0, 0], frame.values[:, 1, apart.index(periods[1])]
    return [str(area) for area in frame.areas], counts, exposure
