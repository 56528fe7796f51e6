"""Areas by classification year, what changed between the years, and municipalities that belong together."""

from ineen.ground.areas.models.changes import Change
from ineen.ground.areas.models.divisions import DIVISION_YEARS, Area, Boundary, Division
from ineen.ground.areas.models.groups import GroupMember, MunicipalityGroup

__all__ = ["DIVISION_YEARS", "Area", "Boundary", "Change", "Division", "GroupMember", "MunicipalityGroup"]
