"""The read door of areas. Areas are public: no query here needs a viewer."""

from ineen.ground.areas.models import Area, Division, MunicipalityGroup
from ineen.ground.areas.queries.areas import (
    area,
    area_by_slug,
    areas_in,
    areas_of,
    areas_within,
    municipalities,
    municipality_names,
    parts_of,
    search,
    slug,
)
from ineen.ground.areas.queries.changes import change_table, contradictions, newest_load
from ineen.ground.areas.queries.fictional import fictional_buurten, fictional_municipalities
from ineen.ground.areas.queries.groups import Group, all_groups, group, groups_around, groups_named, groups_of, is_group
from ineen.ground.areas.queries.municipality_list import (
    LAST_YEAR,
    ListedMunicipality,
    is_municipality,
    listed_municipalities,
    municipalities_on,
)
from ineen.ground.areas.queries.names import normalised, resolve_municipality, why_no_municipality
from ineen.ground.areas.queries.outlines import Outlines, outlines

__all__ = [
    "LAST_YEAR",
    "Area",
    "Division",
    "Group",
    "ListedMunicipality",
    "MunicipalityGroup",
    "Outlines",
    "all_groups",
    "area",
    "area_by_slug",
    "areas_in",
    "areas_of",
    "areas_within",
    "change_table",
    "contradictions",
    "fictional_buurten",
    "fictional_municipalities",
    "group",
    "groups_around",
    "groups_named",
    "groups_of",
    "is_group",
    "is_municipality",
    "listed_municipalities",
    "municipalities",
    "municipalities_on",
    "municipality_names",
    "newest_load",
    "normalised",
    "outlines",
    "parts_of",
    "resolve_municipality",
    "search",
    "slug",
    "why_no_municipality",
]
