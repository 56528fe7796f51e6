"""Figures that may be shown. This is the only place where a `Released` is made."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ineen.analysis.indicators.catalogue import INDICATORS, Indicator, indicator_named
from ineen.analysis.store.reading import Extent
from ineen.evidence.queries.deliveries import deliveries, of_one_world, released_versions
from ineen.evidence.queries.figures import figure_of, sum_of
from ineen.evidence.queries.rates import denominators
from ineen.ground.kernel.actors import Viewer
from ineen.ground.kernel.area_codes import AreaCode, AreaGroup
from ineen.ground.kernel.figures import Figure
from ineen.ground.kernel.periods import Period
from ineen.ground.kernel.refusals import BadInput


@dataclass(frozen=True, slots=True)
class Released:
    """Figures that may be shown to everybody: one per asked area and period, in that order.

    Empty only where nothing about the indicator was loaded.
    """

    indicator: Indicator
    figures: tuple[Figure, ...]

    def __iter__(self) -> Iterator[Figure]:
        return iter(self.figures)

    def __len__(self) -> int:
        return len(self.figures)


def indicators() -> tuple[Indicator, ...]:
    """Every indicator that the product knows."""
    return tuple(INDICATORS.values())


def released(
    viewer: Viewer, *, indicator: str, areas: Iterable[AreaCode], periods: Iterable[Period] | None = None
) -> Released:
    """The released figures of one indicator; area by area and period by period the newest delivery wins.

    periods
        None gives every period that was delivered, the oldest first.

    A cell without a value, an area or period that no delivery has, and a cell whose file is damaged, is a figure whose
    status and method say so. Raises NotFound for an unknown indicator, and BadInput for real and invented areas in one.
    """
    chosen, asked = indicator_named(indicator), list(areas)
    versions = of_one_world(released_versions(viewer), asked)
    told = deliveries(versions, chosen.numerator)
    counts = told.counts(asked, told.periods() if periods is None else periods)
    against = denominators(versions, chosen, asked)
    figures = (figure_of(chosen, area, period, count) for (area, period), count in counts.items())
    return Released(chosen, tuple(map(against.beside, figures)))


def released_sum(
    viewer: Viewer, *, indicator: str, group: AreaGroup, periods: Iterable[Period] | None = None
) -> Released:
    """The released figures of one indicator about a group as one: per period the sum of its members.

    periods
        None gives every period that was delivered, the oldest first.

    Where members have no value the sum is incomplete and names them; figures of different publishers are not added.
    Raises NotFound for an unknown indicator, and BadInput for a group without members, with real and invented ones, or
    with members of several kinds, which may lie in each other.
    """
    _check_can_be_added(group)
    chosen, versions = indicator_named(indicator), of_one_world(released_versions(viewer), group.members)
    told = deliveries(versions, chosen.numerator)
    wanted = told.periods() if periods is None else list(periods)
    counts = told.counts(group.members, wanted)
    against = denominators(versions, chosen, group.members)
    figures = (
        sum_of(chosen, group, period, {member: counts[member, period] for member in group.members})
        for period in (wanted if told else ())
    )
    return Released(chosen, tuple(map(against.beside, figures)))


def coverage(viewer: Viewer, *, indicator: str) -> Extent:
    """About which areas and periods there are released figures of an indicator; raises NotFound where it is unknown."""
    return deliveries(released_versions(viewer), indicator_named(indicator).numerator).extent()


def _check_can_be_added(group: AreaGroup) -> None:
    if not group.members:
        raise BadInput(f"{group.name} heeft geen gebieden om op te tellen.")
    if len({member.kind for member in group.members}) > 1:
        raise BadInput(
            f"{group.name} heeft gebieden van verschillende soorten. Tel alleen gemeenten op, of alleen buurten."
        )
