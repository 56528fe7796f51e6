"""The read door of areas. Areas are public: no query here needs a viewer."""

from ineen.ground.areas.models import Area, Division
from ineen.ground.areas.queries.areas import (
    area,
    area_by_slug,
    areas_in,
    areas_of,
    areas_within,
    municipalities,
    municipality_names,
    search,
    slug,
)
from ineen.ground.areas.queries.fictional import fictional_buurten, fictional_municipalities
from ineen.ground.areas.queries.municipality_list import (
    ListedMunicipality,
    is_municipality,
    listed_municipalities,
    municipalities_on,
)
from ineen.ground.areas.queries.names import resolve_municipality
from ineen.ground.areas.queries.outlines import Outlines, outlines

__all__ = [
    "Area",
    "Division",
    "ListedMunicipality",
    "Outlines",
    "area",
    "area_by_slug",
    "areas_in",
    "areas_of",
    "areas_within",
    "fictional_buurten",
    "fictional_municipalities",
    "is_municipality",
    "listed_municipalities",
    "municipalities",
    "municipalities_on",
    "municipality_names",
    "outlines",
    "resolve_municipality",
    "search",
    "slug",
]
