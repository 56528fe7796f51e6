"""The write door of areas."""

from ineen.ground.areas.actions.fictional import FictionalArea, Ring, declare_fictional_areas
from ineen.ground.areas.actions.municipalities import load_municipalities
from ineen.ground.areas.actions.region_set import LoadedAreas, load_areas

__all__ = ["FictionalArea", "LoadedAreas", "Ring", "declare_fictional_areas", "load_areas", "load_municipalities"]
