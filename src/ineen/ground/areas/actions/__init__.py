"""The write door of areas."""

from ineen.ground.areas.actions.boundaries import LoadedBoundaries, load_boundaries
from ineen.ground.areas.actions.changes import LoadedChanges, load_changes
from ineen.ground.areas.actions.fictional import FictionalArea, Ring, declare_fictional_areas
from ineen.ground.areas.actions.groups import (
    GroupToLoad,
    LoadedGroups,
    Membership,
    declare_fictional_groups,
    load_groups,
    load_listed_groups,
)
from ineen.ground.areas.actions.municipalities import load_municipalities
from ineen.ground.areas.actions.region_set import LoadedAreas, load_areas

__all__ = [
    "FictionalArea",
    "GroupToLoad",
    "LoadedAreas",
    "LoadedBoundaries",
    "LoadedChanges",
    "LoadedGroups",
    "Membership",
    "Ring",
    "declare_fictional_areas",
    "declare_fictional_groups",
    "load_areas",
    "load_boundaries",
    "load_changes",
    "load_groups",
    "load_listed_groups",
    "load_municipalities",
]
