"""The municipalities of who looks: what she is asked about most."""

from ineen.faces.publication.explorer.asking import MOST_AREAS, Place
from ineen.ground.areas import queries as areas
from ineen.ground.kernel.actors import Viewer
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.organisations import queries as organisations


def own_municipalities(viewer: Viewer) -> tuple[Place, ...]:
    """That for which she acts first, then the others of her partnerships by name; of a resident none."""
    if not viewer.partnerships:
        return ()
    hers = [AreaCode(one.municipality) for one in viewer.held_roles if one.municipality]
    others = [one.municipality for one in organisations.members(viewer.partnerships) if one.municipality]
    codes = list(dict.fromkeys([*hers, *others]))[:MOST_AREAS]
    names = areas.municipality_names(codes)
    return tuple(Place(code, names[str(code)]) for code in codes if str(code) in names)
