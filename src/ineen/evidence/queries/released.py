"""Figures that may be shown. This is the only place where a `Released` is made."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from ineen.analysis.indicators.catalogue import INDICATORS, Indicator, indicator_named
from ineen.analysis.store.cells import Cell
from ineen.analysis.store.reading import Extent
from ineen.evidence.models import Release, ReleaseRequest
from ineen.evidence.queries.converted import converted_counts, table_of
from ineen.evidence.queries.deliveries import (
    WITHOUT_VALUE,
    Count,
    Deliveries,
    Delivery,
    deliveries,
    of_one_world,
    released_versions,
)
from ineen.evidence.queries.figures import figure_of, sum_of
from ineen.evidence.queries.kept import Kept
from ineen.evidence.queries.overlap import standing
from ineen.evidence.queries.protocols import Outcome
from ineen.evidence.queries.rates import denominators
from ineen.evidence.queries.releases import public_release
from ineen.evidence.queries.releasing import published_cells
from ineen.ground.kernel.actors import Viewer
from ineen.ground.kernel.area_codes import AreaCode, AreaGroup
from ineen.ground.kernel.figures import Figure, FigureStatus, SourceStamp
from ineen.ground.kernel.periods import Period
from ineen.ground.kernel.refusals import BadInput

COUNTED_HERE = "Een telling zoals zij is vrijgegeven. In elk aantal speelt toeval mee."
MOST_FIGURES = 40_000  # with the names in what was asked


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

    def only(self, keep: Callable[[Figure], bool]) -> "Released":
        """The figures of which this is true: none is added, so they are released as well."""
        return Released(self.indicator, tuple(filter(keep, self.figures)))


# What follows from the deliveries, the state of their files and the question never changes. A figure or a name takes
# some 700 bytes: 28 MB per process at most.
_answers: Kept[tuple[Figure, ...]] = Kept(MOST_FIGURES)


def indicators() -> tuple[Indicator, ...]:
    """Every indicator that the product knows."""
    return tuple(INDICATORS.values())


def loaded_indicators(viewer: Viewer, areas: Iterable[AreaCode] = ()) -> tuple[Indicator, ...]:
    """Those of which something was released; where areas are named, in their world: the real one or the invented."""
    versions, asked = released_versions(viewer), tuple(areas)
    told = of_one_world(versions, asked) if asked else versions
    measures = {tuple(measure) for one in told for measure in one.measures}
    return tuple(one for one in indicators() if (one.numerator.subject, one.numerator.category) in measures)


@dataclass(frozen=True, slots=True)
class Question:
    """One indicator about one area, or about several as one."""

    indicator: str
    about: AreaCode | AreaGroup


def released(
    viewer: Viewer,
    *,
    indicator: str,
    areas: Iterable[AreaCode],
    periods: Iterable[Period] | None = None,
    only_years: bool = False,
) -> Released:
    """The released figures of one indicator; area by area and period by period the newest delivery wins.

    periods
        None gives every period that was delivered, the oldest first; with `only_years` those that are whole years.

    A cell without a value, an area or period that no delivery has, and a cell whose file is damaged, is a figure whose
    status and method say so. Raises NotFound for an unknown indicator, and BadInput for real and invented areas in one.
    """
    return _of_each(released_versions(viewer), indicator_named(indicator), areas, periods, only_years=only_years)


def released_sum(
    viewer: Viewer,
    *,
    indicator: str,
    group: AreaGroup,
    periods: Iterable[Period] | None = None,
    only_years: bool = False,
) -> Released:
    """The released figures of one indicator about a group as one: per period the sum of its members.

    periods
        None gives every period that was delivered, the oldest first; with `only_years` those that are whole years.

    Where members have no value the sum is incomplete and names them; figures of different publishers are not added.
    Raises NotFound for an unknown indicator, and BadInput for a group without members, with real and invented ones, or
    with members of several kinds, which may lie in each other.
    """
    return _of_all(released_versions(viewer), indicator_named(indicator), group, periods, only_years=only_years)


def answers(viewer: Viewer, questions: Iterable[Question], *, periods: Iterable[Period]) -> tuple[Released, ...]:
    """What `released` and `released_sum` say to each question, in that order. One query, however many questions."""
    versions, wanted = released_versions(viewer), list(periods)
    return tuple(_answer(versions, question, wanted) for question in questions)


def coverage(viewer: Viewer, *, indicator: str) -> Extent:
    """About which areas and periods there are released figures of an indicator; raises NotFound where it is unknown."""
    return deliveries(released_versions(viewer), indicator_named(indicator).numerator).extent()


@dataclass(frozen=True, slots=True)
class ReleasedTable:
    """What two people released: its account, and its figures. None where it was withdrawn: that it was, stays."""

    row: ReleaseRequest
    release: Release
    figures: tuple[Figure, ...]

    @property
    def outcome(self) -> Outcome:
        """What was found for it, as two people approved it."""
        assert self.row.protocol is not None  # noqa: S101 - for the types: it was released
        return Outcome.stored(self.row.protocol["outcome"])

    @property
    def withdrawn(self) -> bool:
        return self.release.withdrawn_at is not None


def released_table(viewer: Viewer, key: UUID) -> ReleasedTable:
    """One table that two people released, figure by figure. Raises NotFound, and BadInput for a damaged file."""
    row = public_release(viewer, key)
    version = row.published
    assert version is not None  # noqa: S101 - for the types: it was asked for
    release = version.release
    if release.withdrawn_at is not None:
        return ReleasedTable(row, release, ())
    stamp = SourceStamp(
        version.source,
        version.publisher,
        version.table,
        version.content_hash,
        version.retrieved,
        version.classification_year,
    )
    return ReleasedTable(row, release, tuple(_of_cell(cell, stamp) for cell in published_cells(version)))


def _of_cell(cell: Cell, stamp: SourceStamp) -> Figure:
    return Figure(
        value=cell.number,
        low=None,
        high=None,
        unit="aantal",
        area=cell.key.area,
        period=cell.key.period,
        indicator=cell.key.measure.category,
        source=stamp,
        status=FigureStatus(cell.status.value),
        method=WITHOUT_VALUE.get(cell.status, COUNTED_HERE),
    )


def _answer(versions: Sequence[Delivery], question: Question, periods: Sequence[Period]) -> Released:
    chosen, about = indicator_named(question.indicator), question.about
    if isinstance(about, AreaGroup):
        return _of_all(versions, chosen, about, periods)
    return _of_each(versions, chosen, [about], periods)


def _of_each(
    versions: Sequence[Delivery],
    chosen: Indicator,
    areas: Iterable[AreaCode],
    periods: Iterable[Period] | None,
    *,
    only_years: bool = False,
) -> Released:
    asked, wanted = tuple(areas), None if periods is None else tuple(periods)
    told, against = _deliveries(of_one_world(versions, asked), chosen)

    def make() -> tuple[Figure, ...]:
        delivered = [one for one in told.periods() if one.is_year or not only_years]
        counts = _counts(told, chosen, asked, delivered if wanted is None else wanted)
        figures = (figure_of(chosen, area, period, count) for (area, period), count in counts.items())
        return tuple(map(denominators(against, chosen, asked).beside, figures))

    return Released(chosen, _answers.answer((chosen.id, told.key, against.key, asked, wanted, only_years), make))


def _of_all(
    versions: Sequence[Delivery],
    chosen: Indicator,
    group: AreaGroup,
    periods: Iterable[Period] | None,
    *,
    only_years: bool = False,
) -> Released:
    _check_can_be_added(group)
    wanted = None if periods is None else tuple(periods)
    told, against = _deliveries(of_one_world(versions, group.members), chosen)

    def make() -> tuple[Figure, ...]:
        delivered = [one for one in told.periods() if one.is_year or not only_years]
        asked = delivered if wanted is None else wanted
        counts = _counts(told, chosen, group.members, asked)
        beside = denominators(against, chosen, group.members).beside
        return tuple(
            beside(sum_of(chosen, group, period, one.counts, inside=one.words), one.counts)
            for period in (asked if told else ())
            for one in [standing(table_of(told), {area: counts[area, period] for area in group.members})]
        )

    return Released(chosen, _answers.answer((chosen.id, told.key, against.key, group, wanted, only_years), make))


def _deliveries(versions: Sequence[Delivery], chosen: Indicator) -> tuple[Deliveries, Deliveries]:
    """Of what is counted, and of what it is set against: none where that is nothing."""
    against = versions if chosen.denominator else []
    return deliveries(versions, chosen.numerator), deliveries(against, chosen.denominator or chosen.numerator)


def _counts(
    told: Deliveries, chosen: Indicator, areas: Sequence[AreaCode], periods: Sequence[Period]
) -> dict[tuple[AreaCode, Period], Count]:
    """On the ground of today; what comes from a survey cannot be added, and stands as it was told."""
    return told.counts(areas, periods) if chosen.surveyed else converted_counts(told, areas, periods)


def _check_can_be_added(group: AreaGroup) -> None:
    if not group.members:
        raise BadInput(f"{group.name} heeft geen gebieden om op te tellen.")
    if len({member.kind for member in group.members}) > 1:
        raise BadInput(
            f"{group.name} heeft gebieden van verschillende soorten. Tel alleen gemeenten op, of alleen buurten."
        )
