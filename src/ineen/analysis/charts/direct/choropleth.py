"""Areas on a map, coloured by a value: light to dark in one hue, and what has no value in a pattern of its own."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import pairwise
from textwrap import wrap
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from ineen.analysis.charts.classes import limits_between
from ineen.analysis.charts.direct.canvas import Canvas, Point, value_words
from ineen.analysis.charts.frame import Frame
from ineen.analysis.charts.lettering import LETTER
from ineen.analysis.charts.looks import AXIS, INK, LINE, PAPER
from ineen.ground.kernel.dutch import number

SCALE: Final = ("#d5e3ef", "#a8c4db", "#7aa3c4", "#46779f", LINE)  # light to dark, also in grey
TALLEST: Final = 1.15  # times the width
EDGE: Final = 4
MOST_NAMED: Final = 8
SWATCH, ROW, HEAD = (26.0, 16.0), 24, 26

Ring = Sequence[Sequence[float]]


class Gap(StrEnum):
    """Why an area has no colour; the values name the patterns."""

    UNKNOWN = "onbekend"
    NOT_PUBLISHED = "niet-gepubliceerd"
    SUPPRESSED = "niet-getoond"
    ABSENT = "komt-niet-voor"
    SMALL = "te-klein"
    NO_RATE = "geen-getal-per"


GAP_WORDS: Final = {
    Gap.UNKNOWN: "onbekend",
    Gap.NOT_PUBLISHED: "niet gepubliceerd",
    Gap.SUPPRESSED: "niet getoond: te klein aantal",
    Gap.ABSENT: "komt niet voor",
    Gap.SMALL: "te weinig inwoners voor dit getal",
    Gap.NO_RATE: "geen getal per inwoner",
}
# of 8 pixels square; a line that leaves at one side comes in at the other
PATTERNS: Final = {
    Gap.UNKNOWN: "M2,2h0.1M6,6h0.1",
    Gap.NOT_PUBLISHED: "M-1,1L1,-1M0,8L8,0M7,9L9,7",
    Gap.SUPPRESSED: "M0,0L8,8M8,0L0,8",
    Gap.ABSENT: "M4,0V8",
    Gap.SMALL: "M0,4H8",
    Gap.NO_RATE: "M-1,7L1,9M0,0L8,8M7,-1L9,1",
}


@dataclass(frozen=True, slots=True)
class Patch:
    """One area: its rings with y downwards, and a value, or the gap that says why there is none.

    told
        the value as a reader hears it: `12,3 per 1.000 inwoners`.
    url
        where it leads.
    """

    name: str
    told: str
    rings: tuple[Ring, ...]
    value: float | None
    gap: Gap | None
    url: str


@dataclass(frozen=True)
class Choropleth:
    """A map in at most five classes. `title` names it, `unit` is that of the values, `borders` are drawn on top.

    notes
        sentences that a file has under its keys: whose borders they are, and what must be known of the values.
    """

    title: str
    unit: str
    patches: tuple[Patch, ...]
    borders: tuple[Ring, ...] = ()
    notes: tuple[str, ...] = ()

    @cached_property
    def limits(self) -> tuple[float, ...]:
        return limits_between(one.value for one in self.patches if one.value is not None)

    def fill(self, patch: Patch) -> str:
        """A colour of the scale for a value, paper for zero, and a pattern for what has no value."""
        if patch.value is None:
            return f"url(#kaart-{patch.gap or Gap.UNKNOWN})"
        if patch.value == 0:
            return PAPER
        return self._colours[bisect_right(self.limits, patch.value)]

    @cached_property
    def keys(self) -> tuple[tuple[str, str], ...]:
        """What each fill means, as far as the map has it: zero, the classes from low to high, then the gaps."""
        fills = {self.fill(one) for one in self.patches}
        zero = [(PAPER, "0")] if PAPER in fills else []
        above = {one.value for one in self.patches if one.value}
        classes = zip(self._colours, _classes(self.limits, above), strict=True) if above else ()
        gaps = ((f"url(#kaart-{gap})", words) for gap, words in GAP_WORDS.items())
        return (*zero, *classes, *(pair for pair in gaps if pair[0] in fills))

    @property
    def legend(self) -> tuple[tuple[str, str], ...]:
        """The keys as a page lists them: a small picture, and words."""
        wide, high = SWATCH
        return tuple(
            (
                f'<svg width="{wide:.0f}" height="{high:.0f}" aria-hidden="true"><rect x="0.5" y="0.5" '
                f'width="{wide - 1:.0f}" height="{high - 1:.0f}" fill="{fill}" stroke="{AXIS}"/></svg>',
                words,
            )
            for fill, words in self.keys
        )

    def linked(self, frame: Frame) -> str:
        """For a page: each area is a link that tells its name and value."""
        placed, height = self._placed(frame)
        canvas = Canvas(frame.width, height)
        self._draw(canvas, placed, links=True)
        return canvas.svg(self.title)

    def drawn(self, frame: Frame) -> str:
        """As a file: with its title and what it shows above it, and its keys and notes under it."""
        placed, height = self._placed(frame, 2 * HEAD)
        notes = [one for note in self.notes for one in wrap(note, int(frame.width / LETTER))]
        canvas = Canvas(frame.width, height + ROW * (len(self.keys) + len(notes)) + 6)
        canvas.words((2, 16), self.title, fill=INK, bold=True)
        canvas.words((2, 16 + HEAD), self.unit)
        self._draw(canvas, placed, links=False)
        for place, (fill, words) in enumerate(self.keys):
            y = height + ROW * place + 4
            canvas.shape([_box((2, y), SWATCH)], fill=fill)
            canvas.words((SWATCH[0] + 12, y + 13), words)
        for place, words in enumerate(notes, start=len(self.keys)):
            canvas.words((2, height + ROW * place + 17), words)
        return canvas.svg()

    @property
    def _colours(self) -> tuple[str, ...]:
        """As many as there are classes, spread over the whole scale."""
        count = len(self.limits) + 1
        if count == 1:
            return (SCALE[2],)
        return tuple(SCALE[round(place * (len(SCALE) - 1) / (count - 1))] for place in range(count))

    def _draw(self, canvas: Canvas, placed: "_Placed", *, links: bool) -> None:
        for gap in dict.fromkeys(one.gap for one in self.patches if one.value is None):
            canvas.pattern(f"kaart-{gap or Gap.UNKNOWN}", 8, PATTERNS[gap or Gap.UNKNOWN])
        for patch in self.patches:
            link = _link(patch) if links else ""
            canvas.shape(map(placed.ring, patch.rings), fill=self.fill(patch), width=0.8, link=link)
        for border in self.borders:
            canvas.shape([placed.ring(border)], fill="none", stroke=AXIS, width=2)
        if len(self.patches) <= MOST_NAMED:
            for patch in self.patches:
                value_words(canvas, placed.middle(patch.rings), patch.name, anchor="middle")

    def _placed(self, frame: Frame, head: float = 0) -> "tuple[_Placed, float]":
        points = [point for patch in self.patches for ring in patch.rings for point in ring]
        across, down = [x for x, _ in points], [y for _, y in points]
        wide, high = max(across) - min(across) or 1, max(down) - min(down) or 1
        times = min((frame.width - 2 * EDGE) / wide, TALLEST * frame.width / high)
        left = (frame.width - wide * times) / 2
        return _Placed(times, min(across), min(down), left, head + EDGE), head + high * times + 2 * EDGE


@dataclass(frozen=True, slots=True)
class _Placed:
    """From the ground to pixels."""

    times: float
    west: float
    north: float
    left: float
    top: float

    def ring(self, ring: Ring) -> Iterator[Point]:
        """Without points that fall on the one before."""
        before = None
        for x, y in ring:
            point = (
                round((x - self.west) * self.times + self.left, 1),
                round((y - self.north) * self.times + self.top, 1),
            )
            if point != before:
                yield point
            before = point

    def middle(self, rings: Sequence[Ring]) -> Point:
        """The centre of gravity of the largest ring."""
        return max((_middle(list(self.ring(ring))) for ring in rings), key=lambda found: found[0])[1]


def _middle(ring: list[Point]) -> tuple[float, Point]:
    doubled = across = down = 0.0
    for (x1, y1), (x2, y2) in pairwise((*ring, ring[0])):
        cross = x1 * y2 - x2 * y1
        doubled, across, down = doubled + cross, across + (x1 + x2) * cross, down + (y1 + y2) * cross
    return abs(doubled), (across / (3 * doubled), down / (3 * doubled)) if doubled else ring[0]


def _link(patch: Patch) -> str:
    told = f"{patch.name}: {patch.told}"
    return f"<a href={quoteattr(patch.url)} aria-label={quoteattr(told)}><title>{escape(told)}</title>"


def _box(corner: Point, size: Point) -> tuple[Point, ...]:
    (x, y), (wide, high) = corner, size
    return ((x, y), (x + wide, y), (x + wide, y + high), (x, y + high))


def _classes(limits: Sequence[float], values: set[float]) -> Iterator[str]:
    """`minder dan 10`, `10 tot 20`, `20 en meer`; of one class its value, or from which to which they are."""
    if not limits:
        low, high = _limit(min(values)), _limit(max(values))
        yield low if low == high else f"{low} tot en met {high}"
        return
    told = [_limit(one) for one in limits]
    yield f"minder dan {told[0]}"
    yield from (f"{low} tot {high}" for low, high in pairwise(told))
    yield f"{told[-1]} en meer"


def _limit(value: float) -> str:
    decimals = next((some for some in range(4) if abs(value - round(value, some)) < 1e-9), 4)  # noqa: PLR2004
    return number(value, decimals)
