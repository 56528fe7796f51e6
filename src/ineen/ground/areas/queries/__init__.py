"""The read door of areas. Areas are public: no query here needs a viewer."""

from ineen.ground.areas.models import Area, Division
from ineen.ground.areas.queries.areas import (
    area,
    area_by_slug,
    areas_in,
    municipalities,
    municipality_names,
    search,
    slug,
)
from ineen.ground.areas.queries.fictional import fictional_buurten, fictional_municipalities
from ineen.ground.areas.queries.municipality_list import ListedMunicipality, listed_municipalities
from ineen.ground.areas.queries.names import resolve_municipality

__all__ = [
    "Area",
    "Division",
    "ListedMunicipality",
    "area",
    "area_by_slug",
    "areas_in",
    "fictional_buurten",
    "fictional_municipalities",
    "listed_municipalities",
    "municipalities",
    "municipality_names",
    "resolve_municipality",
    "search",
    "slug",
]
