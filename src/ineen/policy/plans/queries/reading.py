"""Reads whole plans for who may see them."""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone
from django_scopes import scopes_disabled

from ineen.ground.kernel.actors import RESIDENT, Actor, Viewer
from ineen.ground.kernel.periods import Period
from ineen.ground.kernel.refusals import NotFound
from ineen.ground.organisations import queries as organisations
from ineen.policy.plans import rules
from ineen.policy.plans.models import (
    CoSigner,
    Goal,
    LocalChapter,
    PlanKind,
    PlanStage,
    PriorityClass,
    RegionalTie,
    SafetyField,
    SafetyPlan,
    Theme,
    ThemeLead,
)
from ineen.policy.plans.queries.texts import PlanSummary, PlanText, PlanView, TakesPart, ThemeText
from ineen.policy.plans.queries.wording import plan_text


@dataclass(frozen=True, slots=True)
class PlanKeys:
    """The rows of a plan that others hang their own on, themes and goals by slug."""

    plan: UUID
    themes: dict[str, int]
    goals: dict[str, int]


NO_SUCH_PLAN = "Dit plan is er niet, of is niet openbaar. Kijk op de lijst van plannen."


def plans_visible_to(viewer: Viewer) -> tuple[PlanSummary, ...]:
    """Every plan that the viewer may see, newest period first. Three queries, however many plans."""
    with scopes_disabled():
        return summaries(visible(viewer))


def count_visible_to(viewer: Viewer) -> int:
    """How many plans the viewer may see at this moment."""
    with scopes_disabled():
        return visible(viewer).count()


def plan(viewer: Viewer, slug: str) -> PlanView:
    """One plan; raises NotFound where there is none, or not for this viewer."""
    with scopes_disabled():
        row = whole(visible(viewer).filter(slug=slug)).first()
        if row is None:
            raise NotFound(NO_SUCH_PLAN)
        return view(row, organisations.members_ever([row.partnership_id]), plan_text(row))


def themes(viewer: Viewer, plan_slug: str) -> tuple[ThemeText, ...]:
    """The themes of a plan in its own order; raises NotFound as `plan` does."""
    return plan(viewer, plan_slug).themes


def titles(viewer: Viewer, slugs: Iterable[str]) -> dict[str, str]:
    """The titles by slug of the plans among these that the viewer may see. One query."""
    with scopes_disabled():
        return dict(visible(viewer).filter(slug__in=list(slugs)).values_list("slug", "title"))


def keys(by: Actor, slug: str) -> PlanKeys:
    """What may be hung on a plan, for who may bring plans in. Raises NotAllowed and NotFound."""
    rules.check_may_import(by)
    with scopes_disabled():
        row = SafetyPlan.objects.filter(slug=slug).first()
        if row is None:
            raise NotFound(f"Er is geen plan {slug!r} in Ineen. Lees dat plan eerst in, of noem het onder 'rust_op'.")
        themes = dict(row.themes.values_list("slug", "pk"))
        goals = dict(row.goals.values_list("slug", "pk"))
    return PlanKeys(row.pk, themes, goals)


def is_rebuilt(viewer: Viewer, slug: str) -> bool | None:
    """Whether a plan was rebuilt from public reports: nobody is blamed for what those leave out. One query.

    None where there is no such plan for this viewer.
    """
    with scopes_disabled():
        return visible(viewer).filter(slug=slug).values_list("rebuilt", flat=True).first()


def stored(by: Actor, slug: str) -> PlanText | None:
    """What a plan says now, for who may bring plans in; None where there is none. Raises NotAllowed."""
    rules.check_may_import(by)
    with scopes_disabled():
        row = whole(SafetyPlan.objects.filter(slug=slug)).first()
    return PlanText(**plan_text(row)) if row else None


def may_be_seen(viewer: Viewer, through: str = "", *, secrecy: bool = True) -> Q:
    """The condition under which the viewer may see rows at this moment, as `rules.may_be_seen` says."""
    return rules.may_be_seen(viewer, timezone.now(), through, secrecy=secrecy)


def seen_by_all(through: str = "", *, secrecy: bool = True) -> Q:
    """What `may_be_seen` says for everybody, in a prepared question that is asked with `at_this_moment`."""
    return rules.may_be_seen(RESIDENT, rules.NOW, through, secrecy=secrecy)


