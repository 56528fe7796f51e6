"""Loading where areas lie: a file of boundaries of CBS and Kadaster, as PDOK publishes it."""

from ineen.ground.areas.actions.boundaries.loading import LoadedBoundaries, load_boundaries

__all__ = ["LoadedBoundaries", "load_boundaries"]
