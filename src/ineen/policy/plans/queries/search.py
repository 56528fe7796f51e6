"""Finds plans by the words that they hold."""

from django.db.models import Exists, OuterRef, Q
from django_scopes import scopes_disabled

from ineen.ground.kernel.actors import Viewer
from ineen.policy.plans.models import Goal, SafetyPlan, Theme
from ineen.policy.plans.queries.reading import summaries, visible
from ineen.policy.plans.queries.texts import CHAPTERS, PlanSummary

MOST_WORDS = 10


def search(viewer: Viewer, text: str) -> tuple[PlanSummary, ...]:
    """The plans that hold every word of the text, in their own words or those of their themes and goals.

    No words, no plans. Of a long text only the first words count: each costs the database a condition.
    """
    words = text.replace("\0", " ").split()[:MOST_WORDS]  # PostgreSQL takes no NUL
    with scopes_disabled():
        rows = visible(viewer) if words else SafetyPlan.objects.none()
        for word in words:
            rows = rows.filter(_holds(word))
        return summaries(rows)


def _holds(word: str) -> Q:
    in_theme = Theme.objects.filter(_one_of(("title", "about", "approach", "reason", "expect"), word))
    in_goal = Goal.objects.filter(_one_of(("title", "cause", "expect"), word))
    here = Q(plan=OuterRef("pk"))
    return _one_of(("title", *CHAPTERS), word) | Q(Exists(in_theme.filter(here))) | Q(Exists(in_goal.filter(here)))


def _one_of(columns: tuple[str, ...], word: str) -> Q:
    return Q(*((f"{name}__icontains", word) for name in columns), _connector=Q.OR)
