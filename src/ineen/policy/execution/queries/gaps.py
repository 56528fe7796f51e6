"""What the draft of an implementation plan still owes its readers, for who writes it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django_scopes import scopes_disabled

from ineen.ground.inbox.queries import Kind, Waiting
from ineen.ground.kernel.actors import Viewer
from ineen.policy.execution import rules
from ineen.policy.execution.models import ImplementationPlan
from ineen.policy.execution.queries.check import check_implementation_plan
from ineen.policy.execution.queries.reading import implementation_plan, visible
from ineen.policy.execution.queries.texts import ImplementationPlanView
from ineen.policy.plans import queries as plans
from ineen.policy.plans.queries import Chapter, PlanStage, Remedy

_TOLD = ("slug", "title", "owners", "days")
_WITHOUT_OWNER = Q(actions__isnull=False, actions__owner=None)
_WITHOUT_DAYS = Q(actions__isnull=False) & (Q(actions__starts_on=None) | Q(actions__ends_on=None))


@dataclass(frozen=True, slots=True)
class Gaps:
    """A plan with what it lacks, by chapter in the order of the chain; none where the thread is whole."""

    plan: ImplementationPlanView
    chapters: Mapping[Chapter, tuple[Remedy, ...]]


def gaps_of(viewer: Viewer, slug: str) -> Gaps:
    """What one plan lacks. Raises NotFound, and NotAllowed for who does not write it."""
    found = implementation_plan(viewer, slug)
    with scopes_disabled():
        partnership = ImplementationPlan.objects.values_list("partnership", flat=True).get(slug=slug)
    rules.check_may_write(viewer, partnership)
    rests_on = plans.plan(viewer, found.plan) if found.plan else None
    return Gaps(found, plans.by_chapter(check_implementation_plan(found, rests_on=rests_on)))


def writes(viewer: Viewer, slug: str) -> bool:
    """Whether she writes this plan of her own partnership. A query only for who writes somewhere."""
    with scopes_disabled():
        return bool(rules.written_by(viewer)) and _written(viewer).filter(slug=slug).exists()


def drafts_waiting(viewer: Viewer) -> tuple[Waiting, ...]:
    """The drafts of who writes implementation plans, with what they lack most. One query."""
    if not rules.written_by(viewer):
        return ()
    with scopes_disabled():
        rows = _written(viewer).filter(stage=PlanStage.DRAFT)
        owners, days = (Count("actions", filter=lacks) for lacks in (_WITHOUT_OWNER, _WITHOUT_DAYS))
        return tuple(_waiting(*one) for one in rows.annotate(owners=owners, days=days).values_list(*_TOLD))


def _written(viewer: Viewer) -> QuerySet[ImplementationPlan]:
    return visible(viewer).filter(partnership__in=rules.written_by(viewer), rebuilt=False)


def _waiting(slug: str, title: str, owners: int, days: int) -> Waiting:
    told = ((owners, _("%(n)s zonder trekker")), (days, _("%(n)s zonder data")))
    lacks = ", ".join(words % {"n": count} for count, words in told if count)
    sentence = _("%(plan)s is een concept (maatregelen: %(lacks)s).") if lacks else _("%(plan)s is een concept.")
    return Waiting(
        sentence=f"{sentence % {'plan': title, 'lacks': lacks}} {_('Kijk na wat er nog ontbreekt.')}",
        url=reverse("publication:implementation-gaps", args=[slug]),
        kind=Kind.NOTICE,
    )
