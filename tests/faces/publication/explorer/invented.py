"""An invented municipality on the public site: the only areas of the tests that are drawn."""

from collections.abc import Sequence

from ineen.analysis.store.cells import Measure
from ineen.ground.areas.actions import FictionalArea, declare_fictional_areas
from ineen.ground.kernel.area_codes import AreaCode
from tests.faces.publication.explorer.country import BURGLARY
from tests.helpers.deliveries import Values, deliver, deliver_inhabitants
from tests.helpers.public_site import BY, NOW

NAMES = ("Kerkbuurt", "Havenbuurt", "Akkers", "Bos", "Dijk", "Eiland", "Fort")
BUURTEN = {f"BU990101{number:02}": name for number, name in enumerate(NAMES, start=1)}


def draw(names: Sequence[str] = NAMES) -> None:
    """Rietdam with one wijk, of as many buurten in a row as there are names."""
    wide = 10 * len(names)
    whole = ((0, 0), (wide, 0), (wide, 50), (0, 50))
    areas = [("GM9901", "Rietdam", whole), ("WK990101", "Rietdam-Dorp", whole)]
    for number, name in enumerate(names):
        left, right = 10 * number, 10 * number + 10
        ring = ((left, 0), (right, 0), (right, 50), (left, 50))
        areas.append((f"BU990101{number + 1:02}", name, ring))
    drawn = [FictionalArea(AreaCode(code), name, ring) for code, name, ring in areas]
    declare_fictional_areas(by=BY, now=NOW, areas=drawn)


def count(values: Values, measure: Measure = BURGLARY) -> None:
    deliver(values, measure=measure, source="fictional", table="47018NED")


def inhabit(values: Values) -> None:
    deliver_inhabitants(values, source="fictional", publisher="Politie")
