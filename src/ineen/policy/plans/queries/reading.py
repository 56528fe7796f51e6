"""Reads whole plans for who may see them."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone
from django_scopes import scopes_disabled

from ineen.ground.kernel.actors import Actor, Viewer
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.audience import Audience
from ineen.ground.kernel.refusals import NotFound
from ineen.ground.organisations import queries as organisations
from ineen.policy.plans import rules
from ineen.policy.plans.models import PlanKind, PlanStage, PriorityClass, SafetyPlan, Theme
from ineen.policy.plans.queries.texts import (
    PLAN_COLUMNS,
    THEME_COLUMNS,
    FieldText,
    PlanText,
    PlanView,
    TakesPart,
    ThemeText,
)

MOST_WORDS = 10
NO_SUCH_PLAN = "Dit plan is er niet, of is niet openbaar. Kijk op de lijst van plannen."


def plans_visible_to(viewer: Viewer) -> tuple[PlanView, ...]:
    """Every plan that the viewer may see, newest period first. Four queries, however many plans."""
    with scopes_disabled():
        return _views(visible(viewer))


def count_visible_to(viewer: Viewer) -> int:
    """How many plans the viewer may see at this moment."""
    with scopes_disabled():
        return visible(viewer).count()


def plan(viewer: Viewer, slug: str) -> PlanView:
    """One plan; raises NotFound where there is none, or not for this viewer."""
    with scopes_disabled():
        found = _views(visible(viewer).filter(slug=slug))
    if not found:
        raise NotFound(NO_SUCH_PLAN)
    return found[0]


def themes(viewer: Viewer, plan_slug: str) -> tuple[ThemeText, ...]:
    """The themes of a plan in its own order; raises NotFound as `plan` does."""
    return plan(viewer, plan_slug).themes


def plans_of_area(viewer: Viewer, code: AreaCode) -> tuple[PlanView, ...]:
    """The plans in which the municipality of an area takes part, newest period first."""
    municipality = code.municipality
    if municipality is None:
        return ()
    with scopes_disabled():
        views = _views(visible(viewer).filter(partnership__in=organisations.partnerships_ever_with(municipality)))
    return tuple(view for view in views if municipality in (one.code for one in view.municipalities))


def search(viewer: Viewer, text: str) -> tuple[PlanView, ...]:
    """The plans that hold every word of the text, in their own words or those of their themes; no words, no plans.

    Of a long text only the first words count: each costs the database a condition.
    """
    words = text.replace("\0", " ").split()[:MOST_WORDS]  # PostgreSQL takes no NUL
    with scopes_disabled():
        rows = visible(viewer) if words else SafetyPlan.objects.none()
        for word in words:
            rows = rows.filter(_holds(word))
        return _views(rows)


def stored(by: Actor, slug: str) -> PlanText | None:
    """What a plan says now, for who may bring plans in; None where there is none. Raises NotAllowed."""
    rules.check_may_import(by)
    with scopes_disabled():
        row = _whole(SafetyPlan.objects.filter(slug=slug)).first()
    return PlanText(**_text(row)) if row else None


def visible(viewer: Viewer) -> QuerySet[SafetyPlan]:
    public = Q(audience=Audience.PUBLIC, published_at__lte=timezone.now())
    found: QuerySet[SafetyPlan] = SafetyPlan.objects.filter(public | rules.seen_through_roles(viewer))
    return found.order_by("-period_first", "slug")


def _holds(word: str) -> Q:
    own = ("title", "vision", "why_together", "with_residents", "other_subjects")
    in_plan = Q(*((f"{name}__icontains", word) for name in own), _connector=Q.OR)
    in_theme = Q(*((f"{name}__icontains", word) for name in ("title", "about", "goal", "approach")), _connector=Q.OR)
    return in_plan | Q(Exists(Theme.objects.filter(in_theme, plan=OuterRef("pk"))))


def _whole(rows: QuerySet[SafetyPlan]) -> QuerySet[SafetyPlan]:
    themes_with_field = Theme.objects.select_related("field")
    return rows.select_related("partnership").prefetch_related("fields", Prefetch("themes", themes_with_field))


def _text(row: SafetyPlan) -> dict[str, Any]:
    return {name: getattr(row, name) for name in PLAN_COLUMNS} | {
        "slug": row.slug,
        "partnership": row.partnership.slug,
        "kind": PlanKind(row.kind),
        "stage": PlanStage(row.stage),
        "audience": Audience(row.audience),
        "fields": tuple(FieldText(slug=field.slug, title=field.title) for field in row.fields.all()),
        "themes": tuple(_theme(theme) for theme in row.themes.all()),
    }


def _theme(row: Theme) -> ThemeText:
    own = {name: getattr(row, name) for name in THEME_COLUMNS} | {"priority": PriorityClass(row.priority)}
    return ThemeText(slug=row.slug, field=row.field.slug if row.field else "", **own)


def _views(rows: QuerySet[SafetyPlan]) -> tuple[PlanView, ...]:
    plans = list(_whole(rows))
    members = organisations.members_ever([each.partnership_id for each in plans])
    return tuple(_view(each, members) for each in plans)


def _view(row: SafetyPlan, members: Iterable[organisations.Member]) -> PlanView:
    own = [
        one
        for one in members
        if one.partnership == row.partnership_id and one.takes_part_in(row.period_first, row.period_last)
    ]
    municipalities = (TakesPart(code=one.municipality, name=one.name) for one in own if one.municipality)
    return PlanView(
        **_text(row),
        partnership_name=row.partnership.name,
        municipalities=tuple(dict.fromkeys(municipalities)),
        partners=tuple(dict.fromkeys(one.name for one in own if not one.municipality)),
        published_at=row.published_at,
    )
