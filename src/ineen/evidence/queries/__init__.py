"""The read door of the catalogue, and the policy world's only door to figures."""

from ineen.analysis.charts.chart import LineChart, Target
from ineen.analysis.charts.drawing import Drawing
from ineen.analysis.charts.svg import FONTS
from ineen.analysis.indicators.catalogue import Direction, Indicator
from ineen.analysis.sources.connector import Connector
from ineen.analysis.store.comparing import Told
from ineen.analysis.store.reading import Extent
from ineen.evidence.models import SourceVersion
from ineen.evidence.queries.catalogue import (
    DeliveryState,
    SourceState,
    connectors,
    figures_folder,
    folder_of,
    handed_in_sources,
    source_state,
    source_states,
    source_versions,
    withdrawable,
)
from ineen.evidence.queries.changes import Change
from ineen.evidence.queries.charts import draw, drawn, forget_unused_charts
from ineen.evidence.queries.deliveries import damaged_files
from ineen.evidence.queries.files import check_readable, fetched, is_address
from ineen.evidence.queries.names import area_names
from ineen.evidence.queries.released import Question, Released, answers, coverage, indicators, released, released_sum
from ineen.evidence.queries.sentences import legend, sentence
from ineen.evidence.queries.submissions import may_load

__all__ = [
    "FONTS",
    "Change",
    "Connector",
    "DeliveryState",
    "Direction",
    "Drawing",
    "Extent",
    "Indicator",
    "LineChart",
    "Question",
    "Released",
    "SourceState",
    "SourceVersion",
    "Target",
    "Told",
    "answers",
    "area_names",
    "check_readable",
    "connectors",
    "coverage",
    "damaged_files",
    "draw",
    "drawn",
    "fetched",
    "figures_folder",
    "folder_of",
    "forget_unused_charts",
    "handed_in_sources",
    "indicators",
    "is_address",
    "legend",
    "may_load",
    "released",
    "released_sum",
    "sentence",
    "source_state",
    "source_states",
    "source_versions",
    "withdrawable",
]
