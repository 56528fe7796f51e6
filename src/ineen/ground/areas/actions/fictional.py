"""Declaring invented areas, for a demonstration. They stand in every division, as most real areas do."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from ineen.ground.areas.models import Area, Division
from ineen.ground.areas.queries.fictional import FICTIONAL
from ineen.ground.areas.queries.municipality_list import FIRST_YEAR, listed_municipalities
from ineen.ground.areas.queries.names import normalised
from ineen.ground.areas.rules import check_may_load
from ineen.ground.audit.acts import act
from ineen.ground.audit.entries import record
from ineen.ground.kernel.actors import Actor
from ineen.ground.kernel.area_codes import AreaCode, AreaKind
from ineen.ground.kernel.refusals import BadInput

Ring = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class FictionalArea:
    """One invented municipality, wijk or buurt. `outline` is one closed ring without its first point again."""

    code: AreaCode
    name: str
    outline: Ring

    @property
    def parent(self) -> str:
        """The code of the area around it, as codes of Statistics Netherlands are built; empty for a municipality."""
        text = str(self.code)
        return {AreaKind.WIJK: f"GM{text[2:6]}", AreaKind.BUURT: f"WK{text[2:8]}"}.get(self.code.kind, "")

    def row(self, year: int) -> Area:
        return Area(
            division_id=year,
            code=str(self.code),
            kind=self.code.kind.value,
            name=self.name,
            municipality=str(self.code.municipality),
            parent=self.parent,
            search=normalised(self.name),
            outline=[list(point) for point in self.outline],
        )


def declare_fictional_areas(*, by: Actor, now: datetime, areas: Sequence[FictionalArea]) -> int:
    """Make exactly these the invented areas of every division since 2012; returns how many divisions changed.

    Raises NotAllowed, and BadInput for a code outside the numbers that are set apart, an area whose surrounding area
    is not among them, and a municipality that bears the name of a real one.
    """
    check_may_load(by)
    _check(areas)
    stale = _stale_years(areas)
    if stale:
        _declare(by=by, now=now, years=stale, areas=areas)
    return len(stale)


def _check(areas: Sequence[FictionalArea]) -> None:
    codes = [str(area.code) for area in areas]
    real = {normalised(name) for one in listed_municipalities() for name in (one.name, *one.other_names)}
    for area in areas:
        if not area.code.fictional:
            raise BadInput(f"{area.code} is geen verzonnen gebied. Neem een code van GM9900 tot en met GM9989.")
        if codes.count(str(area.code)) > 1 or (area.parent and area.parent not in codes):
            raise BadInput(f"{area.code} staat er twee keer in, of het gebied eromheen ontbreekt.")
        if area.code.kind is AreaKind.MUNICIPALITY and normalised(area.name) in real:
            raise BadInput(f"{area.name} is een echte gemeente. Verzin een andere naam voor {area.code}.")


def _stale_years(areas: Sequence[FictionalArea]) -> list[int]:
    standing: dict[int, set[tuple[str, str, str]]] = {}
    for year, code, name, outline in Area.objects.filter(FICTIONAL).values_list("division", "code", "name", "outline"):
        standing.setdefault(year, set()).add((code, name, str(outline)))
    wanted = {(str(area.code), area.name, str([list(point) for point in area.outline])) for area in areas}
    years = Division.objects.filter(year__gte=FIRST_YEAR).order_by("year").values_list("year", flat=True)
    return [year for year in years if standing.get(year, set()) != wanted]


@act
def _declare(*, by: Actor, now: datetime, years: list[int], areas: Sequence[FictionalArea]) -> None:
    Area.objects.filter(FICTIONAL, division__in=years).delete()
    Area.objects.bulk_create([area.row(year) for year in years for area in areas])
    record(
        on=Division.objects.get(year=years[-1]),
        what="verzonnen gebieden opgegeven",
        details={"areas": len(areas), "first_year": years[0], "last_year": years[-1]},
    )
