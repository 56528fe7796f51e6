"""SVG by hand: what is drawn here stands in a page with a strict content policy, and in a file by itself."""

from collections.abc import Iterable, Iterator
from math import floor, log10
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from ineen.analysis.charts.lettering import BOLD, BOLD_WEIGHT, PLAIN
from ineen.analysis.charts.looks import AXIS, FAMILY, HAIRLINE, INK, LINE, MUTED, PAPER
from ineen.ground.kernel.dutch import number

STEPS: Final = (1.0, 2.0, 5.0, 10.0)
Point = tuple[float, float]
Attributes = dict[str, float | str]


class Canvas:
    """A picture of so many pixels; x to the right, y down. What is drawn later lies on top."""

    def __init__(self, width: float, height: float) -> None:
        self.width, self.height = width, height
        self._parts: list[str] = []

    def line(self, start: Point, end: Point, *, stroke: str = HAIRLINE, width: float = 1, dash: str = "") -> None:
        self._add(
            "line",
            x1=start[0],
            y1=start[1],
            x2=end[0],
            y2=end[1],
            stroke=stroke,
            stroke_width=width,
            stroke_dasharray=dash,
        )

    def path(self, points: Iterable[Point], *, stroke: str = LINE, width: float = 2.5, dash: str = "") -> None:
        """Through all of these points."""
        self._add(
            "path",
            d=_through(points),
            fill="none",
            stroke=stroke,
            stroke_width=width,
            stroke_linejoin="round",
            stroke_dasharray=dash,
        )

    def surface(self, points: Iterable[Point], *, fill: str = LINE, opacity: float = 0.14) -> None:
        self._add("path", d=f"{_through(points)}Z", fill=fill, opacity=opacity)

    def rectangle(self, corner: Point, size: Point, *, fill: str = LINE) -> None:
        self._add("rect", x=corner[0], y=corner[1], width=size[0], height=size[1], fill=fill)

    def circle(self, centre: Point, radius: float, *, fill: str = LINE, stroke: str = "none", width: float = 2) -> None:
        self._add("circle", cx=centre[0], cy=centre[1], r=radius, fill=fill, stroke=stroke, stroke_width=width)

    def stop(self, at: Point) -> None:
        """A place where somebody who walks the picture by keyboard stands still; the page shows it then."""
        self._add("circle", **{"class": "stop"}, cx=at[0], cy=at[1], r=9, fill="none")

    def dots(self, centres: Iterable[Point], size: float, *, fill: str) -> None:
        """Many round dots of one size, as one path: a circle each would make the page twice as long."""
        way = "".join(f"M{_short(x)},{_short(y)}h0" for x, y in centres)
        self._add("path", d=way, fill="none", stroke=fill, stroke_width=size, stroke_linecap="round")

    def shape(
        self, rings: Iterable[Iterable[Point]], *, fill: str, stroke: str = AXIS, width: float = 1, link: str = ""
    ) -> None:
        """A surface with the holes that its inner rings make. `link` is the beginning of an element `a` around it."""
        d = "".join(f"{_through(ring)}Z" for ring in rings)
        self._parts.append(link)
        self._add("path", d=d, fill=fill, fill_rule="evenodd", stroke=stroke, stroke_width=width)
        self._parts.append("</a>" if link else "")

    def pattern(self, name: str, size: float, way: str) -> None:
        """A pattern of lines, square and so large, that shapes are filled with by `url(#name)`."""
        self._parts.append(
            f'<pattern id="{name}" width="{_short(size)}" height="{_short(size)}" patternUnits="userSpaceOnUse">'
            f'<rect width="{_short(size)}" height="{_short(size)}" fill="{PAPER}"/>'
            f'<path d="{way}" stroke="{AXIS}" stroke-width="1.2" stroke-linecap="square" fill="none"/></pattern>'
        )

    def words(
        self, at: Point, text: str, *, anchor: str = "start", fill: str = MUTED, bold: bool = False, rim: bool = False
    ) -> None:
        """On their base line; `rim` puts a rim of paper under them, where they may cross a line."""
        place: Attributes = {"x": at[0], "y": at[1], "text_anchor": anchor}
        letters: Attributes = {"font_size": BOLD if bold else PLAIN, "font_weight": BOLD_WEIGHT if bold else ""}
        if rim:
            self._add("text", escape(text), **place, fill=PAPER, stroke=PAPER, stroke_width=4, **letters)
        self._add("text", escape(text), **place, fill=fill, **letters)

    def svg(self, name: str = "") -> str:
        """As one line; hidden from screen readers, whom the page gives a sentence and a table.

        name
            of a picture with links in it: then it is not hidden, and called so.
        """
        told = f'role="group" aria-label={quoteattr(name)}' if name else 'aria-hidden="true"'
        size = f'width="{_short(self.width)}" height="{_short(self.height)}"'
        box = f'viewBox="0 0 {_short(self.width)} {_short(self.height)}"'
        head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} {box} font-family={quoteattr(FAMILY)} {told}>'
        return f"{head}{''.join(self._parts)}</svg>"

    def _add(self, element: str, inner: str = "", **attributes: float | str) -> None:
        told = " ".join(
            f"{name.replace('_', '-')}={quoteattr(value if isinstance(value, str) else _short(value))}"
            for name, value in attributes.items()
            if value != ""
        )
        self._parts.append(f"<{element} {told}>{inner}</{element}>" if inner else f"<{element} {told}/>")


def ticks(top: float, most: int, *, whole: bool = False) -> list[float]:
    """Round numbers from 0 to just over `top`, not more than so many steps; `whole`: whole numbers alone."""
    rough = max(top / max(most, 1), 1.0 if whole else 0.0)
    power = 10.0 ** floor(log10(rough))
    step = next(power * one for one in STEPS if power * one >= rough * 0.999)
    count = next(one for one in range(1, 1000) if one * step >= top * 0.999)
    return [step * one for one in range(count + 1)]


def label(value: float, step: float) -> str:
    """A tick as people write it: as many decimals as its step needs."""
    decimals = 0 if float(step).is_integer() else 1 if float(step * 10).is_integer() else 2
    return number(value, decimals)


def grid(canvas: Canvas, marks: Iterable[tuple[float, str]], left: float, right: float) -> None:
    """Horizontal lines at these heights, with their words to the left; the lowest is the axis."""
    for place, (y, text) in enumerate(marks):
        canvas.line((left, y), (right, y), stroke=HAIRLINE if place else AXIS)
        canvas.words((left - 8, y + 4), text, anchor="end")


def value_words(canvas: Canvas, at: Point, text: str, *, anchor: str = "start") -> None:
    canvas.words(at, text, anchor=anchor, fill=INK, bold=True, rim=True)


def _through(points: Iterable[Point]) -> str:
    return "".join(_steps(points))


def _steps(points: Iterable[Point]) -> Iterator[str]:
    for place, (x, y) in enumerate(points):
        yield f"{'L' if place else 'M'}{_short(x)},{_short(y)}"


def _short(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".") if value % 1 else f"{value:.0f}"
