"""The read door of the catalogue, and the policy world's only door to figures."""

from ineen.analysis.charts.chart import LineChart, Target
from ineen.analysis.charts.direct import Bar, Bars, Choropleth, Funnel, Gap, Multiples, Patch
from ineen.analysis.charts.drawing import Drawing
from ineen.analysis.charts.svg import FONTS
from ineen.analysis.indicators.catalogue import Direction, Indicator, indicator_at
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
from ineen.evidence.queries.charts import (
    as_png,
    draw,
    draw_at_once,
    draw_for_file,
    draw_with_links,
    drawn,
    forget_unused_charts,
)
from ineen.evidence.queries.country import Ranked, among_all, of_one_make, other_makes, rank_words, ranked, similar
from ineen.evidence.queries.deliveries import damaged_files
from ineen.evidence.queries.files import check_readable, fetched, is_address
from ineen.evidence.queries.names import area_names
from ineen.evidence.queries.rates import is_too_small
from ineen.evidence.queries.released import (
    Question,
    Released,
    answers,
    coverage,
    indicators,
    loaded_indicators,
    released,
    released_sum,
)
from ineen.evidence.queries.sentences import legend, sentence
from ineen.evidence.queries.statements import beside, statement
from ineen.evidence.queries.submissions import may_load, something_handed_in
from ineen.evidence.queries.told_changes import StandsOut, change, newest_year, stands_out

__all__ = [
    "FONTS",
    "Bar",
    "Bars",
    "Change",
    "Choropleth",
    "Connector",
    "DeliveryState",
    "Direction",
    "Drawing",
    "Extent",
    "Funnel",
    "Gap",
    "Indicator",
    "LineChart",
    "Multiples",
    "Patch",
    "Question",
    "Ranked",
    "Released",
    "SourceState",
    "SourceVersion",
    "StandsOut",
    "Target",
    "Told",
    "among_all",
    "answers",
    "area_names",
    "as_png",
    "beside",
    "change",
    "check_readable",
    "connectors",
    "coverage",
    "damaged_files",
    "draw",
    "draw_at_once",
    "draw_for_file",
    "draw_with_links",
    "drawn",
    "fetched",
    "figures_folder",
    "folder_of",
    "forget_unused_charts",
    "handed_in_sources",
    "indicator_at",
    "indicators",
    "is_address",
    "is_too_small",
    "legend",
    "loaded_indicators",
    "may_load",
    "newest_year",
    "of_one_make",
    "other_makes",
    "rank_words",
    "ranked",
    "released",
    "released_sum",
    "sentence",
    "similar",
    "something_handed_in",
    "source_state",
    "source_states",
    "source_versions",
    "stands_out",
    "statement",
    "withdrawable",
]
