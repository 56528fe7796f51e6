"""What a connector is: one source, and how its files are read."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ineen.analysis.sources.delivery import Delivery, SourceFile


class ReleaseGround(StrEnum):
    """Why figures may be shown without passing disclosure control: they are public already."""

    PUBLISHED = "published"
    COPIED = "copied"


@dataclass(frozen=True, slots=True)
class Connector:
    """One source and how its files are read.

    title, licence, fetch
        Dutch: what it is, on what terms it may be shown, and how somebody gets the files.
    release
        why its figures are released at load: the publisher's own file, or taken over from what the publisher made
        public; None where people must decide first.
    whole_country
        whether a delivery is meant to have every area, so that the parts must add up to the country.
    adds_up_over_time
        whether a figure counts what happened in its period: it is then complete only after the period's last day.
    parse
        from the files of one delivery to rows; raises BadInput, for faults in the rows when they are gone through.
    rounded_to
        every count is rounded to a multiple of this: then the parts add up to the country only roughly.
    leaves_out
        Dutch: of which areas the publisher gives no figures at all, and what to do there; empty where it has all.
    live
        the address of its table in OData, where it can be asked without anybody; empty where files are handed in.
    fictional
        whether its figures are invented: then they are about invented areas only, and those of others never are.
    """

    name: str
    title: str
    licence: str
    fetch: str
    release: ReleaseGround | None
    whole_country: bool
    adds_up_over_time: bool
    parse: Callable[[Sequence[SourceFile]], Delivery]
    rounded_to: int = 1
    leaves_out: str = ""
    live: str = ""
    fictional: bool = False
