"""What happened to a plan, in sentences, with what each text was and became."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db.models import Q
from django_scopes import scopes_disabled

from ineen.ground.audit.history import Rows, Told, entries_of, page_of
from ineen.ground.kernel.actors import Viewer
from ineen.ground.kernel.refusals import NotFound
from ineen.ground.organisations import queries as organisations
from ineen.policy.plans import rules
from ineen.policy.plans.models import SafetyPlan
from ineen.policy.plans.queries.addresses import NO_SUCH_TEXT, PartKind
from ineen.policy.plans.queries.drafts import plan_row, title_of
from ineen.policy.plans.queries.holders import part_row
from ineen.policy.plans.queries.reading import NO_SUCH_PLAN
from ineen.policy.plans.queries.versions import Run, differences

# which two texts of an entry are set side by side
_PAIRS: Final = (("was", "wordt"), ("was", "anders"))
_MODELS: Final = {PartKind.THEME: "theme", PartKind.GOAL: "goal", PartKind.CHAPTER: "localchapter"}


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened; `runs` where it changed a text."""

    sentence: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Past:
    """A page of what happened to a plan, or to one part of it; `writes` whether the viewer writes in it."""

    title: str
    part_title: str
    events: tuple[Event, ...]
    earlier: int | None
    writes: bool


def past(viewer: Viewer, slug: str, *, part: str = "", before: int | None = None) -> Past:
    """What happened to a plan, the last first, for who works with it. Raises NotFound. At most five queries.

    part
        `theme/SLUG`, `goal/SLUG` or `chapter/CODE`: what happened to that alone.
    """
    with scopes_disabled():
        plan = plan_row(viewer, slug)
        if not rules.works_with(viewer, plan):
            raise NotFound(NO_SUCH_PLAN)
        title, which = _part(plan, part) if part else ("", Q())
    page = page_of(entries_of([Rows("plans", "safetyplan", [plan.pk])]).filter(which), before=before)
    names = _names(plan) if page.organisations else {}
    events = tuple(Event(one.sentence(names), _runs(one)) for one in page.entries)
    return Past(plan.title, title, events, page.earlier, viewer.has(*rules.WRITERS, partnership=plan.partnership_id))


def _part(plan: SafetyPlan, part: str) -> tuple[str, Q]:
    """What a part is called, and the condition on entries that tell of it: of its texts, or of its row."""
    kind, _slash, key = part.partition("/")
    if kind not in _MODELS:
        raise NotFound(NO_SUCH_TEXT)
    row = part_row(plan, PartKind(kind), key)
    of_row = f'"model":"{_MODELS[PartKind(kind)]}","pk":"{row.pk}"'
    return title_of(row), Q(details__contains=f'"plaats":"{kind}/{key}/') | Q(details__contains=of_row)


def _names(plan: SafetyPlan) -> Mapping[UUID, str]:
    return {one.organisation: one.name for one in organisations.members_ever([plan.partnership_id])}


def _runs(told: Told) -> tuple[Run, ...]:
    for old, new in _PAIRS:
        was, becomes = told.details.get(old), told.details.get(new)
        if isinstance(was, str) and isinstance(becomes, str):
            return differences(was, becomes)
    return ()
