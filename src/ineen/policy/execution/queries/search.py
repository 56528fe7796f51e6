"""Finds implementation plans and actions by the words that they hold."""

from collections.abc import Iterable

from django.db.models import Q
from django_scopes import scopes_disabled

from ineen.ground.kernel.actors import Viewer
from ineen.policy.execution.models import Action, ImplementationPlan
from ineen.policy.execution.queries.reading import visible
from ineen.policy.execution.queries.texts import CHAPTERS
from ineen.policy.plans.queries import Hit, HitKind, one_of, words_of

MOST_HITS = 30
IN_ACTION = ("title", "about", "why", "result", "point__title", "point__objective")


def search(viewer: Viewer, text: str) -> tuple[Hit, ...]:
    """The implementation plans and actions that hold every word, at most `MOST_HITS` of each. Two queries."""
    words = words_of(text)
    if not words:
        return ()
    with scopes_disabled():
        plans = visible(viewer).filter(_all(("title", *CHAPTERS), words))
        actions = Action.objects.filter(_all(IN_ACTION, words), plan__in=visible(viewer)).order_by("plan", "order")
        return (*_plans(plans[:MOST_HITS]), *_actions(actions.select_related("plan")[:MOST_HITS]))


def _all(columns: tuple[str, ...], words: list[str]) -> Q:
    return Q(*(one_of(columns, word) for word in words))


def _plans(rows: Iterable[ImplementationPlan]) -> list[Hit]:
    return [Hit(HitKind.IMPLEMENTATION_PLAN, row.slug, row.slug, row.title, "") for row in rows]


def _actions(rows: Iterable[Action]) -> list[Hit]:
    return [Hit(HitKind.ACTION, row.plan.slug, row.slug, row.title, row.plan.title) for row in rows]
