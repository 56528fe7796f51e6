"""One theme of a plan, or the plan in short: what their own pages need."""

from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet
from django_scopes import scopes_disabled

from ineen.ground.kernel.actors import Viewer
from ineen.ground.kernel.refusals import NotFound
from ineen.ground.organisations import queries as organisations
from ineen.policy.plans.models import (
    CoSigner,
    LocalChapter,
    RegionalTie,
    SafetyField,
    SafetyPlan,
    Theme,
    ThemeLead,
)
from ineen.policy.plans.queries.reading import NO_SUCH_PLAN, view, visible
from ineen.policy.plans.queries.texts import PlanView
from ineen.policy.plans.queries.wording import plan_text

NO_SUCH_THEME = (
    "Dit onderwerp staat niet (meer) in het plan. Kijk op de bladzijde van het plan welke onderwerpen er zijn."
)


def _nobody() -> tuple["Prefetch[str]", "Prefetch[str]"]:
    return Prefetch("local_chapters", LocalChapter.objects.none()), Prefetch("co_signers", CoSigner.objects.none())


def plan_in_short(viewer: Viewer, slug: str) -> PlanView:
    """The plan without its headings and without who leads a theme. Raises NotFound. Seven queries."""
    with scopes_disabled():
        leads = Prefetch("leads", ThemeLead.objects.none())
        rest = (
            Prefetch("local_chapters", LocalChapter.objects.select_related("municipality")),
            Prefetch("co_signers", CoSigner.objects.select_related("organisation")),
        )
        ties = RegionalTie.objects.select_related("theme")
        return _with(viewer, slug, Theme.objects.prefetch_related(leads, "goals"), ties, *rest)


def plan_with_theme(viewer: Viewer, slug: str, theme: str) -> PlanView:
    """The plan with this theme alone, its goals, leads and ties. Raises NotFound. Six queries."""
    with scopes_disabled():
        leads = ThemeLead.objects.select_related("organisation")
        themes = Theme.objects.filter(slug=theme).prefetch_related(Prefetch("leads", leads), "goals")
        ties = RegionalTie.objects.filter(theme__slug=theme).select_related("theme")
        found = _with(viewer, slug, themes, ties)
    if not found.themes:
        raise NotFound(NO_SUCH_THEME)
    return found


def _with(
    viewer: Viewer, slug: str, themes: QuerySet[Theme], ties: QuerySet[RegionalTie], *rest: "Prefetch[str]"
) -> PlanView:
    rows = visible(viewer).filter(slug=slug).select_related("partnership")
    row: SafetyPlan | None = rows.prefetch_related(
        Prefetch("fields", SafetyField.objects.none()),
        Prefetch("themes", themes.select_related("field", "municipality")),
        Prefetch("ties", ties),
        *(rest or _nobody()),
    ).first()
    if row is None:
        raise NotFound(NO_SUCH_PLAN)
    return view(row, organisations.members_ever([row.partnership_id]), plan_text(row))


@dataclass(frozen=True, slots=True)
class GoalTitle:
    """A goal by its words, and the slug of the theme that it stands under."""

    title: str
    theme: str


@dataclass(frozen=True, slots=True)
class PlanTitles:
    """The titles of the themes of a plan and its goals, by slug."""

    themes: dict[str, str]
    goals: dict[str, GoalTitle]


def titles_within(viewer: Viewer, slug: str) -> PlanTitles:
    """What the themes and goals of a plan are called; nothing where the viewer may not see it. One query."""
    with scopes_disabled():
        rows = list(
            Theme.objects.filter(plan__in=visible(viewer).filter(slug=slug)).values_list(
                "slug", "title", "goals__slug", "goals__title"
            )
        )
    goals = {goal: GoalTitle(words, theme) for theme, _, goal, words in rows if goal}
    return PlanTitles({theme: title for theme, title, _, _ in rows}, goals)
