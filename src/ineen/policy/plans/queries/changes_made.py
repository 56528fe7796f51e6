"""What was changed in a plan of late, and can still be put back."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.utils import timezone
from django_scopes import scopes_disabled

from ineen.ground.kernel.actors import Actor, Viewer, check_is_system
from ineen.policy.plans.models import PlanChange
from ineen.policy.plans.queries.reading import visible

KEPT_DAYS: Final = 7
SHOWN: Final = 30


@dataclass(frozen=True, slots=True)
class MadeChange:
    """One change: what, when, by which function; `undone` where another change took it back."""

    id: UUID
    what: str
    at: datetime
    by_label: str
    undone: bool


def changes_made(viewer: Viewer, slug: str, *, most: int = SHOWN) -> tuple[MadeChange, ...]:
    """The changes of a plan of the last week, the newest first; none where the viewer may not see it. One query."""
    since = timezone.now() - timedelta(days=KEPT_DAYS)
    with scopes_disabled():
        rows = PlanChange.objects.filter(plan__in=visible(viewer).filter(slug=slug).order_by(), at__gte=since)
        found = rows.values_list("pk", "what", "at", "by_label", "undone_by")[:most]
        return tuple(MadeChange(pk, what, at, label, undone is not None) for pk, what, at, label, undone in found)


def plans_with_old_changes(by: Actor, now: datetime) -> tuple[UUID, ...]:
    """The plans of which something can no longer be undone, for the worker. Raises NotAllowed. One query."""
    check_is_system(by, doing="Oude wijzigingen vergeten", command="ineen worker")
    with scopes_disabled():
        old = PlanChange.objects.filter(at__lt=now - timedelta(days=KEPT_DAYS))
        return tuple(old.order_by("plan").values_list("plan", flat=True).distinct())
