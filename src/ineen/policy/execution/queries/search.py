"""Finds implementation plans and actions by the words that they hold."""

from django.db.models import Q, QuerySet
from django_scopes import scopes_disabled

from ineen.ground.kernel.actors import Viewer
from ineen.ground.organisations import queries as organisations
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
        return (*_plans(plans), *_actions(actions))


def _all(columns: tuple[str, ...], words: list[str]) -> Q:
    return Q(*(one_of(columns, word) for word in words))


def _plans(rows: "QuerySet[ImplementationPlan]") -> list[Hit]:
    marked = rows.annotate(invented=organisations.with_fictional_municipality("partnership"))
    found = marked.values_list("slug", "title", "invented")[:MOST_HITS]
    kind = HitKind.IMPLEMENTATION_PLAN
    return [Hit(kind, slug, slug, title, "", fictional=invented) for slug, title, invented in found]


def _actions(rows: "QuerySet[Action]") -> list[Hit]:
    marked = rows.annotate(invented=organisations.with_fictional_municipality("plan__partnership"))
    found = marked.values_list("plan__slug", "slug", "title", "plan__title", "invented")[:MOST_HITS]
    return [Hit(HitKind.ACTION, *one) for one in found]
