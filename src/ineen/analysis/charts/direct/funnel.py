"""A funnel: every area by its size and its rate, and between which curves what is common lies."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log
from typing import Final

from ineen.analysis.charts.direct.canvas import Canvas, grid, label, ticks, value_words
from ineen.analysis.charts.frame import Frame
from ineen.analysis.charts.lettering import BOLD_LETTER, LETTER
from ineen.analysis.charts.looks import ACCENT, AXIS, MUTED
from ineen.ground.kernel.dutch import number

HEAD, FOOT, STEP = 34, 46, 56
SIZES: Final = (500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000, 1_000_000)
PALE: Final = "#7f97ad"
WHITE: Final = 16  # pixels between two names under the axis


@dataclass(frozen=True, slots=True)
class Spot:
    """One area; `chosen` is whom it is about, and has its name beside it."""

    name: str
    size: float
    value: float
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Funnel:
    """Areas against what is common.

    unit, sizes
        of the values, and of the sizes along the axis at the foot, in Dutch.
    common
        the rate of all together.
    curves
        pairs of lower and upper curve, the widest first, each as values at `grid`.
    """

    unit: str
    sizes: str
    spots: tuple[Spot, ...]
    common: float
    grid: tuple[float, ...]
    curves: tuple[tuple[tuple[float, ...], tuple[float, ...]], ...]

    def drawn(self, frame: Frame) -> str:
        """Sizes on a logarithmic scale: the largest city would press all others against the edge."""
        canvas = Canvas(frame.width, frame.height)
        values = ticks(max(one.value for one in self.spots) * 1.05, (frame.height - HEAD - FOOT) // STEP)
        texts = [label(value, values[1]) for value in values]
        left, right = LETTER * max(map(len, texts)) + 14, frame.width - 12.0
        height, top = frame.height - HEAD - FOOT, values[-1]

        def y(value: float) -> float:
            return HEAD + height * (1 - min(value, top) / top)

        def x(size: float) -> float:
            first, last = log(self.grid[0]), log(self.grid[-1])
            return left + (right - left) * (log(size) - first) / (last - first)

        canvas.words((2, 16), self.unit)
        grid(canvas, [(y(value), text) for value, text in zip(values, texts, strict=True)], left, right)
        for lower, upper in self.curves:
            above = [(x(size), y(value)) for size, value in zip(self.grid, upper, strict=True)]
            below = [(x(size), y(value)) for size, value in zip(self.grid, lower, strict=True)]
            canvas.surface([*above, *reversed(below)], opacity=0.08)
        canvas.line((left, y(self.common)), (right, y(self.common)), stroke=AXIS, width=1.5, dash="4 4")
        canvas.dots([(x(spot.size), y(spot.value)) for spot in self.spots if not spot.chosen], 5, fill=PALE)
        for spot in self.spots:
            if spot.chosen:
                canvas.circle((x(spot.size), y(spot.value)), 5.5, fill=ACCENT)
                self._name(canvas, spot, (x(spot.size), y(spot.value)))
        for size in _apart([(x(size), size) for size in SIZES if self.grid[0] <= size <= self.grid[-1]], right):
            canvas.words((x(size), frame.height - 28), number(size), anchor="middle")
        canvas.words((right, frame.height - 8), self.sizes, anchor="end", fill=MUTED)
        return canvas.svg()

    def _name(self, canvas: Canvas, spot: Spot, at: tuple[float, float]) -> None:
        right = at[0] + 10 + BOLD_LETTER * len(spot.name) < canvas.width
        value_words(canvas, (at[0] + (9 if right else -9), at[1] + 5), spot.name, anchor="start" if right else "end")


def _apart(names: Sequence[tuple[float, int]], right: float) -> list[int]:
    """Those of which the names touch neither each other nor the edge, the larger going before."""
    chosen: list[tuple[float, int]] = []
    for place, size in reversed(names):
        width = LETTER * len(number(size))
        if place + width / 2 <= right and (not chosen or chosen[-1][0] - place > width + WHITE):
            chosen.append((place, size))
    return [size for _, size in chosen]
