"""The plans of one's own partnerships, and which of them not everybody may read; of other kinds of plan too."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar
from uuid import UUID

from django.db.models import Model, QuerySet
from django_scopes import scopes_disabled

from ineen.ground.audit.readonly import once
from ineen.ground.kernel.actors import RESIDENT, Viewer
from ineen.policy.plans.queries.reading import visible

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, slots=True)
class Followed:
    """A plan of a partnership in which the viewer holds a role."""

    id: UUID
    slug: str
    title: str


@dataclass(frozen=True, slots=True)
class Following(Generic[Row]):
    """Plans of one kind, with a partnership, a slug and a title, by those of them that a viewer may see."""

    visible: Callable[[Viewer], "QuerySet[Row]"]

    def followed(self, viewer: Viewer) -> tuple[Followed, ...]:
        """Those of the viewer's own partnerships that she may see, newest period first. One query."""
        if not viewer.partnerships:
            return ()
        with scopes_disabled():
            own = self.visible(viewer).filter(partnership__in=viewer.partnerships)
            return tuple(Followed(*row) for row in own.values_list("pk", "slug", "title"))

    def closed(self, viewer: Viewer, slug: str) -> tuple[Row, ...]:
        """The one of this address where the viewer may see it and not everybody may; else none. At most one query."""
        if not viewer.held_roles:
            return ()
        with scopes_disabled():
            everybody = self.visible(RESIDENT).order_by().values("pk")
            rows = self.visible(viewer).filter(slug=slug).exclude(pk__in=everybody)
            return tuple(rows.only("pk", "partnership"))


_plans = Following(visible)
followed, closed = once(_plans.followed), _plans.closed
