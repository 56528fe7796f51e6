"""Areas side by side in one period: a bar per area, with the interval of its value."""

from dataclasses import dataclass
from typing import Final

from ineen.analysis.charts.direct.canvas import Canvas
from ineen.analysis.charts.frame import Frame
from ineen.analysis.charts.lettering import LETTER, shortened
from ineen.analysis.charts.looks import HAIRLINE, INK, LINE, MUTED
from ineen.ground.kernel.dutch import number

HEAD, ROW, THICK = 28, 30, 14
PALE: Final = "#9db4c8"
NARROW: Final = 480  # pixels; under it a name stands above its bar


@dataclass(frozen=True, slots=True)
class Bar:
    """One area; `why` says why it has no value, or what must be known of it. `chosen` is whom it is about."""

    name: str
    value: float | None
    low: float | None = None
    high: float | None = None
    chosen: bool = False
    why: str = ""


@dataclass(frozen=True, slots=True)
class Bars:
    """Values of one unit, in the order in which they are to stand; `decimals` are written beside each."""

    unit: str
    bars: tuple[Bar, ...]
    decimals: int = 0

    def drawn(self, frame: Frame) -> str:
        """As tall as it needs to be; the axis begins at zero, and has no numbers: each bar has its own."""
        above = frame.width < NARROW
        row = ROW + 16 if above else ROW
        canvas = Canvas(frame.width, HEAD + row * len(self.bars) + 6)
        canvas.words((2, 16), self.unit)
        left = 2.0 if above else self._names(frame)
        right = frame.width - LETTER * (self._widest + 1) - 8
        scale = (right - left) / self._top
        canvas.line((left, HEAD - 2), (left, canvas.height - 4), stroke=HAIRLINE)
        for place, bar in enumerate(self.bars):
            y = HEAD + row * place + (16 if above else 0)
            name = shortened(bar.name, int((frame.width if above else left) * 1.05))
            at = (2, y - 2) if above else (left - 8, y + 15)
            canvas.words(
                at, name, anchor="start" if above else "end", fill=INK if bar.chosen else MUTED, bold=bar.chosen
            )
            self._bar(canvas, bar, (left, y + 4), scale)
        return canvas.svg()

    def _bar(self, canvas: Canvas, bar: Bar, corner: tuple[float, float], scale: float) -> None:
        left, y = corner
        canvas.stop((left + (bar.value or 0) * scale, y + THICK / 2))
        middle, fill = y + THICK / 2, LINE if bar.chosen else PALE
        if bar.value is None:
            canvas.words((left + 6, middle + 5), bar.why)
            return
        canvas.rectangle(corner, (max(bar.value * scale, 1), THICK), fill=fill)
        end = bar.value
        if bar.low is not None and bar.high is not None:
            low, high = left + bar.low * scale, left + bar.high * scale
            canvas.line((low, middle), (high, middle), stroke=INK, width=1.5)
            for x in (low, high):
                canvas.line((x, middle - 4), (x, middle + 4), stroke=INK, width=1.5)
            end = max(bar.high, bar.value)
        canvas.words((left + end * scale + 6, middle + 5), self._told(bar.value), fill=INK, bold=bar.chosen)

    def _names(self, frame: Frame) -> float:
        longest = max(len(bar.name) for bar in self.bars)
        return min(LETTER * longest * 1.08 + 14, frame.width * 0.4)

    @property
    def _widest(self) -> int:
        return max(len(self._told(bar.value or 0)) for bar in self.bars)

    @property
    def _top(self) -> float:
        return max(max(bar.high or 0, bar.value or 0) for bar in self.bars) or 1

    def _told(self, value: float) -> str:
        return number(value, self.decimals)
