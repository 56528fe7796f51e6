"""A delivery beside the ones that are in use: who wins, and what they say differently."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.db.models import QuerySet

from ineen.analysis.store.comparing import Difference, differences
from ineen.analysis.store.soundness import StoredFile, file_of
from ineen.evidence.models import SourceVersion
from ineen.evidence.queries.catalogue import folder_of
from ineen.evidence.queries.changes import Change

MOST_CHANGES = 20
RECEIVED = "ontvangen-"  # how the names of sources begin that a partnership described itself
DESCRIBED = RECEIVED.rstrip("-")  # what is chosen to do so


@dataclass(frozen=True, slots=True)
class Comparison:
    """A delivery against the figures in use.

    changed, changes
        how many cells differ, and the largest of them.
    changes_use
        whether figures in use would become others.
    shared_with
        the deliveries in use that have some of the same cells, the one that wins first.
    damaged
        deliveries that could not be compared with.
    """

    changed: int
    changes: tuple[Change, ...]
    changes_use: bool
    shared_with: tuple[SourceVersion, ...]
    damaged: tuple[SourceVersion, ...]


def standing(**filters: object) -> QuerySet[SourceVersion]:
    """The deliveries that were not withdrawn, the one that wins first."""
    return SourceVersion.objects.filter(release__withdrawn_at=None, receipt__withdrawn_at=None, **filters)


def rivals(source: str, publisher: str) -> QuerySet[SourceVersion]:
    """The standing deliveries that may speak of the same as one of this source.

    Those of a publisher together; what a partnership received is beside its own kind alone, whoever it names.
    """
    if source.startswith(RECEIVED):
        return standing(source=source)
    return standing(publisher=publisher, receipt=None)


def compare(told: Path, retrieved: date, among: Sequence[SourceVersion], *, scratch: Path) -> Comparison:
    """The cells of a file, fetched on a day, against deliveries that stand, the one that wins first.

    A damaged delivery is left out and told: it must not stand in the way of the one that mends it.
    """
    files = [file_of(folder_of(one.source, one.content_hash)) for one in among]
    sound = [version for version, file in zip(among, files, strict=True) if isinstance(file, StoredFile)]
    paths = [Path(file.path) for file in files if isinstance(file, StoredFile)]
    found = differences(told, paths, most=MOST_CHANGES, scratch=scratch)
    return Comparison(
        changed=found.count,
        changes=tuple(change_of(one, sound[one.version].retrieved, retrieved) for one in found.largest),
        changes_use=any(
            differing and sound[place].retrieved <= retrieved for place, differing in found.per_version.items()
        ),
        shared_with=tuple(sound[place] for place in sorted(found.per_version)),
        damaged=tuple(version for version in among if version not in sound),
    )


def speaking_of(
    versions: Iterable[SourceVersion], measures: Sequence[object], periods: Sequence[str]
) -> list[SourceVersion]:
    """Those that may have cells of these measures and periods, in the same order."""
    return [
        one
        for one in versions
        if not set(one.periods).isdisjoint(periods) and any(measure in measures for measure in one.measures)
    ]


def wins(one: SourceVersion, other: SourceVersion) -> bool:
    """Whether the figures of one delivery go before those of another: it was fetched later, or then loaded later."""
    return (one.retrieved, one.loaded_at) > (other.retrieved, other.loaded_at)


def change_of(one: Difference, used_retrieved: date, told_retrieved: date) -> Change:
    """In the order in which they were fetched, whichever was loaded first."""
    if used_retrieved <= told_retrieved:
        return Change(one.key, one.used, one.told, used_retrieved, told_retrieved)
    return Change(one.key, one.told, one.used, told_retrieved, used_retrieved)
