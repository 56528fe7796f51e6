"""What deliveries say otherwise of the municipalities of a partnership, however small these are beside others."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from ineen.analysis.indicators.catalogue import INDICATORS
from ineen.analysis.store.comparing import differences_within
from ineen.analysis.store.soundness import StoredFile, file_of
from ineen.evidence.models import SourceVersion
from ineen.evidence.queries.catalogue import folder_of
from ineen.evidence.queries.change_reports import earlier_of
from ineen.evidence.queries.changes import Change
from ineen.evidence.queries.in_use import change_of
from ineen.evidence.queries.kept import Kept
from ineen.ground.kernel.area_codes import AreaCode

MOST_CHANGES: Final = 1_000  # of one delivery: a hundred areas of which ten classes changed
COUNTED: Final = tuple(sorted({one.numerator.category for one in INDICATORS.values()}))
_KEPT: Kept[tuple[Change | None, ...]] = Kept(20_000)


def own_changes(version: SourceVersion, municipalities: Sequence[AreaCode]) -> tuple[tuple[Change, ...], bool]:
    """The differences of one delivery in these municipalities, the largest first, and whether those are all.

    The catalogue has the largest of the whole country alone; where there are more, the files are compared, once in a
    process. A file that is damaged is not compared with, and then these are not all.
    """
    if version.changed is not None and version.changed <= len(version.changes):
        own = set(municipalities)
        stored = map(Change.stored, version.changes)
        return tuple(one for one in stored if one.key.area.municipality in own), True
    told, earlier = file_of(folder_of(version.source, version.content_hash)), earlier_of(version)
    sound = [(one, file) for one, file in earlier if isinstance(file, StoredFile)]
    if not isinstance(told, StoredFile):
        return (), False
    paths = [Path(file.path) for _, file in sound]
    codes = tuple(sorted(map(str, municipalities)))

    def compared() -> tuple[Change | None, ...]:
        with TemporaryDirectory(prefix="ineen-") as scratch:
            found = differences_within(Path(told.path), paths, codes, COUNTED, most=MOST_CHANGES, scratch=Path(scratch))
        # None first: an empty answer would not be kept
        return (None, *(change_of(one, sound[one.version][0].retrieved, version.retrieved) for one in found))

    question = (version.pk, told.path, *map(str, paths), codes)
    changes = tuple(one for one in _KEPT.answer(question, compared) if one)
    return changes, len(changes) < MOST_CHANGES and len(sound) == len(earlier)
