"""One area among all others of its kind: which are like it, what is common, and who stands where."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import inf
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _

from ineen.analysis.charts.direct import Funnel, Spot
from ineen.evidence.queries.deliveries import of_one_world, released_versions
from ineen.evidence.queries.released import Released
from ineen.evidence.queries.tested import tested
from ineen.ground.kernel.actors import Viewer
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.figures import Figure
from ineen.ground.kernel.refusals import BadInput
from ineen.ground.ui import formats

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from ineen.analysis.statistics.dispersion import Dispersion

LEAST_AREAS: Final = 20
CURVE: Final = 60  # points of each curve


@dataclass(frozen=True, slots=True)
class Among:
    """Where one area lies in the funnel of all.

    words
        whether it lies within what is common; empty where it has no rate.
    """

    funnel: Funnel
    words: str


def rank_words(
    rows: Sequence["Ranked"], names: Mapping[AreaCode, str], chosen: Iterable[AreaCode], peers: str
) -> list[str]:
    """Who may have the lowest rate, and where each of the chosen stands."""
    from ineen.analysis.statistics.sentences import lowest_sentence, rank_sentence

    told = {row.figure.area: row for row in rows}
    lowest = [names[code] for code, row in told.items() if row.lowest and isinstance(code, AreaCode)]
    places = [(names[code], told[code]) for code in chosen if code in told]
    own = [rank_sentence(name, row.low, row.high, len(rows), peers) for name, row in places]
    return [lowest_sentence(lowest, len(rows), peers), *own]


@dataclass(frozen=True, slots=True)
class Ranked:
    """One area in an order by rate: between which places it stands with 95 % certainty, 1 for the lowest.

    lowest
        whether it is among the fewest of which one has the lowest rate, with that certainty.
    """

    figure: Figure
    low: int
    high: int
    lowest: bool


@dataclass(frozen=True, slots=True)
class Near:
    """An area that is like another: its number of inhabitants, and how far that lies from the other's.

    times
        the number of inhabitants against the other's.
    distance
        in standardised units: 1 is about as far as two areas lie apart.
    """

    area: AreaCode
    inhabitants: int
    times: float
    distance: float


def similar(area: AreaCode, inhabitants: Released) -> tuple[Near, ...]:
    """All areas by how much they are like this one in number of inhabitants, the nearest first.

    inhabitants
        of all that may be chosen, in one period; of who has no number nothing is like it.
    """
    from math import log, nan

    from ineen.analysis.statistics.similar import similar_to

    told = [one for one in inhabitants if isinstance(one.area, AreaCode)]
    codes = [one.area for one in told]
    sizes = [[log(one.value) if one.value else nan] for one in told]
    if area not in codes:
        return ()
    try:
        found = similar_to(codes.index(area), sizes, [1.0])
    except ValueError:  # of this area the number is unknown, or most are the same
        return ()
    own = told[codes.index(area)].value or 1
    near = zip(found.order.tolist(), found.distance.tolist(), strict=True)
    ordered = ((told[place], distance) for place, distance in near)
    return tuple(
        Near(one.area, int(one.value or 0), (one.value or 0) / own, distance)
        for one, distance in ordered
        if isinstance(one.area, AreaCode)
    )


def other_makes(publishers: Iterable[str]) -> str:
    """That figures of these publishers are left out; empty where there are none."""
    others = formats.listed(sorted(set(publishers)))
    words = _("Cijfers van %(others)s tellen op een andere manier en staan hier niet bij.") % {"others": others}
    return words if others else ""


def of_one_make(told: Released) -> tuple[Released, str]:
    """Figures of the publisher of most rates, and in Dutch whose are left out: others count in another way."""
    publishers = Counter(one.source.publisher for one in told if one.rate)
    most = {publisher for publisher, _count in publishers.most_common(1)}
    kept = told.only(lambda one: one.rate is None or one.source.publisher in most)
    return kept, other_makes(publishers.keys() - most)


def among_all(told: Released, names: dict[AreaCode, str], chosen: Iterable[AreaCode], peers: str) -> Among | None:
    """The funnel of all areas that have a rate in one period; None for fewer than twenty, and where all are zero.

    peers
        what they are, as people say it: gemeenten.
    """
    import numpy as np

    from ineen.analysis.statistics.funnel import ALARM, WARNING, overdispersed_limits, spread_between

    told, others = of_one_make(told)
    rated = [one for one in told if one.rate and one.value is not None and isinstance(one.area, AreaCode)]
    if len(rated) < LEAST_AREAS or not any(one.value for one in rated):
        return None
    counts = np.array([one.value for one in rated], dtype=np.float64)
    sizes = np.array([one.rate.of for one in rated if one.rate], dtype=np.float64)
    per, common = told.indicator.per, counts.sum() / sizes.sum()
    between = spread_between(counts, sizes * common)
    grid = np.geomspace(sizes.min() * 0.9, sizes.max() * 1.1, CURVE)
    limits = [overdispersed_limits(grid * common, between, share) for share in (ALARM, WARNING)]
    curves = tuple((_rates(one.low, grid, per), _rates(one.high, grid, per)) for one in limits)
    asked = frozenset(chosen)
    spots = tuple(
        Spot(names.get(one.area, str(one.area)), one.rate.of, one.rate.value, one.area in asked)
        for one in rated
        if one.rate and isinstance(one.area, AreaCode)
    )
    unit = f"{told.indicator.unit} per {formats.number(per)} {told.indicator.counted}"
    funnel = Funnel(unit, told.indicator.counted, spots, common * per, tuple(grid.tolist()), curves)
    words = [_where(one, common, between, names, peers) for one in rated if one.area in asked]
    return Among(funnel, " ".join(filter(None, [*words, others])))


def ranked(viewer: Viewer, told: Released, *, least: float = 0, below: float = inf) -> tuple[Ranked, ...]:
    """Areas by their rate, the lowest first, each with the places between which it stands.

    least, below
        only those with at least so many inhabitants, and fewer than so many.

    How surely a rate is known follows from how such counts vary from year to year, over the whole country. Raises
    BadInput where that is not known, and for fewer than two areas with a rate.
    """
    rated = [one for one in of_one_make(told)[0] if one.rate and least <= one.rate.of < below]
    if len(rated) < 2:  # noqa: PLR2004
        raise BadInput("Voor een rangorde zijn ten minste twee gebieden met een aantal per inwoner nodig.")
    first = rated[0]
    assert isinstance(first.area, AreaCode)  # noqa: S101 - for the types: it was chosen for it
    judged = tested(of_one_world(released_versions(viewer), [first.area]), first.area.kind, first.period)
    if told.indicator.id not in judged.indicators:
        raise BadInput("Een bestand van de bron is beschadigd. Daarom is er nu geen rangorde.")
    dispersion = judged.dispersion(told.indicator.id)
    if dispersion is None:
        raise BadInput(
            "Te weinig gebieden laten zien hoe dit aantal van jaar tot jaar schommelt. Daarom is er geen rangorde."
        )
    counts = tuple(int(one.value or 0) for one in rated)
    sizes = tuple(one.rate.of for one in rated if one.rate)
    places = _places(counts, sizes, _factors(dispersion, counts))
    rows = [Ranked(figure, *place) for figure, place in zip(rated, places, strict=True)]
    return tuple(sorted(rows, key=lambda row: row.figure.rate.value if row.figure.rate else 0))


@lru_cache(64)
def _places(
    counts: tuple[int, ...], sizes: tuple[int, ...], factors: tuple[float, ...]
) -> tuple[tuple[int, int, bool], ...]:
    import numpy as np

    from ineen.analysis.statistics.ranks import ranks

    factor = np.array(factors)
    found = ranks(np.array(counts) / factor + 0.5, np.array(sizes) / factor)
    low, high = found.interval()
    return tuple(zip(low.tolist(), high.tolist(), found.lowest().tolist(), strict=True))


def _factors(dispersion: "Dispersion", counts: Sequence[int]) -> tuple[float, ...]:
    """By how much less each count tells than it would by chance alone; `at` takes the counts of two years."""
    return tuple(float(dispersion.at(2 * count)) for count in counts)


def _rates(counts: "NDArray[np.float64]", sizes: "NDArray[np.float64]", per: int) -> tuple[float, ...]:
    return tuple((counts * per / sizes).tolist())


def _where(figure: Figure, common: float, between: float, names: dict[AreaCode, str], peers: str) -> str:
    from ineen.analysis.statistics.funnel import ALARM, WARNING, overdispersed_limits

    if figure.rate is None or not isinstance(figure.area, AreaCode):
        return ""
    expected, name = figure.rate.of * common, names.get(figure.area, str(figure.area))
    for share, words in ((WARNING, "binnen wat gewoon is"), (ALARM, "aan de rand van wat gewoon is")):
        limits = overdispersed_limits(expected, between, share)
        if limits.low <= (figure.value or 0) <= limits.high:
            return f"{name} ligt {words} voor {peers} van deze omvang."
    side = "boven" if (figure.value or 0) > expected else "onder"
    return f"{name} ligt {side} wat gewoon is voor {peers} van deze omvang."
