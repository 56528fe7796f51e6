"""The read door of the catalogue, and the policy world's only door to figures."""

from ineen.analysis.indicators.catalogue import Direction, Indicator
from ineen.analysis.sources.connector import Connector
from ineen.evidence.models import SourceVersion
from ineen.evidence.queries.catalogue import connectors, figures_folder, folder_of, source_versions
from ineen.evidence.queries.released import Coverage, Released, coverage, indicators, released

__all__ = [
    "Connector",
    "Coverage",
    "Direction",
    "Indicator",
    "Released",
    "SourceVersion",
    "connectors",
    "coverage",
    "figures_folder",
    "folder_of",
    "indicators",
    "released",
    "source_versions",
]
