"""A table of one's own, loaded at once by who knows what stands in it: without a page, a preview or the worker."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from ineen.analysis.sources.delivery import SourceFile
from ineen.analysis.sources.received.mapping import Use
from ineen.evidence.actions.load import load_delivery
from ineen.evidence.actions.received import keep_receipt
from ineen.evidence.models import SourceVersion
from ineen.evidence.queries.descriptions import Described, Description, proposed
from ineen.evidence.queries.received_reading import read_received, sheets_of
from ineen.evidence.rules import check_hands_in_for
from ineen.ground.audit.acts import act
from ineen.ground.kernel.actors import Actor
from ineen.ground.organisations.queries import viewer_acting

USES = {"gebied": Use.AREA, "periode": Use.PERIOD, "soort": Use.CATEGORY, "aantal": Use.VALUE}


@dataclass(frozen=True, slots=True)
class OwnTable:
    """A CSV with the columns gebied;periode;soort;aantal, and what is to be known of it."""

    text: str
    title: str
    publisher: str
    ground: str
    division: int
    meant: Sequence[Described]


def load_own_table(*, by: Actor, now: datetime, table: OwnTable, retrieved: date) -> SourceVersion:
    """Load it for the partnership of who does it. Raises NotAllowed, and BadInput with what is wrong in the text."""
    partnership = check_hands_in_for(viewer_acting(by, now)).partnership
    file = SourceFile.of("meldingen.csv", table.text.encode())
    guess = proposed(partnership, sheets_of([file])[0])
    said = replace(
        guess,
        mapping=replace(guess.mapping, uses=USES, division=table.division),
        title=table.title,
        publisher=table.publisher,
        ground=table.ground,
        indicators=tuple(table.meant),
    )
    reading = read_received([file], said, partnership, timezone.localdate(now))

    def along(version: SourceVersion) -> None:
        _receive(by=by, now=now, partnership=partnership, said=said, version=version)

    return load_delivery(
        by=by,
        now=now,
        chosen=reading.connector,
        delivery=reading.delivery,
        retrieved=retrieved,
        again=True,
        along=along,
    ).version


@act
def _receive(*, by: Actor, now: datetime, partnership: UUID, said: Description, version: SourceVersion) -> None:
    """Within the act that adds the version."""
    keep_receipt(by=by, now=now, partnership=partnership, said=said, version=version)
