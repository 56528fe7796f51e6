"""Beginning a plan: from nothing, from the customary fields and themes, or from an earlier plan of the partnership."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.utils.text import slugify
from django_scopes import scopes_disabled

from ineen.ground.audit.acts import act
from ineen.ground.audit.entries import record
from ineen.ground.kernel.actors import Actor
from ineen.ground.kernel.audience import Audience
from ineen.ground.kernel.refusals import BadInput
from ineen.ground.organisations import queries as organisations
from ineen.policy.plans import queries, rules
from ineen.policy.plans.actions.parts.choices import check_period
from ineen.policy.plans.actions.parts.places import words
from ineen.policy.plans.actions.writing import write_plan
from ineen.policy.plans.models import PlanKind, PlanStage, SafetyPlan
from ineen.policy.plans.queries.starting import RESERVED, Beginning, Copied, begun_from

LONGEST_SLUG: Final = 80


@dataclass(frozen=True, slots=True)
class Started:
    """A plan that was begun; `copied` says what came along from an earlier one."""

    slug: str
    copied: Copied | None


@act
def start_plan(
    *,
    by: Actor,
    now: datetime,
    partnership: UUID,
    slug: str,
    title: str,
    kind: PlanKind,
    period_first: date,
    period_last: date,
    beginning: Beginning = Beginning.EMPTY,
    earlier: str = "",
) -> Started:
    """Begin a draft that only the partnership sees.

    earlier
        the slug of the plan of the same partnership that is copied, with `Beginning.EARLIER`.

    Raises NotAllowed for who does not write there, NotFound for an earlier plan that is not there for her, and BadInput
    for an address that is taken or cannot be, a title or a period that cannot be.
    """
    viewer = organisations.viewer_behind(by, now)
    rules.check_may_start(viewer, partnership)
    check_period(period_first, period_last)
    with scopes_disabled():
        _check_slug(slug)
        text, copied = begun_from(viewer, partnership, beginning, earlier, (period_first, period_last))
        whole = queries.PlanText(
            slug=slug,
            partnership=_slug_of(partnership),
            title=words(title, longest=200, what="het plan"),
            kind=kind,
            period_first=period_first,
            period_last=period_last,
            stage=PlanStage.DRAFT,
            audience=Audience.PARTNERSHIP,
            **text,
        )
        row = write_plan(SafetyPlan(slug=slug), whole, now)
    details = {"begin": beginning.label, "uit": earlier} if earlier else {"begin": beginning.label}
    record(on=row, what="plan begonnen", details=details)
    return Started(slug, copied)


@act
def bring_in_draft(*, by: Actor, now: datetime, plan: queries.PlanText) -> SafetyPlan:
    """Bring in a whole plan of one's own partnership, as a draft that only the partnership sees.

    Raises NotFound where there is no such partnership, NotAllowed for who does not write there, and BadInput for an
    address that is taken, a period that cannot be, and an organisation that takes no part.
    """
    partnership = organisations.partnership(plan.partnership)
    rules.check_may_start(organisations.viewer_behind(by, now), partnership.pk)
    check_period(plan.period_first, plan.period_last)
    draft = replace(plan, stage=PlanStage.DRAFT, audience=Audience.PARTNERSHIP, rebuilt=False)
    with scopes_disabled():
        _check_slug(plan.slug)
        row = write_plan(SafetyPlan(slug=plan.slug), draft, now)
    record(on=row, what="plan als concept ingelezen", details={"wordt": queries.as_details(draft)})
    return row


def _check_slug(slug: str) -> None:
    if not slug or slug != slugify(slug) or len(slug) > LONGEST_SLUG:
        raise BadInput(
            f"Gebruik kleine letters, cijfers en streepjes, hoogstens {LONGEST_SLUG}. Bijvoorbeeld: noord-2027-2030.",
            place="Adres",
        )
    if slug in RESERVED or SafetyPlan.objects.filter(slug=slug).exists():
        raise BadInput("Dit adres is al van een ander plan. Zet er iets bij, zoals de jaren.", place="Adres")


def _slug_of(partnership: UUID) -> str:
    return next(one.slug for one in organisations.partnerships() if one.pk == partnership)
