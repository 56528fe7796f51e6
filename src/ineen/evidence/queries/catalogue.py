"""Which sources there are, and what was loaded from them."""

from pathlib import Path

from django.conf import settings
from django.db.models import QuerySet

from ineen.analysis.sources.connector import Connector
from ineen.analysis.sources.registry import CONNECTORS
from ineen.evidence.models import SourceVersion
from ineen.ground.kernel.actors import Viewer


def connectors() -> tuple[Connector, ...]:
    """Every source that can be loaded."""
    return tuple(CONNECTORS.values())


def source_versions(viewer: Viewer) -> QuerySet[SourceVersion]:
    """Every delivery, the one that wins first. The catalogue tells no figure, and is for everybody."""
    del viewer
    return SourceVersion.objects.select_related("release")


def figures_folder() -> Path:
    """Where the cells of all deliveries lie."""
    folder: Path = settings.INEEN_DATA / "figures"
    return folder


def folder_of(source: str, content_hash: str) -> Path:
    """Where the cells of one delivery lie."""
    return figures_folder() / source / content_hash
