"""Finds plans, themes, goals and local chapters by the words that they hold."""

from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Exists, OuterRef, Q, QuerySet
from django_scopes import scopes_disabled

from ineen.ground.kernel.actors import Viewer
from ineen.ground.organisations import queries as organisations
from ineen.policy.plans.models import Goal, LocalChapter, SafetyPlan, Theme
from ineen.policy.plans.queries.reading import summaries, visible
from ineen.policy.plans.queries.texts import CHAPTERS, PlanSummary

MOST_WORDS = 10
MOST_HITS = 30
IN_THEME = ("title", "about", "approach", "reason", "expect")
IN_CHAPTER = ("text", "municipality__name")
IN_GOAL = ("title", "cause", "expect")


class HitKind(StrEnum):
    """What was found."""

    THEME = "theme"
    GOAL = "goal"
    CHAPTER = "chapter"
    IMPLEMENTATION_PLAN = "implementation_plan"
    ACTION = "action"


@dataclass(frozen=True, slots=True)
class Hit:
    """A part of a plan that holds the words: its address is `plan` and `slug`, `inside` the title of the plan.

    Of a local chapter `slug` is the code of the municipality, and `title` her name.

    `fictional` where its plan is that of invented municipalities.
    """

    kind: HitKind
    plan: str
    slug: str
    title: str
    inside: str
    fictional: bool


def search(viewer: Viewer, text: str) -> tuple[PlanSummary, ...]:
    """The plans that hold every word of the text, in their own words or those of their parts.

    No words, no plans. Of a long text only the first words count: each costs the database a condition.
    """
    words = words_of(text)
    with scopes_disabled():
        rows = visible(viewer) if words else SafetyPlan.objects.none()
        for word in words:
            rows = rows.filter(_holds(word))
        return summaries(rows)


def search_parts(viewer: Viewer, text: str) -> tuple[Hit, ...]:
    """The themes, goals and local chapters that hold every word, at most `MOST_HITS` of each. Three queries."""
    words = words_of(text)
    if not words:
        return ()
    with scopes_disabled():
        themes = Theme.objects.filter(plan__in=visible(viewer))
        goals = Goal.objects.filter(plan__in=visible(viewer))
        found = (*_hits(HitKind.THEME, themes, IN_THEME, words), *_hits(HitKind.GOAL, goals, IN_GOAL, words))
        return (*found, *_chapters(viewer, words))


def _chapters(viewer: Viewer, words: list[str]) -> list[Hit]:
    rows = LocalChapter.objects.filter(plan__in=visible(viewer))
    for word in words:
        rows = rows.filter(one_of(IN_CHAPTER, word))
    invented = organisations.with_fictional_municipality("plan__partnership")
    columns = ("plan__slug", "municipality__area_code", "municipality__name", "plan__title", "invented")
    return [Hit(HitKind.CHAPTER, *one) for one in rows.annotate(invented=invented).values_list(*columns)[:MOST_HITS]]


def words_of(text: str) -> list[str]:
    """The words of a question that count."""
    return text.replace("\0", " ").split()[:MOST_WORDS]  # PostgreSQL takes no NUL


def one_of(columns: tuple[str, ...], word: str) -> Q:
    """The word stands in one of the columns."""
    return Q(*((f"{name}__icontains", word) for name in columns), _connector=Q.OR)


def _hits(
    kind: HitKind, rows: "QuerySet[Theme] | QuerySet[Goal]", columns: tuple[str, ...], words: list[str]
) -> list[Hit]:
    for word in words:
        rows = rows.filter(one_of(columns, word))
    invented = organisations.with_fictional_municipality("plan__partnership")
    found = rows.annotate(invented=invented).values_list("plan__slug", "slug", "title", "plan__title", "invented")
    return [Hit(kind, *one) for one in found[:MOST_HITS]]


def _holds(word: str) -> Q:
    here = Q(plan=OuterRef("pk"))
    in_theme = Theme.objects.filter(one_of(IN_THEME, word) & here)
    in_goal = Goal.objects.filter(one_of(IN_GOAL, word) & here)
    in_chapter = LocalChapter.objects.filter(one_of(("text",), word) & here)
    inside = Q(Exists(in_theme)) | Q(Exists(in_goal)) | Q(Exists(in_chapter))
    return one_of(("title", *CHAPTERS), word) | inside
