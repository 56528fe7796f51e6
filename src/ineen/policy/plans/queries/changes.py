"""Under which lasting id a plan is known outside, and when its text last changed."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django_scopes import scopes_disabled

from ineen.ground.audit.progress import last_told
from ineen.ground.kernel.actors import Viewer
from ineen.policy.plans.models import SafetyPlan
from ineen.policy.plans.queries.reading import visible


@dataclass(frozen=True, slots=True)
class Trace:
    """A plan as the outside follows it: its id stays, whatever it is called and wherever it stands."""

    id: UUID
    changed_at: datetime | None


def traces(viewer: Viewer) -> dict[str, Trace]:
    """The traces by slug of the plans that the viewer may see. Two queries, however many plans."""
    with scopes_disabled():
        ids: dict[str, UUID] = dict(visible(viewer).values_list("slug", "pk"))
    told = last_told(SafetyPlan, ids.values())
    return {slug: Trace(pk, told.get(str(pk))) for slug, pk in ids.items()}
