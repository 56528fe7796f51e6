"""Two people look at what is shown and hidden, and approve it; either may refuse it, and withdraw it afterwards."""

from datetime import datetime
from typing import Final
from uuid import UUID

from django_scopes import scopes_disabled

from ineen.evidence import states
from ineen.evidence.actions.releases import telling
from ineen.evidence.actions.releases.asking import NO_PERSON, PUBLISH, ask_work
from ineen.evidence.models import Receipt, Release, ReleaseRequest
from ineen.evidence.queries.releases import NO_SUCH, visible_to
from ineen.evidence.rules import APPROVERS, NOBODY_ELSE, check_may_approve, check_may_judge
from ineen.ground.audit.acts import act
from ineen.ground.audit.entries import record
from ineen.ground.kernel.actors import Actor, Viewer
from ineen.ground.kernel.refusals import BadInput, NotAllowed, NotFound
from ineen.ground.organisations.queries import persons_with_role, viewer_acting

Stage = ReleaseRequest.State
CHANGED: Final = (
    "Wat er getoond wordt, is na het openen van de pagina veranderd. Bekijk het nog eens, en keur het dan goed."
)

GONE: Final = "De levering waar deze cijfers uit komen, is ingetrokken."
_LONGEST: Final = ReleaseRequest._meta.get_field("ended_because").max_length or 0


@act
def approve_release(*, by: Actor, now: datetime, request: UUID, content: str) -> ReleaseRequest:
    """Approve what is shown and hidden, as the first or as the second; after the second the worker publishes it.

    content
        the hash of what the person looked at.

    Raises NotFound, NotAllowed where somebody approves twice or nobody is left to be the second, and BadInput where
    what would be shown is no longer what she looked at, or its delivery was withdrawn.
    """
    row, viewer = _own(by, now, request)
    check_may_approve(viewer, row)
    first = row.state == Stage.WAITING
    states.check_release_follows(row, Stage.APPROVED_ONCE if first else Stage.APPROVED_TWICE)
    if content != row.content_hash:
        raise BadInput(CHANGED)
    if gone := why_gone(row):
        raise BadInput(gone)
    if first:
        if not set(persons_with_role(row.partnership_id, APPROVERS)) - {viewer.person}:
            raise NotAllowed(NOBODY_ELSE)
        row.state, row.first_by, row.first_as, row.first_at = Stage.APPROVED_ONCE, by.person, by.label, now
    else:
        row.state, row.second_by, row.second_as, row.second_at = Stage.APPROVED_TWICE, by.person, by.label, now
        ask_work(row, PUBLISH)
    row.save()
    what = "vrijgave goedgekeurd door de eerste" if first else "vrijgave goedgekeurd door de tweede"
    record(on=row, what=what, details={"content": content})
    telling.approved(by=by, now=now, row=row)
    return row


@act
def refuse_release(*, by: Actor, now: datetime, request: UUID, because: str) -> ReleaseRequest:
    """Refuse it, with a reason; who asked for it hears that. Raises NotFound, NotAllowed, and BadInput without one."""
    row, viewer = _own(by, now, request)
    check_may_judge(viewer, row)
    end(by=by, now=now, row=row, state=Stage.REFUSED, because=reason(because))
    return row


@act
def withdraw_release(*, by: Actor, now: datetime, request: UUID, because: str) -> ReleaseRequest:
    """Show its figures no longer; that they were shown, until when and why not any more, stays to be read.

    Raises NotFound, NotAllowed, and BadInput without a reason.
    """
    row, viewer = _own(by, now, request)
    check_may_judge(viewer, row)
    end(by=by, now=now, row=row, state=Stage.WITHDRAWN, because=reason(because))
    release = Release.objects.select_for_update().get(version=row.published_id)
    release.withdrawn_at, release.withdrawn_because = now, row.ended_because
    release.save(update_fields=["withdrawn_at", "withdrawn_because"])
    record(on=release, what="vrijgave ingetrokken", details={"because": row.ended_because})
    return row


def why_gone(row: ReleaseRequest) -> str:
    """Within an act: that the delivery under a release was withdrawn; empty where it stands, and then until the end."""
    with scopes_disabled():
        receipt = Receipt.objects.select_for_update().get(version=row.version_id)
    return f"{GONE} Reden: {receipt.withdrawn_because}"[:_LONGEST] if receipt.withdrawn_at else ""


def delivery_withdrawn(*, by: Actor, now: datetime, version: int, because: str) -> None:
    """Within an act: what was asked of a withdrawn delivery is refused, and who approves hears what is public of it."""
    with scopes_disabled():
        rows = list(ReleaseRequest.objects.select_for_update().filter(version=version).order_by("pk"))
    for row in rows:
        stage = Stage(row.state)
        if (stage, Stage.REFUSED) in states.RELEASE_TRANSITIONS:
            end(by=by, now=now, row=row, state=Stage.REFUSED, because=f"{GONE} Reden: {because}"[:_LONGEST])
        elif stage is Stage.RELEASED:
            telling.delivery_gone(by=by, now=now, row=row)


def end(*, by: Actor, now: datetime, row: ReleaseRequest, state: Stage, because: str) -> None:
    """Within an act, of a row that it locked. Raises NotAllowed where it cannot end like this from where it is."""
    states.check_release_follows(row, state)
    row.state, row.ended_as, row.ended_because, row.ended_at = state, by.label, because, now
    row.save()
    record(on=row, what=f"vrijgave {state.label}", details={"because": because})
    telling.ended(by=by, now=now, row=row)


def reason(because: str) -> str:
    """A reason as it is kept. Raises BadInput for none, and for one that is too long."""
    if not because.strip():
        raise BadInput("Schrijf waarom: anderen lezen dat.")
    if len(because.strip()) > _LONGEST:
        raise BadInput(f"De reden heeft {len(because.strip())} tekens. Houd het bij {_LONGEST}.")
    return because.strip()


def _own(by: Actor, now: datetime, request: UUID) -> tuple[ReleaseRequest, Viewer]:
    if by.person is None:
        raise NotAllowed(NO_PERSON)
    viewer = viewer_acting(by, now)
    row = visible_to(viewer).select_for_update(of=("self",)).filter(pk=request).first()
    if row is None:
        raise NotFound(NO_SUCH)
    return row, viewer
