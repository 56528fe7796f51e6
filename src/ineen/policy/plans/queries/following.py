"""The plans of one's own partnerships, and which of them not everybody may read."""

from dataclasses import dataclass
from uuid import UUID

from django_scopes import scopes_disabled

from ineen.ground.kernel.actors import RESIDENT, Viewer
from ineen.policy.plans.models import SafetyPlan
from ineen.policy.plans.queries.reading import visible


@dataclass(frozen=True, slots=True)
class Followed:
    """A plan of a partnership in which the viewer holds a role."""

    id: UUID
    slug: str
    title: str


def followed(viewer: Viewer) -> tuple[Followed, ...]:
    """The plans of the viewer's own partnerships that she may see, newest period first. One query."""
    if not viewer.partnerships:
        return ()
    with scopes_disabled():
        rows = visible(viewer).filter(partnership__in=viewer.partnerships).values_list("pk", "slug", "title")
        return tuple(Followed(*row) for row in rows)


def closed(viewer: Viewer, slug: str) -> tuple[SafetyPlan, ...]:
    """The plan of this address where the viewer may see it and not everybody may; else none. At most one query."""
    if not viewer.held_roles:
        return ()
    with scopes_disabled():
        rows = visible(viewer).filter(slug=slug).exclude(pk__in=visible(RESIDENT).order_by().values("pk"))
        return tuple(rows.only("pk", "partnership"))
