"""What is carried out in one municipality."""

from dataclasses import dataclass

from django.db.models import Prefetch, Q
from django_scopes import scopes_disabled

from ineen.ground.kernel.actors import Viewer
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.periods import Period
from ineen.ground.organisations import queries as organisations
from ineen.policy.execution.models import Action
from ineen.policy.execution.queries.reading import visible


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionLine:
    """An action in a list; `only_here` where no other municipality has it."""

    slug: str
    title: str
    owner: str
    only_here: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ImplementationSide:
    """An implementation plan as one municipality looks at it: the actions that are hers or everybody's."""

    slug: str
    title: str
    period: Period
    rebuilt: bool
    actions: tuple[ActionLine, ...]


def implementation_sides_of_area(viewer: Viewer, code: AreaCode) -> tuple[ImplementationSide, ...]:
    """Each implementation plan of the municipality of an area, newest period first. Four queries."""
    municipality = code.municipality
    if municipality is None:
        return ()
    here = Q(municipalities=None) | Q(municipalities__area_code=str(municipality))
    with scopes_disabled():
        actions = Action.objects.filter(here).select_related("owner").prefetch_related("municipalities").distinct()
        rows = list(
            visible(viewer)
            .filter(partnership__in=organisations.partnerships_ever_with(municipality))
            .prefetch_related(Prefetch("actions", actions))
        )
    members = organisations.members_ever([row.partnership_id for row in rows])
    own = [one for one in members if one.municipality == municipality]
    return tuple(
        ImplementationSide(
            slug=row.slug,
            title=row.title,
            period=row.period,
            rebuilt=row.rebuilt,
            actions=tuple(_line(action) for action in row.actions.all()),
        )
        for row in rows
        if any(
            one.partnership == row.partnership_id and one.takes_part_in(row.period_first, row.period_last)
            for one in own
        )
    )


def _line(action: Action) -> ActionLine:
    return ActionLine(
        slug=action.slug,
        title=action.title,
        owner=action.owner.name if action.owner else "",
        only_here=len(action.municipalities.all()) == 1,
    )
