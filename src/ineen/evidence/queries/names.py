"""Areas as sentences name them."""

from collections.abc import Iterable, Sequence

from ineen.ground.areas.queries import municipality_names
from ineen.ground.kernel.area_codes import AreaCode, AreaKind
from ineen.ground.ui.formats import listed


def named(areas: Sequence[AreaCode]) -> str:
    """`Baarn, Eemnes en WK034201`: municipalities by name, others by code. No query where the list has them all."""
    names = municipality_names(area for area in areas if area.kind is AreaKind.MUNICIPALITY)
    return listed(names.get(str(area), str(area)) for area in areas)


def area_names(areas: Iterable[AreaCode]) -> dict[AreaCode, str]:
    """What a table calls them: municipalities and the country by name, others by code."""
    wanted = set(areas)
    known = municipality_names(area for area in wanted if area.kind is AreaKind.MUNICIPALITY)
    country = {area: "Nederland" for area in wanted if area.kind is AreaKind.COUNTRY}
    return {area: known.get(str(area), str(area)) for area in wanted} | country
