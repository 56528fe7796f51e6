"""What stands on lists about a release: that it waits for somebody, and what became of it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final
from uuid import UUID

from django.urls import reverse

from ineen.evidence.models import ReleaseRequest
from ineen.evidence.rules import APPROVERS
from ineen.ground.inbox import actions as inbox
from ineen.ground.inbox.queries import Kind
from ineen.ground.kernel.actors import Actor
from ineen.ground.organisations.queries import persons_with_role

Stage = ReleaseRequest.State
FIRST: Final = "Bekijk wat ‘{}’ toont en verbergt, en keur de vrijgave goed of weiger haar."
SECOND: Final = "Kijk als tweede naar ‘{}’: keur de vrijgave goed of weiger haar."
GONE: Final = (
    "De levering onder ‘{}’ is ingetrokken, en de vrijgave staat er nog. Trek haar in als zij niet meer klopt."
)
ENDS: Final = {
    Stage.RELEASED: "‘{}’ is vrijgegeven: iedereen kan het lezen.",
    Stage.REFUSED: "‘{}’ is niet vrijgegeven. Lees waarom.",
    Stage.WITHDRAWN: "‘{}’ is ingetrokken. Lees waarom.",
}


def waits(*, by: Actor, now: datetime, row: ReleaseRequest) -> None:
    """Within an act: it waits for its first approval."""
    _post(by, now, row, to=persons_with_role(row.partnership_id, APPROVERS), words=FIRST)


def approved(*, by: Actor, now: datetime, row: ReleaseRequest) -> None:
    """Within an act: it waits for the second, who is another; or for nobody any more."""
    inbox.settle(by=by, now=now, key=_key(row))
    if row.state == Stage.APPROVED_ONCE:
        others = (one for one in persons_with_role(row.partnership_id, APPROVERS) if one != row.first_by)
        _post(by, now, row, to=others, words=SECOND)


def ended(*, by: Actor, now: datetime, row: ReleaseRequest) -> None:
    """Within an act: what became of it, for who asked for it and who approved it."""
    inbox.settle(by=by, now=now, key=_key(row))
    told = [one for one in (row.requested_by, row.first_by, row.second_by) if one and one != by.person]
    _post(by, now, row, to=told, words=ENDS[Stage(row.state)], kind=Kind.NOTICE)


def delivery_gone(*, by: Actor, now: datetime, row: ReleaseRequest) -> None:
    """Within an act: its figures are public, and the delivery that they come from is withdrawn."""
    inbox.settle(by=by, now=now, key=_key(row))
    _post(by, now, row, to=persons_with_role(row.partnership_id, APPROVERS), words=GONE)


def _post(
    by: Actor, now: datetime, row: ReleaseRequest, *, to: Iterable[UUID], words: str, kind: Kind = Kind.TASK
) -> None:
    inbox.post(
        by=by,
        now=now,
        to=list(to),
        key=_key(row),
        sentence=words.format(row.title),
        url=reverse("evidence:release", args=[row.pk]),
        on=row,
        kind=kind,
    )


def _key(row: ReleaseRequest) -> str:
    return f"release/{row.pk}"
