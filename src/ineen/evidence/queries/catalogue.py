"""Which sources there are, what was loaded from them, and whether that can still be read."""

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db.models import QuerySet

from ineen.analysis.indicators.catalogue import INDICATORS
from ineen.analysis.sources.connector import Connector
from ineen.analysis.sources.registry import CONNECTORS, connector
from ineen.analysis.store.soundness import file_of
from ineen.evidence.models import SourceVersion
from ineen.evidence.queries.changes import Change
from ineen.evidence.rules import ONLY_LOADERS, may_load
from ineen.ground.kernel.actors import Viewer
from ineen.ground.kernel.periods import Period
from ineen.ground.kernel.refusals import NotAllowed, NotFound

WITHDRAWN = "Deze levering is er niet, of is al ingetrokken. Kijk bij de bron welke er staan."


@dataclass(frozen=True, slots=True)
class DeliveryState:
    """One delivery as everybody may know it.

    withdrawn
        why its figures are not shown any more; empty where they are.
    damage
        in Dutch what is wrong with its file, by its hash, and the remedy; empty where it is sound.
    periods
        the periods it speaks of, the oldest first.
    changes
        its largest differences with what was in use; none where its figures are not shown.
    """

    version: SourceVersion
    withdrawn: str
    damage: str
    periods: tuple[Period, ...]
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class SourceState:
    """One source, and its deliveries: the one that wins first."""

    connector: Connector
    deliveries: tuple[DeliveryState, ...]

    @property
    def standing(self) -> tuple[DeliveryState, ...]:
        return tuple(one for one in self.deliveries if not one.withdrawn)

    @property
    def latest(self) -> DeliveryState | None:
        """The delivery that was loaded last and stands; None where there is none."""
        return max(self.standing, key=lambda one: one.version.loaded_at, default=None)

    @property
    def damage(self) -> tuple[str, ...]:
        """What is wrong with the files of its standing deliveries."""
        return tuple(dict.fromkeys(one.damage for one in self.standing if one.damage))

    @property
    def works(self) -> bool:
        """Whether something was loaded and every file of it can be read."""
        return bool(self.standing) and not self.damage


def connectors() -> tuple[Connector, ...]:
    """Every source that can be loaded."""
    return tuple(CONNECTORS.values())


def handed_in_sources() -> tuple[Connector, ...]:
    """Those that people hand files in for: invented figures come from the demonstration alone."""
    return tuple(one for one in connectors() if not one.fictional)


def same_figures() -> tuple[tuple[str, str], ...]:
    """The figures that others publish, by id and title, for who says that her own are the same."""
    return tuple((one.id, one.title) for one in INDICATORS.values() if not one.surveyed)


def source_versions(viewer: Viewer) -> QuerySet[SourceVersion]:
    """Every delivery of a public source, the one that wins first: this tells no figure, and is for everybody."""
    del viewer
    return SourceVersion.objects.select_related("release").filter(receipt=None)


def source_states(viewer: Viewer) -> tuple[SourceState, ...]:
    """Every source that can be loaded, in the order of the registry. One query; a file is hashed when it changed."""
    versions = list(source_versions(viewer))
    return tuple(_state(one, [version for version in versions if version.source == one.name]) for one in connectors())


def source_state(viewer: Viewer, name: str) -> SourceState:
    """One source; raises NotFound where there is none of this name."""
    found = connector(name)
    return _state(found, list(source_versions(viewer).filter(source=name)))


@dataclass(frozen=True, slots=True)
class Withdrawable:
    """A delivery that may be withdrawn, and the one whose figures then show again for the same, None where none is."""

    connector: Connector
    delivery: DeliveryState
    before: SourceVersion | None


def withdrawable(viewer: Viewer, name: str, version: int) -> Withdrawable:
    """A delivery that stands. Raises NotAllowed for who may not withdraw, NotFound where none of this source does."""
    if not may_load(viewer):
        raise NotAllowed(ONLY_LOADERS)
    standing = source_versions(viewer).filter(release__withdrawn_at=None, release__isnull=False, released_by=None)
    found = standing.filter(source=name, pk=version).first()
    if found is None:
        raise NotFound(WITHDRAWN)
    others = standing.filter(publisher=found.publisher).exclude(pk=found.pk)
    before = next((one for one in others if _speak_of_the_same(one, found)), None)
    return Withdrawable(connector(name), _delivery(found), before)


def _speak_of_the_same(one: SourceVersion, other: SourceVersion) -> bool:
    shared = any(measure in other.measures for measure in one.measures)
    return shared and not set(one.periods).isdisjoint(other.periods)


def figures_folder() -> Path:
    """Where the cells of all deliveries lie."""
    folder: Path = settings.INEEN_DATA / "figures"
    return folder


def folder_of(source: str, content_hash: str) -> Path:
    """Where the cells of one delivery lie."""
    return figures_folder() / source / content_hash


def _state(found: Connector, versions: list[SourceVersion]) -> SourceState:
    return SourceState(found, tuple(map(_delivery, versions)))


def _delivery(version: SourceVersion) -> DeliveryState:
    release = getattr(version, "release", None)
    withdrawn = release.withdrawn_because if release else ""
    file = file_of(folder_of(version.source, version.content_hash))
    return DeliveryState(
        version=version,
        withdrawn=withdrawn,
        damage=file if isinstance(file, str) else "",
        periods=tuple(sorted(map(Period.parse, version.periods))),
        changes=tuple(map(Change.stored, version.changes)) if release and not withdrawn else (),
    )
