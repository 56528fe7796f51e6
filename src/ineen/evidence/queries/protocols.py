"""What the worker found for a release, as it is kept and as people read it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256
from json import dumps
from typing import Any, Self

from ineen.evidence.models import ReleaseRequest
from ineen.evidence.queries.deliveries import RELEASED_INVENTED


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is hidden at one rung, and what a reader of everything together can still tell.

    raw, source, content
        the hash of the delivery; and as what, with which hash, it would be shown.
    cells, unknown
        how many counts there are, totals included, and of how many nothing was delivered.
    primary, secondary
        how many are too small, and how many are hidden besides.
    proven, bound
        whether fewer is impossible; otherwise how many less it could be at best.
    audited, narrowest
        how many cells were attacked, and the most that a reader can tell of any: the fewest numbers it may still be.
    earlier
        the releases that were shown before and are linked: the hashes of what they show.
    known, differing
        how many counts of the table others publish, and how many they publish otherwise.
    sums
        how many sums link the cells.
    beside
        the releases about the same areas and years of which a class has another name: nobody calculated with that.
    least, zero_is_shown
        the floor that everything was worked out with: the strictest of the request and of what it is linked with. Zero
        where an older Ineen worked with that of the request alone.
    """

    raw: str
    source: str
    content: str
    cells: int
    unknown: int
    primary: int
    secondary: int
    proven: bool
    bound: int
    audited: int
    narrowest: int | None
    earlier: tuple[str, ...]
    known: int
    differing: int
    sums: int
    software: str
    least: int = 0
    zero_is_shown: bool = True
    beside: tuple[str, ...] = ()

    def as_stored(self) -> dict[str, Any]:
        return asdict(self) | {"earlier": list(self.earlier), "beside": list(self.beside)}

    @classmethod
    def stored(cls, row: Mapping[str, Any]) -> Self:
        return cls(**{**row, "earlier": tuple(row["earlier"]), "beside": tuple(row.get("beside", ()))})

    @property
    def fictional(self) -> bool:
        """Whether it is about invented areas."""
        return self.source == RELEASED_INVENTED

    @property
    def hidden(self) -> int:
        return self.primary + self.secondary


def protocol_of(row: ReleaseRequest) -> dict[str, Any]:
    """The whole account of a release that two people approved. Who is a function and an organisation, never a name."""
    return {
        "title": row.title,
        "rung": [row.area, row.grain],
        "floor": {"least": row.least, "zero_is_shown": row.zero_is_shown},
        "zero_where_untold": row.zero_where_untold,
        "same_as": row.same_as,
        "because": row.because,
        "outcome": row.outcome,
        "requested": _act(row.requested_as, row.requested_at),
        "first": _act(row.first_as, row.first_at),
        "second": _act(row.second_as, row.second_at),
    }


def protocol_hash(protocol: Mapping[str, Any]) -> str:
    """The hash of a protocol: 64 hexadecimal characters, the same for the same account."""
    return sha256(dumps(protocol, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _act(label: str, moment: Any) -> dict[str, str]:
    return {"as": label, "at": moment.isoformat() if moment else ""}
