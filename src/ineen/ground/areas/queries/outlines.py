"""Where areas lie on a map."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count

from ineen.ground.areas.models import Area, Boundary
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


def outlines(codes: Iterable[AreaCode], year: int | None = None) -> Outlines:
    """The outlines of areas of one world, those that are known, all of one division.

    year
        the division to take where it knows as many of them as any other; else the one that knows most, the newest.
    """
    wanted = {str(code): code for code in codes}
    if any(code.fictional for code in wanted.values()):
        rows = Area.objects.filter(code__in=wanted, outline__isnull=False).order_by("division")
        return Outlines({wanted[code]: (ring or (),) for code, ring in rows.values_list("code", "outline")}, None)
    known = Boundary.objects.filter(code__in=wanted)
    counts = dict(known.values_list("division").annotate(Count("id")).order_by("division"))
    chosen = max(counts, key=lambda one: (counts[one], one == year, one), default=None)
    drawn = known.filter(division=chosen).values_list("code", "rings") if chosen else ()
    return Outlines({wanted[code]: tuple(rings) for code, rings in drawn}, chosen)