def at_this_moment() -> dict[str, date]:
    """What `seen_by_all` leaves open."""
    now = timezone.now()
    return {rules.NOW.value: now, rules.TODAY.value: timezone.localdate(now)}


def visible(viewer: Viewer) -> QuerySet[SafetyPlan]:
    found: QuerySet[SafetyPlan] = SafetyPlan.objects.filter(may_be_seen(viewer))
    return found.order_by("-period_first", "slug")


def summaries(rows: QuerySet[SafetyPlan]) -> tuple[PlanSummary, ...]:
    first = Theme.objects.filter(priority=PriorityClass.PRIORITY)
    plans = list(rows.select_related("partnership").prefetch_related(Prefetch("themes", first)))
    members = organisations.members_ever([each.partnership_id for each in plans])
    return tuple(summary(each, members) for each in plans)


def whole(
    rows: QuerySet[SafetyPlan], themes: QuerySet[Theme] | None = None, *, without: Container[str] = ()
) -> QuerySet[SafetyPlan]:
    """Plans with everything that hangs on them: one query each for plan, fields, themes, leads, goals and three more.

    themes
        only these, where they are named.
    without
        what is left out, and costs nothing: `fields`, `leads`, `goals`, `local_chapters`, `ties`, `co_signers`.
    """
    chosen = Theme.objects.all() if themes is None else themes
    of_theme: dict[str, QuerySet[Any]] = {
        "leads": ThemeLead.objects.select_related("organisation"),
        "goals": Goal.objects.all(),
    }
    own: dict[str, QuerySet[Any]] = {
        "fields": SafetyField.objects.all(),
        "local_chapters": LocalChapter.objects.select_related("municipality"),
        "ties": RegionalTie.objects.select_related("theme"),
        "co_signers": CoSigner.objects.select_related("organisation"),
    }
    under = chosen.select_related("field", "municipality").prefetch_related(*_asked(of_theme, without))
    return rows.select_related("partnership").prefetch_related(Prefetch("themes", under), *_asked(own, without))


def _asked(found: dict[str, QuerySet[Any]], without: Container[str]) -> Iterator["Prefetch[str]"]:
    for name, rows in found.items():
        yield Prefetch(name, rows.none() if name in without else rows)


def summary(row: SafetyPlan, members: Iterable[organisations.Member]) -> PlanSummary:
    return PlanSummary(
        slug=row.slug,
        title=row.title,
        kind=PlanKind(row.kind),
        stage=PlanStage(row.stage),
        period=row.period,
        partnership=row.partnership.slug,
        partnership_name=row.partnership.name,
        **taking_part(members, row.partnership_id, row.period),
        priorities=tuple(theme.title for theme in row.themes.all()),
        rebuilt=row.rebuilt,
        published_at=row.published_at,
    )


def view(row: SafetyPlan, members: Iterable[organisations.Member], text: dict[str, Any]) -> PlanView:
    """For a viewer what `text` tells, with who take part."""
    return PlanView(
        **text,
        partnership_name=row.partnership.name,
        **taking_part(members, row.partnership_id, row.period),
        published_at=row.published_at,
        names=names(members, row.partnership_id),
        secrecy=secrecy_now(row.secrecy_ground, row.secrecy_until),
    )


def secrecy_now(ground: str, until: date | None) -> str:
    """The interest for which a plan is confidential today; empty where it is not, or no longer."""
    return ground if until is None or until >= timezone.localdate() else ""


def taking_part(members: Iterable[organisations.Member], partnership: UUID, period: Period) -> dict[str, Any]:
    """Who take part in a partnership during its plan: its `municipalities` and its `partners`."""
    own = [one for one in members if one.partnership == partnership and one.takes_part_in(period.first, period.last)]
    municipalities = (TakesPart(code=one.municipality, name=one.name) for one in own if one.municipality)
    partners = (one.name for one in own if not one.municipality)
    return {"municipalities": tuple(dict.fromkeys(municipalities)), "partners": tuple(dict.fromkeys(partners))}


def names(members: Iterable[organisations.Member], partnership: UUID) -> tuple[tuple[str, str], ...]:
    """The name of everybody who ever took part in a partnership, by reference."""
    return tuple({one.reference: one.name for one in members if one.partnership == partnership}.items())
