"""The work of the worker for a release, done by who waits for it; the task finds that it was done."""

from datetime import datetime
from uuid import UUID

from ineen.evidence.actions.releases.calculating import work_out
from ineen.evidence.actions.releases.publishing import publish, show_outcome, under_work
from ineen.evidence.models import ReleaseRequest
from ineen.ground.kernel.actors import Actor, check_is_system

Stage = ReleaseRequest.State


def finish_release(*, by: Actor, now: datetime, request: UUID) -> None:
    """Work out what was asked for, or publish what two people approved. Raises NotAllowed, and BadInput as they do."""
    check_is_system(by, doing="Een vrijgave uitrekenen", command="ineen worker")
    if row := under_work(request, Stage.REQUESTED):
        outcome = work_out(row, lambda *_: None).outcome
        show_outcome(by=by, now=now, request=request, outcome=outcome)
    elif row := under_work(request, Stage.APPROVED_TWICE):
        publish(by=by, now=now, request=request, worked=work_out(row, lambda *_: None))
