"""Who stands beside the areas that were asked for, as the answer knows them."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from ineen.evidence.queries import Funnel, Near
from ineen.faces.publication.explorer.asking import Place
from ineen.ground.areas import queries as areas
from ineen.ground.kernel.area_codes import AreaCode


@dataclass(frozen=True, slots=True)
class Company:
    """Who stands beside the areas that were asked for.

    calls
        how a sentence calls some of them: `de vier andere gemeenten van dit plan`.
    why
        how they were chosen.
    words, funnel
        of all municipalities of the country: where the area lies among them, and the picture of that.
    mapped
        whether they lie side by side and together are an area: then they stand on a map.
    alike
        of those that were chosen for their size: how much they are alike, so that somebody may choose others.
    """

    places: tuple[Place, ...]
    calls: Callable[[tuple[Place, ...]], str]
    why: str
    words: str = ""
    funnel: Funnel | None = None
    mapped: bool = False
    alike: tuple[Near, ...] = ()

    @property
    def called(self) -> str:
        return self.calls(self.places)

    def only(self, kept: tuple[Place, ...]) -> "Company":
        """Those of whom there is something to tell: a sentence counts nobody else."""
        return replace(self, places=tuple(one for one in self.places if one in kept))


def all_municipalities(code: AreaCode) -> tuple[Place, ...]:
    """Every municipality of the world that this one belongs to: the country, or what is invented."""
    rows = areas.fictional_municipalities() if code.fictional else areas.municipalities()
    return tuple(Place(row.area_code, row.name) for row in rows)
