"""What deliveries say otherwise, told anew: one of the deliveries with which they were compared is shown no more."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ineen.analysis.store.soundness import file_of
from ineen.evidence.models import SourceVersion
from ineen.evidence.queries import folder_of
from ineen.evidence.queries.in_use import Comparison, compare, rivals, speaking_of


@dataclass(frozen=True, slots=True)
class ComparedAgain:
    """One delivery against those that were in use when it was loaded and still are; None where its file is damaged."""

    version: SourceVersion
    comparison: Comparison | None


def without(withdrawn: SourceVersion, scratch: Path) -> tuple[ComparedAgain, ...]:
    """The deliveries that may have been compared with one, compared as if that one had never come."""
    others = list(rivals(withdrawn.source, withdrawn.publisher).exclude(pk=withdrawn.pk))
    later = (one for one in others if _came_before(withdrawn, one))
    told = speaking_of(later, withdrawn.measures, withdrawn.periods)
    return tuple(ComparedAgain(one, against_earlier(one, others, scratch)) for one in told)


def against_earlier(version: SourceVersion, others: Iterable[SourceVersion], scratch: Path) -> Comparison | None:
    """A delivery against those of the others that were loaded before it; None where its own file is damaged."""
    file = file_of(folder_of(version.source, version.content_hash))
    if isinstance(file, str):
        return None
    earlier = speaking_of((one for one in others if _came_before(one, version)), version.measures, version.periods)
    return compare(Path(file.path), version.retrieved, earlier, scratch=scratch)


def keep(found: Sequence[ComparedAgain]) -> None:
    """Put what was found into the catalogue; within an act."""
    for one in found:
        one.version.changed = one.comparison.changed if one.comparison else None
        one.version.changes = [change.as_stored() for change in one.comparison.changes] if one.comparison else []
        one.version.save(update_fields=["changed", "changes"])


def _came_before(one: SourceVersion, other: SourceVersion) -> bool:
    return (one.loaded_at, one.pk) < (other.loaded_at, other.pk)
