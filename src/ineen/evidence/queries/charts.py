"""Charts that were drawn. Pages read; workers draw."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from ineen.analysis.charts import direct, drawing
from ineen.analysis.charts.chart import LineChart
from ineen.analysis.charts.direct import Bars, Choropleth, Funnel
from ineen.analysis.charts.drawing import Drawing
from ineen.analysis.charts.frame import NARROW, WIDE, Frame
from ineen.ground.kernel.periods import Period

GRACE = timedelta(days=1)
MOST_IN_MEMORY = 256  # drawings, of some 8 kB each


def drawn(chart: LineChart) -> Drawing | None:
    """The drawing of a chart, or None until a worker made it. Reads one small file, the second time none."""
    try:
        return _read(charts_folder(), chart.key)
    except FileNotFoundError:
        return None


def draw(chart: LineChart) -> Drawing:
    """Draw a chart and keep it; what was drawn before is used again.

    For workers and the command line: the first drawing loads an engine of some 150 MB.
    """
    if found := drawn(chart):
        return found
    drawing.keep(charts_folder(), chart.key, made := drawing.draw(chart))
    return made


def draw_at_once(chart: LineChart | Bars | Funnel, also: Mapping[Period, float] | None = None) -> Drawing:
    """The picture that a reader asked for, by its own address, twice: some milliseconds, and no engine.

    also
        values of a line that are dotted over it.
    """
    return Drawing(_drawn_at_once(chart, WIDE, also), _drawn_at_once(chart, NARROW, also))


def draw_for_file(chart: LineChart | Bars | Funnel | Choropleth, also: Mapping[Period, float] | None = None) -> str:
    """The same picture once, for paper and presentations."""
    return _drawn_at_once(chart, WIDE, also)


def draw_with_links(chart: Choropleth) -> str:
    """A map for a page: it has no letters that become too small, so one picture serves every screen."""
    return chart.linked(WIDE)


def as_png(svg: str) -> bytes:
    """One of our pictures as pixels."""
    return direct.png(svg)


def _drawn_at_once(
    chart: LineChart | Bars | Funnel | Choropleth, frame: Frame, also: Mapping[Period, float] | None
) -> str:
    return direct.line(chart, frame, also) if isinstance(chart, LineChart) else chart.drawn(frame)


def forget_unused_charts(charts: Iterable[LineChart], now: datetime) -> int:
    """Remove the drawings of all other charts; those of the last day stay, for a page that is being made.

    Returns how many files went.
    """
    keys = (chart.key for chart in charts)
    return drawing.forget_unused(charts_folder(), keys, before=now - GRACE)


def charts_folder() -> Path:
    """Where drawings lie. Everything in it can be drawn again."""
    folder: Path = settings.INEEN_DATA / "charts"
    return folder


@lru_cache(MOST_IN_MEMORY)
def _read(folder: Path, key: str) -> Drawing:
    """A name stands for all that is drawn, so what was read once stays true. Raises FileNotFoundError."""
    if found := drawing.kept(folder, key):
        return found
    raise FileNotFoundError(key)
