"""The invented base team, district and safety region of the region Waterkant."""

from datetime import date
from typing import Final

from ineen.faces.demonstration.region import of_kind
from ineen.ground.areas.actions import GroupToLoad, Membership
from ineen.ground.kernel.area_codes import AreaCode, AreaKind

POLICE_BEGAN: Final = date(2013, 1, 1)  # when base teams and districts came
LATER: Final = {"GM9905": date(2015, 1, 1)}  # one municipality changed teams, as happens
NAMES: Final = {"BT9901": "Waterkant", "PD9901": "Kust en Polder", "VR99": "Waterkant"}


def fictional_groups() -> tuple[GroupToLoad, ...]:
    """All municipalities of the region in each; the base team got one of them later."""
    codes = [place.code for place in of_kind(AreaKind.MUNICIPALITY)]
    return tuple(
        GroupToLoad(AreaCode(code), name, tuple(Membership(one, _since(code, one)) for one in codes))
        for code, name in NAMES.items()
    )


def _since(group: str, municipality: AreaCode) -> date | None:
    if AreaCode(group).kind is AreaKind.SAFETY_REGION:
        return None
    return LATER.get(str(municipality), POLICE_BEGAN) if group == "BT9901" else POLICE_BEGAN
