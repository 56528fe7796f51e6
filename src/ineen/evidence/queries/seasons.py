"""Months without what every year brings, and each as long as the others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from ineen.analysis.indicators.catalogue import indicator_named
from ineen.analysis.store.soundness import StoredFile
from ineen.evidence.queries.deliveries import Deliveries, deliveries, of_one_world, released_versions
from ineen.evidence.queries.kept import Kept
from ineen.ground.kernel.actors import Viewer
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.figures import Figure
from ineen.ground.kernel.periods import Period

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LEAST_MONTHS: Final = 36
MOST_MONTHS: Final = 72
LEAST_COUNTED: Final = 100  # of each month of the year over all years: of fewer a season is chance
MOST_SEASONS: Final = 4000


@dataclass(frozen=True, slots=True)
class Season:
    """How much more than in a mean month is counted in January to December, and in how many municipalities."""

    index: tuple[float, ...]
    municipalities: int

    def __len__(self) -> int:
        return len(self.index)


_seasons: Kept[Season] = Kept(MOST_SEASONS)
_NONE: Final = Season((), 0)


@dataclass(frozen=True, slots=True)
class WithoutSeason:
    """Counts by month as they would be in a month of 30.4 days without its season."""

    values: Mapping[Period, float]
    municipalities: int


def without_season(viewer: Viewer, series: Sequence[Figure]) -> WithoutSeason | None:
    """Months of one area without the season that all municipalities together show; of small counts a season is chance.

    series
        months, the oldest first. None for other periods and estimates, where a file is damaged, where municipalities
        were not counted in every one of 36 months up to the last, and where fewer than 100 were counted in all years of
        one month.
    """
    if not series or not all(one.period.is_month for one in series):
        return None
    area, chosen = series[-1].area, indicator_named(series[-1].indicator)
    if chosen.denominator is None or chosen.surveyed or chosen.rounded_to > 1 or not isinstance(area, AreaCode):
        return None
    publisher = series[-1].source.publisher
    versions = [one for one in of_one_world(released_versions(viewer), [area]) if one.publisher == publisher]
    counted = deliveries(versions, chosen.numerator)
    months = _months(counted, series[-1].period)
    if len(months) < LEAST_MONTHS or any(isinstance(file, str) for file in counted.files):
        return None
    season = _seasons.answer((counted.key, chosen.id, months[-1]), lambda: _season(counted, months))
    return WithoutSeason(_adjusted(series, season), season.municipalities) if season else None


def _months(counted: Deliveries, last: Period) -> list[Period]:
    """The delivered months up to the last without a gap, the oldest first."""
    known, found = {one for one in counted.periods() if one.is_month}, list[Period]()
    while last in known and len(found) < MOST_MONTHS:
        found.insert(0, last)
        before = last.first - timedelta(days=1)
        last = Period.months(before.year, before.month)
    return found


def _season(counted: Deliveries, months: Sequence[Period]) -> Season:
    import numpy as np

    from ineen.analysis.statistics.seasons import seasonal_index
    from ineen.analysis.store.framing import framed

    files = [file for file in counted.files if isinstance(file, StoredFile)]
    frame = framed(files, measures=[counted.measure], periods=months, kind="GM").frame
    table = frame.values[:, 0, :]
    whole = table[np.isfinite(table).all(axis=1)]
    by_month = [whole[:, place::12].sum() for place in range(12)]
    if min(by_month) < LEAST_COUNTED:
        return _NONE
    try:
        index = seasonal_index(whole, _days(months), months[0].first.month)
    except ValueError:  # a year in which nothing was counted
        return _NONE
    return Season(tuple(index.tolist()), len(whole))


def _adjusted(series: Sequence[Figure], season: Season) -> dict[Period, float]:
    import numpy as np

    from ineen.analysis.statistics.seasons import per_mean_month

    valued = [one for one in series if one.value is not None and season.index[one.period.first.month - 1] > 0]
    even = per_mean_month(np.array([float(one.value or 0) for one in valued]), _days([one.period for one in valued]))
    pairs = zip(valued, even.tolist(), strict=True)
    return {one.period: count / season.index[one.period.first.month - 1] for one, count in pairs}


def _days(months: Sequence[Period]) -> "NDArray[np.float64]":
    import numpy as np

    return np.array([(one.last - one.first).days + 1 for one in months], dtype=np.float64)
