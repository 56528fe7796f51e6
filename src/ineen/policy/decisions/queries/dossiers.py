"""Dossiers for who may see their plans."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django_scopes import scopes_disabled

from ineen.ground.kernel.actors import Viewer
from ineen.ground.organisations import queries as organisations
from ineen.policy.decisions.models import Course, CourseStage, Decision, DecisionBody, Dossier, Result
from ineen.policy.decisions.queries.views import CourseView, DecisionView, DossierView
from ineen.policy.plans import queries as plans


def dossiers(viewer: Viewer) -> tuple[DossierView, ...]:
    """Every plan of the viewer's own partnerships that is decided about, or will be. Five queries, however many."""
    own = [one for one in plans.plans_of_partnerships(viewer) if not one.rebuilt]
    found = _rows(viewer, [one.id for one in own])
    members = organisations.members_ever({one.partnership for one in own})
    return tuple(_view(one, _deciding(members, one), found.get(one.id)) for one in own)


def dossier(viewer: Viewer, slug: str) -> DossierView:
    """The dossier of a plan of the viewer's own partnership. Raises NotFound. Five queries."""
    plan = plans.plan_to_decide(viewer, slug)
    row = _rows(viewer, [plan.id]).get(plan.id)
    return _view(plan, _deciding(organisations.members_ever([plan.partnership]), plan), row)


def plans_by_row(viewer: Viewer) -> dict[str, plans.PlanToDecide]:
    """The plans of the viewer's own partnerships by their key and by that of their dossier. Two queries."""
    own = {one.id: one for one in plans.plans_of_partnerships(viewer)}
    with scopes_disabled():
        opened = dict(Dossier.objects.filter(plan__in=own).values_list("pk", "plan"))
    return {str(key): one for key, one in own.items()} | {str(key): own[plan] for key, plan in opened.items()}


def dossier_of(viewer: Viewer, plan: plans.UnderDecision, *, story: bool = True) -> DossierView:
    """The same, where the whole plan is at hand; without what was decided where not `story`. Three queries, or two."""
    return _view(plan.about, plan.municipalities, _rows(viewer, [plan.id], story=story).get(plan.id))


def _deciding(members: Iterable[organisations.Member], plan: plans.PlanToDecide) -> tuple[organisations.Member, ...]:
    own = (one for one in members if one.partnership == plan.partnership)
    return plans.deciding(own, plan.period.first, plan.period.last)


def _rows(viewer: Viewer, ids: Iterable[UUID], *, story: bool = True) -> Mapping[UUID, Dossier]:
    del viewer  # the ids are those of plans that she sees
    with scopes_disabled():
        return {row.plan_id: row for row in _whole(Dossier.objects.filter(plan__in=list(ids)), story=story)}


def _whole(rows: QuerySet[Dossier], *, story: bool = True) -> QuerySet[Dossier]:
    decisions = Decision.objects.select_related("municipality", "on_behalf_of")
    decisions = decisions if story else decisions.none()
    return rows.prefetch_related(Prefetch("courses", Course.objects.all()), Prefetch("decisions", decisions))


def _view(plan: plans.PlanToDecide, members: Iterable[organisations.Member], row: Dossier | None) -> DossierView:
    decisions = tuple(map(_decision, row.decisions.all())) if row else ()
    courses = {one.municipality_id: one for one in row.courses.all()} if row else {}
    return DossierView(
        about=plan,
        opened_at=row.opened_at if row else None,
        triangle_on=row.triangle_on if row else None,
        courses=tuple(_course(one, courses.get(one.organisation), decisions) for one in members),
        general=tuple(one for one in decisions if not one.municipality),
    )


def _course(member: organisations.Member, row: Course | None, decisions: Iterable[DecisionView]) -> CourseView:
    code = member.municipality
    assert code is not None  # noqa: S101  # only municipalities decide
    own: dict[str, Any] = {}
    if row is not None:
        days: tuple[str, ...] = ("college_on", "committee_on", "council_on", "prolonged_until")
        own = {name: getattr(row, name) for name in days} | {"stage": CourseStage(row.stage)}
    return CourseView(
        municipality=code,
        organisation=member.organisation,
        name=member.name,
        decisions=tuple(one for one in decisions if one.municipality == str(code)),
        **own,
    )


def _decision(row: Decision) -> DecisionView:
    return DecisionView(
        id=row.pk,
        municipality=(row.municipality.area_code or "") if row.municipality else "",
        body=DecisionBody(row.body),
        result=Result(row.result),
        decided_on=row.decided_on,
        next_on=row.next_on,
        reason=row.reason,
        reference=row.reference,
        snapshot=row.snapshot_id,
        behalf=row.on_behalf_of.name if row.on_behalf_of else "",
        source=row.source,
        recorded_at=row.recorded_at,
        corrects=row.corrects_id,
        corrected_as=row.corrected_as,
        corrected_because=row.corrected_because,
    )


def upcoming(found: Iterable[DossierView], today: date) -> list[tuple[date, DossierView, CourseView]]:
    """The planned days that have not passed, of bodies where a plan lies or will lie, the first day first."""
    days = [
        (day, one, course)
        for one in found
        for course in one.courses
        for day in (course.college_on, course.committee_on, course.council_on)
        if day and day >= today and not course.decided
    ]
    return sorted(days, key=lambda each: (each[0], each[1].title, each[2].name))
