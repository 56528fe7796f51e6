"""Finds implementation plans by the words that they hold."""

from django.db.models import Exists, OuterRef, Q
from django_scopes import scopes_disabled

from ineen.ground.kernel.actors import Viewer
from ineen.policy.execution.models import Action, ActionPoint, ImplementationPlan
from ineen.policy.execution.queries.reading import views, visible
from ineen.policy.execution.queries.texts import CHAPTERS, ImplementationPlanView

MOST_WORDS = 10


def search(viewer: Viewer, text: str) -> tuple[ImplementationPlanView, ...]:
    """The implementation plans that hold every word of the text, in themselves, their points or their actions."""
    words = text.replace("\0", " ").split()[:MOST_WORDS]  # PostgreSQL takes no NUL
    with scopes_disabled():
        rows = visible(viewer) if words else ImplementationPlan.objects.none()
        for word in words:
            rows = rows.filter(_holds(word))
        return views(viewer, rows)


def _holds(word: str) -> Q:
    here = Q(plan=OuterRef("pk"))
    in_point = ActionPoint.objects.filter(_one_of(("title", "objective", "about"), word) & here)
    in_action = Action.objects.filter(_one_of(("title", "about", "why", "result"), word) & here)
    return _one_of(("title", *CHAPTERS), word) | Q(Exists(in_point)) | Q(Exists(in_action))


def _one_of(columns: tuple[str, ...], word: str) -> Q:
    return Q(*((f"{name}__icontains", word) for name in columns), _connector=Q.OR)
