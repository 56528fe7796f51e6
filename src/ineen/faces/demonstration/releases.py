"""Reports to the municipality Zuidhaven, invented: one table is released, one waits for its second person."""

from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256
from typing import Final

from django.db import transaction
from django.utils.timezone import localdate

from ineen.evidence import actions as evidence
from ineen.evidence import queries
from ineen.evidence.actions import Asked, Described, OwnTable
from ineen.faces.demonstration.people import acts_as
from ineen.faces.demonstration.region import of_kind
from ineen.ground.kernel.actors import Actor, Role
from ineen.ground.kernel.area_codes import AreaCode, AreaKind
from ineen.ground.kernel.periods import Period
from ineen.ground.organisations import queries as organisations

TOWN: Final = AreaCode("GM9903")
SEED: Final = "meldingen"
# per kind the least of a month in a wijk, and how much more there may be
KINDS: Final = {"Geluid": (6, 14), "Afval op straat": (4, 9), "Jeugd op straat": (0, 5)}
TITLE: Final = "Meldingen bij de gemeente Zuidhaven"
BY_YEAR, BY_MONTH = "per wijk en jaar", "per wijk en maand"
BECAUSE: Final = "De wijkteams bespreken de meldingen elke maand met bewoners."


def load_releases(*, by: Actor, now: datetime) -> Iterator[str]:
    """Lay both ready, once; yields what was done, in Dutch."""
    analyst = acts_as(Role.ANALYST, now)
    if queries.something_to_release(organisations.viewer_acting(analyst, now)):
        return
    with transaction.atomic():
        version = evidence.load_own_table(by=analyst, now=now, table=_table(now), retrieved=localdate(now))
        yearly = _ask(by, analyst, now, version.pk, Asked(f"{TITLE}, {BY_YEAR}", queries.rung_of("wijk year")))
        for role in (Role.COORDINATOR, Role.PRIVACY_OFFICER):
            _approve(acts_as(role, now), now, yearly)
        evidence.finish_release(by=by, now=now, request=yearly.pk)
        monthly = Asked(f"{TITLE}, {BY_MONTH}", queries.rung_of("wijk month"), because=BECAUSE)
        _approve(acts_as(Role.COORDINATOR, now), now, _ask(by, analyst, now, version.pk, monthly))
    yield "eigen meldingen van Zuidhaven: een tabel vrijgegeven, een wacht op de tweede"


def _ask(by: Actor, analyst: Actor, now: datetime, version: int, asked: Asked) -> "queries.ReleaseRequest":
    row = evidence.request_release(by=analyst, now=now, version=version, asked=asked)
    evidence.finish_release(by=by, now=now, request=row.pk)
    return row


def _approve(by: Actor, now: datetime, row: "queries.ReleaseRequest") -> None:
    found = queries.release_request(organisations.viewer_acting(by, now), row.pk)
    evidence.approve_release(by=by, now=now, request=row.pk, content=found.row.content_hash)


def _table(now: datetime) -> OwnTable:
    """Every month of last year, from the same seed: the same counts in whatever year it is loaded."""
    year = localdate(now).year - 1
    wijken = [place.code for place in of_kind(AreaKind.WIJK) if place.code.municipality == TOWN]
    lines = (
        f"{code};{Period.months(year, month)};{kind};{_count(code, kind, month)}"
        for code in wijken
        for kind in KINDS
        for month in range(1, 13)
    )
    return OwnTable(
        text="\n".join(("gebied;periode;soort;aantal", *lines, "")),
        title=TITLE,
        publisher="Gemeente Zuidhaven",
        ground="Eigen telling van de gemeente, verzonnen",
        division=year,
        meant=[Described(kind, f"meldingen: {kind.lower()}", "meldingen") for kind in KINDS],
    )


def _count(code: AreaCode, kind: str, month: int) -> int:
    least, more = KINDS[kind]
    drawn = int.from_bytes(sha256(f"{SEED}\n{code}\n{kind}\n{month}".encode()).digest()[:8])
    return least + drawn % (more + 1)
