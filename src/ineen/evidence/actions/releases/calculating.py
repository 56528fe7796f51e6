"""Working out a release: which counts are hidden, and what a reader of everything can still tell. Writes no row."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from django_scopes import scopes_disabled

import ineen
from ineen.analysis.disclosure.arrays import Mask
from ineen.analysis.disclosure.audit import Inferable, audit
from ineen.analysis.disclosure.ladder import Coarsened
from ineen.analysis.disclosure.linked import Key, LinkedCells, Rest, joined
from ineen.analysis.disclosure.suppression import CannotProtectError, suppress
from ineen.analysis.store.cells import Cell, CellKey, CellStatus, Measure
from ineen.analysis.store.staging import Staged, content_hash, stage
from ineen.analysis.store.writing import keep, staged_row
from ineen.evidence.actions.scratch import scratch
from ineen.evidence.models import ReleaseRequest
from ineen.evidence.queries.catalogue import folder_of
from ineen.evidence.queries.deliveries import RELEASED_INVENTED, RELEASED_OWN
from ineen.evidence.queries.linked_releases import overlapping
from ineen.evidence.queries.protocols import Outcome
from ineen.evidence.queries.releasing import (
    about_invented_areas,
    floor_over,
    known_elsewhere,
    released_before,
    shown_before,
    table_of,
)
from ineen.ground.kernel.refusals import BadInput
from ineen.ground.ui.formats import period

Told = Callable[[int, int], None]
SECONDS: Final = 120.0
DEARER: Final = 3  # a total is read by more people than what lies in it


@dataclass(frozen=True, slots=True)
class Worked:
    """What came out, and what the file of what would be shown holds."""

    outcome: Outcome
    staged: Staged


def work_out(request: ReleaseRequest, told: Told) -> Worked:
    """Find what must be hidden, attack that, and keep the file of what is left.

    Raises BadInput where the delivery cannot be read or used, and where a count cannot be protected any more.
    """
    import numpy as np

    with scopes_disabled():  # the worker has no partnership; what it reads is of the request's own
        found, earlier = table_of(request), released_before(request)
        before, floor = shown_before(earlier), floor_over(request, earlier)
        beside = [one.row for one in overlapping(request) if not one.whole]
    known = known_elsewhere(request, found.table.counts)
    cells = joined(found.table, [one for _, one in before], known)
    costs = np.array([_cost(name, found) for name, _count in cells.keys], dtype=np.int64)
    try:
        answer = suppress(cells, floor, costs=costs, seconds=SECONDS, told=told)
    except CannotProtectError as cannot:
        raise BadInput(_unprotected(cells.keys[cannot.cell][0])) from None
    checked = audit(cells, answer.hidden | cells.withheld, floor)
    if unsafe := next((one for one in checked if not one.safe), None):
        raise BadInput(_unprotected(cells.keys[unsafe.cell][0]))
    hidden = _hidden(cells, answer.hidden | cells.withheld, found.table.counts)
    source = RELEASED_INVENTED if about_invented_areas(found.table.counts) else RELEASED_OWN
    with scratch() as folder:
        staged, content = _kept(request, found, hidden, source, folder)
    own = _hidden(cells, answer.primary, found.table.counts)
    outcome = Outcome(
        raw=request.version.content_hash,
        source=source,
        content=content,
        cells=len(found.table.counts),
        unknown=len(found.unknown),
        primary=len(own),
        secondary=len(hidden) - len(own),
        proven=answer.proven,
        bound=answer.bound,
        audited=len(checked),
        narrowest=_narrowest(checked),
        earlier=tuple(content for content, _ in before),
        known=sum(found.table.counts[key] == count for key, count in known.items()),
        differing=sum(found.table.counts[key] != count for key, count in known.items()),
        sums=len(cells.sums),
        software=ineen.__version__,
        least=floor.least,
        zero_is_shown=floor.zero_is_shown,
        beside=tuple(f"{one.title} ({one.partnership.name})" for one in beside),
    )
    return Worked(outcome, staged)


def _cost(name: Key, found: Coarsened) -> int:
    wholes = (any(group.whole == name[axis] for group in along) for axis, along in enumerate(found.table.groups))
    return int(DEARER ** sum(wholes))


def _hidden(cells: LinkedCells, mask: Mask, table: Mapping[Key, int]) -> set[Key]:
    """The names of the new table among these cells."""
    names = (
        name for (name, count), one in zip(cells.keys, mask.tolist(), strict=True) if one and table.get(name) == count
    )
    return set(names)


def _kept(request: ReleaseRequest, found: Coarsened, hidden: set[Key], source: str, folder: Path) -> tuple[Staged, str]:
    """What would be shown, in a file by the hash of its content. A hidden count stands nowhere in it."""
    staged = stage(folder, map(staged_row, _cells(request, found, hidden)))
    content = content_hash(request.title, request.version.classification_year, staged)
    keep(staged, folder_of(source, content))
    return staged, content


def _cells(request: ReleaseRequest, found: Coarsened, hidden: set[Key]) -> Iterator[Cell]:
    subjects: dict[str, str] = {category: subject for subject, category in request.version.measures}
    final = request.version.status == request.version.Status.FINAL
    status = CellStatus.FINAL if final else CellStatus.PROVISIONAL
    for (area, category, when), count in found.table.counts.items():
        key = CellKey(Measure(subjects[category], category), area, when)
        secret = (area, category, when) in hidden
        yield Cell(key, CellStatus.SUPPRESSED, None) if secret else Cell(key, status, count)
    for area, category, when in found.unknown:
        yield Cell(CellKey(Measure(subjects[category], category), area, when), CellStatus.NOT_PUBLISHED, None)


def _narrowest(checked: tuple[Inferable, ...]) -> int | None:
    return min((one.high - one.low + 1 for one in checked if one.high is not None), default=None)


def _unprotected(name: Any) -> str:
    parts: list[Any] = [part.whole if isinstance(part, Rest) else part for part in name]
    area, category, when = parts
    if any(isinstance(part, Rest) for part in name):
        return (
            f"Wat er van ‘{category}’ van {area} in {period(when)} overblijft naast de delen die erbij staan, "
            "is klein en volgt uit wat al openbaar is. Kies een grovere tabel."
        )
    return (
        f"Het aantal ‘{category}’ van {area} in {period(when)} volgt uit wat al openbaar is, hoeveel er ook verborgen "
        "wordt. Kies een grovere tabel."
    )
