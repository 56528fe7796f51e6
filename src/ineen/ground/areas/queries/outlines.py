"""Where areas lie on a map."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ineen.ground.areas.models import Area
from ineen.ground.kernel.area_codes import AreaCode

Ring = Sequence[Sequence[float]]


@dataclass(frozen=True, slots=True)
class Outlines:
    """Rings per code, y downwards, in metres or in units of a drawing; an inner ring is a hole.

    year
        of the division in which they were drawn; None where they are invented.
    """

    rings: Mapping[AreaCode, tuple[Ring, ...]]
    year: int | None


def outlines(codes: Iterable[AreaCode]) -> Outlines:
    """The outlines of areas of one world, those that are known; one query."""
    wanted = {str(code): code for code in codes}
    rows = Area.objects.filter(code__in=wanted, outline__isnull=False).order_by("division")
    drawn = {wanted[code]: (ring,) for code, ring in rows.values_list("code", "outline")}
    return Outlines(drawn, None)
