"""Keeping a figure as somebody saw it, for the acts that say something of it."""

from datetime import datetime
from hashlib import sha256
from typing import Final
from uuid import UUID

from django.db import transaction
from django_scopes import scopes_disabled

from ineen.evidence.models import KeptFigure, Origin
from ineen.evidence.queries.deliveries import NOT_DELIVERED
from ineen.evidence.queries.looked_at import About, Looked, look
from ineen.ground.kernel.actors import Viewer
from ineen.ground.kernel.refusals import BadInput

OTHER_NOW: Final = (
    "Het cijfer is veranderd terwijl u schreef. Lees hoe het nu is en kijk of uw tekst nog klopt; die staat er nog."
)


class ChangedMeanwhile(BadInput):
    """Something else stands there than what somebody saw: she looks again."""


def hold(partnership: UUID, about: About) -> None:
    """Until the act is done nobody else says something of this figure there; SQLite lets one write at a time anyway."""
    with transaction.get_connection().cursor() as cursor:
        if cursor.db.vendor == "postgresql":
            key = sha256("|".join((str(partnership), *about.words)).encode()).hexdigest()
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [int(key[:15], 16)])


def keep(*, now: datetime, partnership: UUID, looked: Looked) -> KeptFigure:
    """The row of a figure as it is told now, or one that says the same. For acts: it writes, and they record."""
    stamp, figure = looked.figure.source, looked.figure
    name, area, period = looked.about.words
    told = {
        "partnership_id": partnership,
        "origin": looked.origin.value,
        "indicator": name,
        "area": area,
        "area_name": looked.area_name,
        "period": period,
        "value": None if figure.value is None else float(figure.value),
        "status": figure.status.value,
        "sentence": looked.told,
        "margin": looked.margin,
        "source": stamp.source,
        "publisher": stamp.publisher,
        "table": stamp.table,
        "content_hash": stamp.version,
        "retrieved": stamp.retrieved,
    }
    with scopes_disabled():
        standing = KeptFigure.objects.filter(**told).first()
        return standing or KeptFigure.objects.create(kept_at=now, **told)


def kept_now(
    viewer: Viewer, about: About, origin: Origin, *, now: datetime, partnership: UUID, seen: str
) -> KeptFigure:
    """Keep a figure as it is now.

    Raises BadInput where no delivery has it, and ChangedMeanwhile where it is not what was `seen`; empty asks nothing.
    """
    looked = look(viewer, about, origin)
    if seen not in ("", looked.seen):
        raise ChangedMeanwhile(OTHER_NOW)
    if looked.figure.value is None and NOT_DELIVERED in looked.figure.method:
        raise BadInput("Dit cijfer is niet ingelezen: er valt niets te duiden. Kies een ander gebied of jaar.")
    return keep(now=now, partnership=partnership, looked=looked)
