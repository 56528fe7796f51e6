"""From a name or code, as somebody of a partnership writes it, to an area: her own wijken and buurten too."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from functools import cached_property
from uuid import UUID

from ineen.analysis.sources.regions import NO_PLACE, region_named
from ineen.ground.areas.queries import (
    areas_of,
    areas_within,
    fictional_municipalities,
    is_municipality,
    normalised,
    resolve_municipality,
    why_no_municipality,
)
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.refusals import BadInput
from ineen.ground.organisations.queries import members

UNKNOWN = (
    "Onbekend gebied: geen gemeente heet zo of heeft deze code in de indeling van {year}, en geen wijk of buurt van uw "
    "gemeenten. Controleer de naam, of schrijf de code van CBS."
)
OTHER_WORLD = "Dit gebied is {what}, en uw samenwerkingsverband niet: die twee staan nooit bij elkaar."


class AreaNaming:
    """The areas that the files of one partnership may name."""

    def __init__(self, partnership: UUID) -> None:
        taking_part = members([partnership])
        self.municipalities = tuple(one.municipality for one in taking_part if one.municipality)
        self.fictional = any(one.fictional for one in self.municipalities)

    def area_of(self, text: str, year: int) -> AreaCode:
        """The area of a name or code in the borders of a year. Raises BadInput with the reason where there is none."""
        found = region_named(text) or self._coded(text, year) or self._named(text, year)
        if found is None:
            raise BadInput(why_no_municipality(text, year) or UNKNOWN.format(year=year))
        municipality = found.municipality
        if municipality is not None and found.fictional != self.fictional:
            raise BadInput(OTHER_WORLD.format(what="verzonnen" if found.fictional else "echt"))
        return found

    def knows(self, text: str) -> bool:
        """Whether a text may be an area, in whatever year: to propose in which column areas stand."""
        try:
            if region_named(text) or normalised(text) in self._own_names:
                return True
            return _code(text) is not None or resolve_municipality(text) is not None
        except BadInput:  # several bear the name
            return True

    def _coded(self, text: str, year: int) -> AreaCode | None:
        code = _code(text)
        if code is None or code.municipality is None or code.fictional or code.municipality.code in NO_PLACE:
            return code
        if is_municipality(code.municipality, year):
            return code
        raise BadInput(why_no_municipality(code.municipality.code, year) or UNKNOWN.format(year=year))

    def _named(self, text: str, year: int) -> AreaCode | None:
        own = self._own_names.get(normalised(text), ())
        municipality = None if self.fictional else resolve_municipality(text, on=date(year, 1, 1))
        if municipality is not None:
            return municipality
        if len(own) > 1:
            raise BadInput(f"“{text}” kan {' of '.join(own)} zijn. Schrijf de code.")
        return AreaCode(own[0]) if own else None

    @cached_property
    def _own_names(self) -> Mapping[str, tuple[str, ...]]:
        """Of the members: their wijken and buurten, and what is invented; the largest of a name before its parts."""
        found: defaultdict[str, dict[str, str]] = defaultdict(dict)
        around = areas_of(self.municipalities)
        for one in (*(fictional_municipalities() if self.fictional else ()), *around.values()):
            found[normalised(one.name)].setdefault(one.code[:2], one.code)
        for one in (part for area in around.values() for part in areas_within(area)):
            kind = found[normalised(one.name)]
            kind[one.code[:2]] = f"{kind[one.code[:2]]} {one.code}" if one.code[:2] in kind else one.code
        return {name: _largest(kinds) for name, kinds in found.items()}


def _code(text: str) -> AreaCode | None:
    try:
        return AreaCode.parse(text)
    except ValueError:
        return None


def _largest(kinds: Mapping[str, str]) -> tuple[str, ...]:
    """A wijk and her only buurt often share a name: then it is the wijk."""
    return next(tuple(kinds[kind].split()) for kind in ("GM", "WK", "BU") if kind in kinds)
