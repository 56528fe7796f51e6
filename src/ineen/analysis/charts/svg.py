"""Draws: the declaration with what one chart fills in, as a picture that can stand in a page with a strict content
policy, and in a document.
"""

import json
import re
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree as ET

from ineen.analysis.charts.filling import Filling
from ineen.analysis.charts.lettering import size_of

FONTS: Final = Path(__file__).with_name("fonts")
LINE: Final = Path(__file__).with_name("line.vega.json")
ELEMENTS: Final = {"svg", "g", "path", "line", "text", "tspan"}
ATTRIBUTES: Final = {
    *("d", "dy", "height", "transform", "viewBox", "width", "x", "x2", "y2"),
    *("fill", "opacity", "stroke", "stroke-dasharray", "stroke-linejoin", "stroke-width"),
    *("font-family", "font-size", "font-weight", "text-anchor"),
}
INHERITED: Final = ("font-family", "font-size")
NUMBERS: Final = {"d", "dy", "transform", "x", "x2", "y2"}
IDLE: Final = {("opacity", "1"), ("transform", "translate(0,0)")}
BACKDROPS: Final = {"background", "foreground"}


def drawn(filling: Filling) -> str:
    """The picture of one chart as one line of SVG: the same filling gives the same bytes."""
    import vl_convert  # heavy: some 150 MB once it draws; only workers and the command line come here

    text = vl_convert.vega_to_svg(
        _whole(filling), allowed_base_urls=[], format_locale="nl-NL", time_format_locale="nl-NL"
    )
    return cleaned(text)


def _whole(filling: Filling) -> dict[str, Any]:
    compiled = _compiled()
    values, rows = filling.parameters, filling.data
    return compiled | {
        "width": filling.width,
        "height": filling.height,
        "padding": filling.padding,
        "signals": [one | {"value": values[one["name"]]} for one in compiled["signals"]],
        "data": [one | {"values": rows[one["name"]]} if one["name"] in rows else one for one in compiled["data"]],
    }


@cache
def _compiled() -> dict[str, Any]:
    return dict(json.loads(LINE.read_text(encoding="utf-8")))


def cleaned(text: str) -> str:
    """Only what is seen: no styles, scripts, names or roles; tenths of a pixel; hidden from screen readers, whom the
    page gives a sentence and a table."""
    root = ET.fromstring(text)  # noqa: S314 - what our own engine has just drawn
    _keep_what_is_seen(root)
    _inherit(root)
    root.attrib |= {"xmlns": "http://www.w3.org/2000/svg", "aria-hidden": "true"}
    return ET.tostring(root, encoding="unicode")


def _keep_what_is_seen(element: ET.Element) -> None:
    element.tag = _name(element)
    children = [child for child in element if _name(child) in ELEMENTS and child.get("class") not in BACKDROPS]
    element.attrib = {
        name: _rounded(value) if name in NUMBERS else value
        for name, value in element.attrib.items()
        if name in ATTRIBUTES and (name, value) not in IDLE
    }
    for child in children:
        _keep_what_is_seen(child)
    element[:] = [part for child in children for part in _unwrapped(child)]


def _name(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def _unwrapped(element: ET.Element) -> list[ET.Element]:
    """A group that does nothing gives its parts; one without content, and a path without a shape, nothing."""
    if element.tag == "text":
        element.set("font-size", size_of(element.get("font-weight")))
        return [_rim(element), element] if "stroke" in element.attrib else [element]
    if element.tag == "path":
        return [element] if element.get("d") else []
    if element.tag == "g":
        return [element] if element.attrib and len(element) else list(element)
    return [element]


def _rim(words: ET.Element) -> ET.Element:
    """Take the rim off, to lie under the words: on paper the rim of a letter would bite into the letter before."""
    rim = deepcopy(words)
    rim.attrib |= {"fill": "none", "stroke-linejoin": "round"}
    for name in ("stroke", "stroke-width"):
        del words.attrib[name]
    return rim


def _inherit(root: ET.Element) -> None:
    """What most words have in common is said once."""
    words = list(root.iter("text"))
    for name in INHERITED:
        common = words[0].attrib[name]
        root.set(name, common)
        for word in words:
            if word.attrib[name] == common:
                del word.attrib[name]


def _rounded(value: str) -> str:
    return re.sub(r"-?\d+\.\d+", lambda found: f"{float(found[0]):.1f}".removesuffix(".0"), value)
