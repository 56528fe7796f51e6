"""Pictures that a reader asks for, drawn by the page itself: in a millisecond, and without an engine."""

from ineen.analysis.charts.direct.bars import Bar, Bars
from ineen.analysis.charts.direct.choropleth import Choropleth, Gap, Patch
from ineen.analysis.charts.direct.funnel import Funnel, Spot
from ineen.analysis.charts.direct.line import line
from ineen.analysis.charts.direct.multiples import Multiples
from ineen.analysis.charts.direct.raster import png

__all__ = ["Bar", "Bars", "Choropleth", "Funnel", "Gap", "Multiples", "Patch", "Spot", "line", "png"]
