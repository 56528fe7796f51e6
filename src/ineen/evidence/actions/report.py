"""What a load or a withdrawal did, for the person who asked for it."""

from dataclasses import dataclass

from ineen.analysis.sources.regions import Unresolved
from ineen.analysis.sources.sums import SumCheck
from ineen.evidence.models import Release, SourceVersion
from ineen.evidence.queries import Change
from ineen.ground.kernel.periods import Period


@dataclass(frozen=True, slots=True)
class LoadReport:
    """The account of one load.

    version
        the row of the catalogue that holds this content; the one of an earlier load when `unchanged`.
    cells, areas, classes, periods
        how many cells and areas have a code, and about how many classes and periods they are.
    read_as
        in Dutch which columns were read as what; empty where the form of the files leaves no choice.
    unresolved, without_use, unfinished
        what was not kept: regions that nobody knows, regions that Ineen does not use, and periods that were not over
        on the day of retrieval.
    absent
        how many municipalities the delivery's own list of regions has and its figures have not.
    sums
        the parts against the country; empty where a delivery has no country, or only some areas.
    lacking
        where they do not add up: the names of the municipalities of the delivery's area division that have no figure.
    changed, changes
        how many cells the figures in use of this publisher said otherwise, and the largest of them.
    damaged
        deliveries whose file of figures is damaged or gone: they were not compared with.
    superseded_by
        a delivery that was fetched later and still wins, None where this one does.
    withdrawn
        why the same delivery was withdrawn before; empty where it was not, or when `unchanged`.
    """

    version: SourceVersion
    unchanged: bool
    cells: int
    areas: int
    classes: int
    periods: int
    read_as: str
    unresolved: tuple[Unresolved, ...]
    without_use: tuple[str, ...]
    unfinished: tuple[Period, ...]
    absent: int
    sums: tuple[SumCheck, ...]
    lacking: tuple[str, ...]
    changed: int
    changes: tuple[Change, ...]
    damaged: tuple[SourceVersion, ...]
    superseded_by: SourceVersion | None
    withdrawn: str

    @property
    def combinations(self) -> int:
        """How many cells there would be if every area had every class in every period."""
        return self.areas * self.classes * self.periods


@dataclass(frozen=True, slots=True)
class WithdrawalReport:
    """The account of one withdrawal.

    compared_again
        the deliveries that had been compared with the one that was withdrawn, as they are told now; `changed` is None
        where the file of one is damaged.
    """

    release: Release
    compared_again: tuple[SourceVersion, ...]
