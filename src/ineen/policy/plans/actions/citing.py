"""Putting a figure at a text of a plan in the making, and taking it away."""

from datetime import datetime
from uuid import UUID

from django_scopes import scopes_disabled

from ineen.evidence import actions as evidence_acts
from ineen.evidence import queries as evidence
from ineen.evidence.queries import ResultKind
from ineen.ground.audit.acts import act
from ineen.ground.audit.entries import record
from ineen.ground.kernel.actors import Actor
from ineen.ground.kernel.refusals import BadInput, NotAllowed, NotFound
from ineen.ground.organisations import queries as organisations
from ineen.ground.ui.addresses import address as url_of
from ineen.policy.plans.models import FigureCitation, SafetyPlan
from ineen.policy.plans.queries import drafts
from ineen.policy.plans.queries.addresses import TextAddress
from ineen.policy.plans.queries.holders import part_row
from ineen.policy.plans.queries.text_words import words_for


@act
def cite_figure(
    *,
    by: Actor,
    now: datetime,
    plan: str,
    address: TextAddress,
    figure: UUID,
    meeting: UUID | None = None,
    number: int = 0,
) -> FigureCitation:
    """Put a figure that the partnership kept at a text of its plan.

    meeting, number
        the item of a meeting from which this came: it is done then.

    Raises NotFound, NotAllowed where the plan is not written now, and BadInput where the figure stands there already.
    """
    viewer = organisations.viewer_acting(by, now)
    with scopes_disabled():
        locked = SafetyPlan.objects.select_for_update().get(pk=drafts.plan_row(viewer, plan).pk)
        part = part_row(locked, address.kind, address.part)
        if reason := drafts.why_not(viewer, locked, part):
            raise NotAllowed(reason)
        kept = evidence.kept_figure(viewer, figure)
        if kept.partnership_id != locked.partnership_id:
            raise NotFound("Dit cijfer is van een ander samenwerkingsverband.")
        if FigureCitation.objects.filter(plan=locked, address=str(address), figure=kept, removed_at=None).exists():
            raise BadInput("Dit cijfer staat al bij deze tekst.")
        row = FigureCitation.objects.create(
            plan=locked, address=str(address), figure=kept, person=by.somebody, label=by.label, cited_at=now
        )
        called = f"{drafts.title_of(part)}, {str(words_for(address).label).lower()}"
        record(
            on=locked, what=f"cijfer bij tekst gezet: {called}", details={"plaats": str(address), "cijfer": str(kept)}
        )
    if meeting is not None:
        evidence_acts.record_result(
            by=by,
            now=now,
            meeting=meeting,
            number=number,
            kind=ResultKind.PLACE,
            words=f"Bij “{called}” in {locked.title}",
            url=url_of("plans:text", plan, *drafts.steps(address)),
        )
    return row


@act
def remove_citation(*, by: Actor, now: datetime, citation: UUID) -> None:
    """Take a figure from a text. Raises NotFound where it is not there any more, and NotAllowed."""
    viewer = organisations.viewer_acting(by, now)
    with scopes_disabled():
        rows = FigureCitation.objects.select_for_update(of=("self",)).select_related("plan", "figure")
        row = rows.filter(pk=citation, removed_at=None, plan__partnership__in=viewer.partnerships).first()
        if row is None:
            raise NotFound("Dit cijfer staat niet (meer) bij deze tekst.")
        if reason := drafts.why_not(viewer, row.plan, row.plan):
            raise NotAllowed(reason)
        row.removed_at, row.removed_as = now, by.label
        row.save(update_fields=["removed_at", "removed_as"])
        record(
            on=row.plan,
            what="cijfer bij tekst weggehaald",
            details={"plaats": row.address, "cijfer": str(row.figure)},
        )
