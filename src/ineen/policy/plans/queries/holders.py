"""The rows that hold the texts of a plan, by their address; inside a scope of the caller."""

from collections.abc import Collection, Iterator
from typing import Final
from uuid import UUID

from django.db.models import F, Model

from ineen.ground.kernel.refusals import NotFound
from ineen.policy.plans.models import Goal, LocalChapter, SafetyPlan, Theme
from ineen.policy.plans.queries.addresses import NO_SUCH_TEXT, PartKind, TextAddress

Place = tuple[SafetyPlan, TextAddress]
# of each kind of part beside the plan itself: its rows, and the way to what an address calls it
_ROWS: Final[dict[PartKind, tuple[type[Model], str]]] = {
    PartKind.THEME: (Theme, "slug"),
    PartKind.GOAL: (Goal, "slug"),
    PartKind.CHAPTER: (LocalChapter, "municipality__area_code"),
}


def part_row(plan: SafetyPlan, kind: PartKind, part: str) -> Model:
    """The row that holds the texts of a part. Raises NotFound where it is gone."""
    found: Model | None = plan if kind is PartKind.PLAN and not part else None
    if kind in _ROWS:
        model, key = _ROWS[kind]
        rows = model._default_manager.filter(plan=plan, **{key: part})
        found = rows.select_related("municipality").first() if model is LocalChapter else rows.first()
    if found is None:
        raise NotFound(NO_SUCH_TEXT)
    return found


def texts_now(places: Collection[Place]) -> dict[tuple[UUID, TextAddress], str]:
    """What each of these places says, of any plans, without those that are gone. One query per kind of part."""
    return {
        (plan.pk, at): str(getattr(row, at.name)) for kind in PartKind for (plan, at), row in _holders(places, kind)
    }


def _holders(places: Collection[Place], kind: PartKind) -> Iterator[tuple[Place, Model]]:
    here = [(plan, at) for plan, at in places if at.kind is kind]
    if kind is PartKind.PLAN:
        yield from ((one, one[0]) for one in here)
    elif here:
        model, key = _ROWS[kind]
        plans, parts = {plan.pk for plan, _ in here}, {at.part for _, at in here}
        rows = model._default_manager.filter(plan__in=plans, **{f"{key}__in": parts}).annotate(key=F(key))
        held = {(row.plan_id, row.key): row for row in rows}
        yield from ((one, held[one[0].pk, one[1].part]) for one in here if (one[0].pk, one[1].part) in held)
