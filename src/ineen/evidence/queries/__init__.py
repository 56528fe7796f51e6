"""The read door of the catalogue, and the policy world's only door to figures."""

from ineen.analysis.charts.chart import LineChart, Target
from ineen.analysis.charts.direct import Bar, Bars, Choropleth, Funnel, Gap, Multiples, Patch
from ineen.analysis.charts.drawing import Drawing
from ineen.analysis.charts.svg import FONTS
from ineen.analysis.indicators.catalogue import Direction, Indicator, indicator_at
from ineen.analysis.sources.connector import Connector
from ineen.analysis.store.comparing import Told
from ineen.analysis.store.reading import Extent
from ineen.evidence.models import LONGEST_TEXT, KeptFigure, Origin, Outcome, ReleaseRequest, ResultKind, SourceVersion
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
from ineen.evidence.queries.country import (
    Near,
    Ranked,
    among_all,
    of_one_make,
    other_makes,
    rank_words,
    ranked,
    similar,
)
from ineen.evidence.queries.deliveries import RELEASED_INVENTED, damaged_files
from ineen.evidence.queries.files import check_readable, fetched, is_address
from ineen.evidence.queries.ladders import rung_of
from ineen.evidence.queries.looked_at import About, Kept, Looked, as_kept, look
from ineen.evidence.queries.meetings import (
    ItemView,
    MeetingView,
    meeting,
    meetings,
    open_meetings,
    why_not_lead,
)
from ineen.evidence.queries.names import area_names
from ineen.evidence.queries.rates import is_too_small
from ineen.evidence.queries.readings import (
    ReadingView,
    for_whom,
    history,
    home,
    kept_figure,
    open_questions,
    own_readings,
    reading,
    reading_partnerships,
    readings_about,
    to_confirm,
    why_not_interpret,
)
from ineen.evidence.queries.refresh_plans import Live, plan_for, plans_of_all
from ineen.evidence.queries.refreshing import Refreshed, refresh
from ineen.evidence.queries.release_grids import Grid, public_grid
from ineen.evidence.queries.released import (
    Question,
    Released,
    ReleasedTable,
    answers,
    coverage,
    indicators,
    loaded_indicators,
    released,
    released_sum,
    released_table,
)
from ineen.evidence.queries.releases import public_releases, release_request, sees_releases, something_to_release
from ineen.evidence.queries.seasons import WithoutSeason, without_season
from ineen.evidence.queries.sentences import legend, legend_of, sentence
from ineen.evidence.queries.smoothing import SmoothedRates, smoothed_rates
from ineen.evidence.queries.statements import beside, statement
from ineen.evidence.queries.submissions import may_load, something_handed_in
from ineen.evidence.queries.tables import as_parquet
from ineen.evidence.queries.to_read import ToRead, to_read
from ineen.evidence.queries.told_changes import Change as Changed
from ineen.evidence.queries.told_changes import StandsOut, change, newest_year, stands_out
from ineen.evidence.queries.waivers import waived

__all__ = [
    "FONTS",
    "LONGEST_TEXT",
    "RELEASED_INVENTED",
    "About",
    "Bar",
    "Bars",
    "Change",
    "Changed",
    "Choropleth",
    "Connector",
    "DeliveryState",
    "Direction",
    "Drawing",
    "Extent",
    "Funnel",
    "Gap",
    "Grid",
    "Indicator",
    "ItemView",
    "Kept",
    "KeptFigure",
    "LineChart",
    "Live",
    "Looked",
    "MeetingView",
    "Multiples",
    "Near",
    "Origin",
    "Outcome",
    "Patch",
    "Question",
    "Ranked",
    "ReadingView",
    "Refreshed",
    "ReleaseRequest",
    "Released",
    "ReleasedTable",
    "ResultKind",
    "SmoothedRates",
    "SourceState",
    "SourceVersion",
    "StandsOut",
    "Target",
    "ToRead",
    "Told",
    "WithoutSeason",
    "among_all",
    "answers",
    "area_names",
    "as_kept",
    "as_parquet",
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
    "for_whom",
    "forget_unused_charts",
    "handed_in_sources",
    "history",
    "home",
    "indicator_at",
    "indicators",
    "is_address",
    "is_too_small",
    "kept_figure",
    "legend",
    "legend_of",
    "loaded_indicators",
    "look",
    "may_load",
    "meeting",
    "meetings",
    "newest_year",
    "of_one_make",
    "open_meetings",
    "open_questions",
    "other_makes",
    "own_readings",
    "plan_for",
    "plans_of_all",
    "public_grid",
    "public_releases",
    "rank_words",
    "ranked",
    "reading",
    "reading_partnerships",
    "readings_about",
    "refresh",
    "release_request",
    "released",
    "released_sum",
    "released_table",
    "rung_of",
    "sees_releases",
    "sentence",
    "similar",
    "smoothed_rates",
    "something_handed_in",
    "something_to_release",
    "source_state",
    "source_states",
    "source_versions",
    "stands_out",
    "statement",
    "to_confirm",
    "to_read",
    "waived",
    "why_not_interpret",
    "why_not_lead",
    "withdrawable",
    "without_season",
]
