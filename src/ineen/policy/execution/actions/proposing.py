"""Proposing an action under a goal when looking at a figure, and withdrawing it."""

from datetime import datetime
from typing import Final
from uuid import UUID

from django_scopes import scopes_disabled

from ineen.evidence import actions as evidence_acts
from ineen.evidence import queries as evidence
from ineen.evidence.queries import ResultKind
from ineen.ground.audit.acts import act
from ineen.ground.audit.entries import record
from ineen.ground.kernel.actors import Actor
from ineen.ground.kernel.refusals import BadInput, NotFound
from ineen.ground.organisations import queries as organisations
from ineen.ground.ui.addresses import address
from ineen.policy.execution import rules
from ineen.policy.execution.models import ActionProposal
from ineen.policy.plans.queries import citations as plans

LONGEST: Final = 300


@act
def propose_action(
    *,
    by: Actor,
    now: datetime,
    plan: str,
    goal: str,
    title: str,
    figure: UUID,
    owner: UUID | None = None,
    meeting: UUID | None = None,
    number: int = 0,
) -> ActionProposal:
    """Propose an action under a goal of one's own partnership; the figure that gave rise to it stays with it.

    owner
        an organisation of the partnership that would do it; None where that is not known yet.
    meeting, number
        the item of a meeting from which this came: it is done then.

    Raises NotFound, NotAllowed and BadInput.
    """
    viewer = organisations.viewer_acting(by, now)
    words = " ".join(title.split())
    with scopes_disabled():
        found = plans.goal_row(viewer, plan, goal)
        rules.check_may_write(viewer, found.plan.partnership_id)
        kept = evidence.kept_figure(viewer, figure)
        if kept.partnership_id != found.plan.partnership_id:
            raise NotFound("Dit cijfer is van een ander samenwerkingsverband.")
        _check(words, owner, kept.partnership_id)
        row = ActionProposal.objects.create(
            goal=found,
            goal_title=found.title,
            figure=kept,
            title=words,
            owner_id=owner,
            person=by.somebody,
            label=by.label,
            proposed_at=now,
        )
        record(on=row, what=f"maatregel voorgesteld: {words}", details={"doel": found.title, "cijfer": str(kept)})
    if meeting is not None:
        evidence_acts.record_result(
            by=by,
            now=now,
            meeting=meeting,
            number=number,
            kind=ResultKind.ACTION,
            words=f"“{words}”, bij het doel {found.title}",
            url=address("publication:goal", plan, goal),
        )
    return row


@act
def withdraw_proposal(*, by: Actor, now: datetime, proposal: UUID) -> ActionProposal:
    """Take a proposal back. Raises NotFound where that was done, and NotAllowed."""
    viewer = organisations.viewer_acting(by, now)
    with scopes_disabled():
        rows = ActionProposal.objects.select_for_update(of=("self",)).select_related("goal__plan", "figure")
        row = rows.filter(pk=proposal, withdrawn_at=None, figure__partnership__in=viewer.partnerships).first()
        if row is None:
            raise NotFound("Dit voorstel is er niet (meer).")
        rules.check_may_write(viewer, row.figure.partnership_id)
        row.withdrawn_at, row.withdrawn_as = now, by.label
        row.save(update_fields=["withdrawn_at", "withdrawn_as"])
        record(on=row, what=f"voorgestelde maatregel ingetrokken: {row.title}")
    return row


def _check(words: str, owner: UUID | None, partnership: UUID) -> None:
    if not words:
        raise BadInput("Schrijf in één zin wat u voorstelt te doen.")
    if len(words) > LONGEST:
        raise BadInput(f"De maatregel heeft {len(words)} tekens. Houd het bij {LONGEST}; de rest komt in het plan.")
    if owner and owner not in {one.organisation for one in organisations.members([partnership])}:
        raise BadInput("Deze organisatie doet niet mee in dit samenwerkingsverband. Kies een andere.")
