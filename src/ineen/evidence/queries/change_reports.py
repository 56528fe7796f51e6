"""Every figure that a delivery says otherwise than what was in use when it came, for who reads the change report."""

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from django_scopes import scope

from ineen.analysis.store.comparing import Only, some_differences
from ineen.analysis.store.soundness import StoredFile, file_of
from ineen.evidence.models import ReceivedIndicator, SourceVersion
from ineen.evidence.queries.catalogue import folder_of
from ineen.evidence.queries.changes import Change
from ineen.evidence.queries.in_use import change_of, rivals, speaking_of
from ineen.evidence.rules import ONLY_LOADERS, loads_in, may_load
from ineen.ground.kernel.actors import Viewer
from ineen.ground.kernel.refusals import BadInput, NotAllowed, NotFound
from ineen.ground.organisations.queries import members

MOST_ROWS: Final = 20_000
GONE = "Deze levering is er niet, of is niet voor u. Kijk bij de bron welke er staan."
DAMAGED = "Het bestand van deze levering is beschadigd: wat zij veranderde, is niet meer na te gaan. Laad haar opnieuw."


@dataclass(frozen=True, slots=True)
class ChangeReport:
    """What a delivery changed: a page of it, how many there are of the kind that was asked, and of which classes."""

    version: SourceVersion
    count: int
    changes: tuple[Change, ...]
    categories: tuple[str, ...]
    own: bool
    category: str


def change_report(
    viewer: Viewer, version: int, *, own: bool = False, category: str = "", skip: int = 0, most: int = MOST_ROWS
) -> ChangeReport:
    """The differences of one delivery, the largest first.

    own
        only those in the municipalities of the viewer's partnerships.

    Raises NotAllowed for who may not load, NotFound for what is not there, another partnership's, or a release, and
    BadInput where the file is damaged.
    """
    if not may_load(viewer):
        raise NotAllowed(ONLY_LOADERS)
    loaded = SourceVersion.objects.filter(released_by=None)  # what two people released was worked out, not delivered
    found = loaded.select_related("receipt__source").filter(pk=version).first()
    if found is None or not _may_see(viewer, found):
        raise NotFound(GONE)
    file = file_of(folder_of(found.source, found.content_hash))
    if isinstance(file, str):
        raise BadInput(DAMAGED)
    earlier = earlier_of(found)
    sound = [(one, told) for one, told in earlier if isinstance(told, StoredFile)]
    only = Only(category or None, _municipalities(viewer) if own else None)
    with TemporaryDirectory(prefix="ineen-") as scratch:
        paths = [Path(told.path) for _, told in sound]
        some = some_differences(Path(file.path), paths, only, most=most, skip=skip, scratch=Path(scratch))
    changes = tuple(change_of(one, sound[one.version][0].retrieved, found.retrieved) for one in some.told)
    return ChangeReport(found, some.count, changes, some.categories, own, category)


def labels_of(report: ChangeReport) -> dict[str, str]:
    """What the classes of a received source are called; those of others are called as they are."""
    if not hasattr(report.version, "receipt"):
        return {}
    with scope(partnership=report.version.receipt.source.partnership_id):
        rows = ReceivedIndicator.objects.filter(source=report.version.receipt.source)
        return dict(rows.values_list("category", "label"))


def _may_see(viewer: Viewer, version: SourceVersion) -> bool:
    """What a publisher made public, for all who load; what was received, for those of its partnership."""
    receipt = getattr(version, "receipt", None)
    return receipt is None or receipt.source.partnership_id in loads_in(viewer)


def earlier_of(version: SourceVersion) -> list[tuple[SourceVersion, StoredFile | str]]:
    """The deliveries that stand and were there when this one came, the one that wins first."""
    others = rivals(version.source, version.publisher).exclude(pk=version.pk)
    before = (one for one in others if (one.loaded_at, one.pk) < (version.loaded_at, version.pk))
    told = speaking_of(before, version.measures, version.periods)
    return [(one, file_of(folder_of(one.source, one.content_hash))) for one in told]


def _municipalities(viewer: Viewer) -> tuple[str, ...]:
    return tuple(str(one.municipality) for one in members(viewer.partnerships) if one.municipality)
