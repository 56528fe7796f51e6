"""What somebody is writing and has not put in the plan, in a list for herself; and which drafts had their time."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q
from django.utils.functional import Promise
from django_scopes import scopes_disabled

from ineen.ground.kernel.actors import Actor, Viewer, check_is_system
from ineen.ground.privacy.declarations import months_before, past_term
from ineen.policy.plans.models import LocalChapter, SafetyPlan, TextDraft
from ineen.policy.plans.queries.addresses import PartKind, TextAddress
from ineen.policy.plans.queries.drafts import plan_row, steps
from ineen.policy.plans.queries.text_words import words_for


@dataclass(frozen=True, slots=True)
class DraftLine:
    """A draft in the list of its writer; `gone` where its part stands in the plan no longer."""

    address: TextAddress
    part_title: str
    saved_at: datetime
    gone: bool

    @property
    def label(self) -> str | Promise:
        return words_for(self.address).label

    @property
    def steps(self) -> tuple[str, str, str]:
        return steps(self.address)


def own_drafts(viewer: Viewer, slug: str) -> tuple[str, tuple[DraftLine, ...]]:
    """The title of a plan, and the viewer's own drafts in it, the newest first. Raises NotFound. Five queries."""
    with scopes_disabled():
        plan = plan_row(viewer, slug)
        rows = list(TextDraft.objects.filter(plan=plan, person=viewer.person, discarded_at=None))
        titles = _part_titles(plan) if rows else {}
    lines = ((TextAddress.parse(row.address), row.saved_at) for row in rows)
    return plan.title, tuple(
        DraftLine(at, titles.get((at.kind, at.part), ""), saved, (at.kind, at.part) not in titles)
        for at, saved in lines
    )


def old_drafts(now: datetime) -> Q:
    """Which drafts go: their term has passed, or their writer put them away a month ago."""
    return past_term(TextDraft, now) | Q(discarded_at__lt=months_before(now, 1))


def plans_with_old_drafts(by: Actor, now: datetime) -> tuple[UUID, ...]:
    """The plans in which drafts have passed their term, for the worker. Raises NotAllowed. One query."""
    check_is_system(by, doing="Oude concepten vergeten", command="ineen worker")
    with scopes_disabled():
        found = TextDraft.objects.filter(old_drafts(now)).order_by("plan")
        return tuple(found.values_list("plan", flat=True).distinct())


def _part_titles(plan: SafetyPlan) -> dict[tuple[PartKind, str], str]:
    chapters = LocalChapter.objects.filter(plan=plan)
    return {
        (PartKind.PLAN, ""): plan.title,
        **{(PartKind.THEME, slug): title for slug, title in plan.themes.values_list("slug", "title")},
        **{(PartKind.GOAL, slug): title for slug, title in plan.goals.values_list("slug", "title")},
        **{
            (PartKind.CHAPTER, code): name
            for code, name in chapters.values_list("municipality__area_code", "municipality__name")
            if code
        },
    }
