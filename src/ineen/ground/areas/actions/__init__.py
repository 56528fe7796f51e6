"""The write door of areas."""

from ineen.ground.areas.actions.municipalities import load_municipalities
from ineen.ground.areas.actions.region_set import LoadedAreas, load_areas

__all__ = ["LoadedAreas", "load_areas", "load_municipalities"]
