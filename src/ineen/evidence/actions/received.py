"""Sources that a partnership receives itself: kept with a load, described otherwise, forgotten, and withdrawn."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django_scopes import scope

from ineen.evidence.actions import comparing_again
from ineen.evidence.actions.releases.approving import delivery_withdrawn
from ineen.evidence.actions.scratch import scratch
from ineen.evidence.actions.withdraw import reason_given
from ineen.evidence.models import Receipt, ReceivedIndicator, ReceivedSource, SourceVersion
from ineen.evidence.queries.descriptions import Described, Description
from ineen.evidence.queries.received import NO_DELIVERY, NO_SOURCE
from ineen.evidence.rules import loads_in
from ineen.ground.audit.acts import act
from ineen.ground.audit.entries import record
from ineen.ground.kernel.actors import Actor
from ineen.ground.kernel.refusals import NotAllowed, NotFound
from ineen.ground.organisations.queries import scope_of, viewer_acting


def keep_receipt(*, by: Actor, now: datetime, partnership: UUID, said: Description, version: SourceVersion) -> None:
    """Within the act that adds a version: of which received source it is, and how its files are read from now on."""
    with scope(partnership=partnership):
        source, stands = _keep_source(by, now, partnership, said)
        _keep_indicators(source, said.indicators, stands=stands)
        receipt, made = Receipt.objects.get_or_create(version=version, defaults={"source": source})
    if made:
        record(on=receipt, what="ontvangen cijfers geladen", details={"title": source.title, "shape": source.shape})


@act
def change_source(
    *, by: Actor, now: datetime, source: UUID, title: str, publisher: str, origin: str, ground: str,
    indicators: Sequence[Described],
) -> ReceivedSource:  # fmt: skip
    """Say otherwise of whom received figures are and what they mean; the figures stay. Raises NotFound."""
    row = _own(by, now, source)
    row.title, row.publisher, row.origin, row.ground = title, publisher, origin, ground
    row.described_by, row.described_as, row.described_at = by.person, by.label, now
    row.save()
    with scope(partnership=row.partnership_id):
        _keep_indicators(row, indicators)
    record(on=row, what="ontvangen bron anders beschreven", details={"title": title, "publisher": publisher})
    return row


@act
def forget_source(*, by: Actor, now: datetime, source: UUID) -> ReceivedSource:
    """Do not recognise files of this shape any more; what was loaded stays. Raises NotFound, and NotAllowed twice."""
    row = _own(by, now, source)
    if not row.shape:
        raise NotAllowed("Ineen is deze uitleg al vergeten.")
    row.shape = ""
    row.save(update_fields=["shape"])
    record(on=row, what="uitleg bij bestand vergeten", details={"title": row.title})
    return row


def withdraw_received(*, by: Actor, now: datetime, source: UUID, version: int, because: str) -> Receipt:
    """Take a received delivery out of sight; the figures of the one before it show again.

    What was asked of it is not released any more; who approves hears what of it is public already.

    Raises NotFound, and BadInput without a reason or while a load goes on.
    """
    reason = reason_given(because)
    _own(by, now, source)
    found = SourceVersion.objects.filter(pk=version, receipt__source=source, receipt__withdrawn_at=None).first()
    if found is None:
        raise NotFound(NO_DELIVERY)
    with scratch(wait=False) as folder:  # no load comes in between
        others = comparing_again.without(found, folder)
        return _withdraw(by=by, now=now, version=found, because=reason, others=others)


@act
def _withdraw(
    *,
    by: Actor,
    now: datetime,
    version: SourceVersion,
    because: str,
    others: Sequence[comparing_again.ComparedAgain],
) -> Receipt:
    delivery_withdrawn(by=by, now=now, version=version.pk, because=because)  # before the receipt, as who approves locks
    with scope_of(viewer_acting(by, now)):
        receipt = Receipt.objects.select_for_update().filter(version=version, withdrawn_at=None).first()
    if receipt is None:  # by somebody else, just now
        raise NotFound(NO_DELIVERY)
    receipt.withdrawn_at, receipt.withdrawn_because = now, because
    receipt.save(update_fields=["withdrawn_at", "withdrawn_because"])
    comparing_again.keep(others)
    record(on=receipt, what="ontvangen cijfers ingetrokken", details={"hash": version.content_hash, "because": because})
    return receipt


def _keep_source(by: Actor, now: datetime, partnership: UUID, said: Description) -> tuple[ReceivedSource, bool]:
    """A shape has one description: who describes it anew takes the place of the old one.

    Also whether the words of this description stand: those that somebody gave the source meanwhile are newer.
    """
    ReceivedSource.objects.filter(shape=said.shape).exclude(pk=said.key).update(shape="")
    found = ReceivedSource.objects.select_for_update().filter(pk=said.key).first()
    row = found or ReceivedSource(pk=said.key, partnership_id=partnership, table=said.table or said.title[:60])
    stands = found is None or said.as_of == found.described_at.isoformat()
    row.shape, row.columns, row.mapping = said.shape, list(said.columns), said.mapping.as_stored()
    if stands:
        row.title, row.publisher, row.origin, row.ground = said.title, said.publisher, said.origin, said.ground
        row.described_by, row.described_as, row.described_at = by.person, by.label, now
    row.save()
    what = "ontvangen bron bijgewerkt" if found else "ontvangen bron beschreven"
    record(on=row, what=what, details={"title": row.title})
    return row, stands


def _keep_indicators(source: ReceivedSource, indicators: Sequence[Described], *, stands: bool = True) -> None:
    """What its classes mean; where newer words stand, only classes that were not there."""
    for one in indicators:
        words = {"label": one.label, "unit": one.unit, "direction": one.direction, "note": one.note}
        ReceivedIndicator.objects.update_or_create(
            source=source, category=one.category, defaults=words if stands else {}, create_defaults=words
        )


def _own(by: Actor, now: datetime, source: UUID) -> ReceivedSource:
    if by.person is None:
        raise NotFound(NO_SOURCE)
    viewer = viewer_acting(by, now)
    with scope_of(viewer):
        row = ReceivedSource.objects.select_for_update().filter(pk=source, partnership__in=loads_in(viewer)).first()
    if row is None:
        raise NotFound(NO_SOURCE)
    return row
