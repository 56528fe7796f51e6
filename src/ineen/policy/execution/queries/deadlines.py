"""The days on which actions should be done, told when the inbox asks."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from itertools import groupby
from typing import Final

from django.db.models import Q
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django_scopes import scopes_disabled

from ineen.ground.inbox.queries import Dated
from ineen.ground.kernel.actors import Role, Viewer
from ineen.policy.execution.models import Action
from ineen.policy.execution.queries.reading import followed
from ineen.policy.plans.queries import PlanStage

AHEAD: Final = timedelta(days=60)  # whether what lies behind was done is not known here: it is not called late
_ALL: Final = frozenset({Role.ADVISER, Role.COORDINATOR})


def dates_due(viewer: Viewer) -> tuple[Dated, ...]:
    """When actions of adopted plans should be done: all for who writes plans, for others those that they lead.

    What falls on one day in one plan is one date. Two queries.
    """
    today = localdate()
    led = [held.partnership for held in viewer.held_roles if held.role in _ALL]
    own = [held.organisation for held in viewer.held_roles]
    with scopes_disabled():
        rows = Action.objects.filter(
            Q(plan__partnership__in=led) | Q(owner__in=own),
            plan__in=[one.id for one in followed(viewer)],
            plan__rebuilt=False,
            ends_on__range=(today, today + AHEAD),
        ).exclude(plan__stage=PlanStage.DRAFT)
        found = rows.select_related("plan").only("slug", "title", "ends_on", "plan__slug", "plan__title")
        return tuple(_dated(found.order_by("ends_on", "plan__slug", "order")))


def _dated(rows: Iterable[Action]) -> Iterator[Dated]:
    for (day, slug), group in groupby(rows, key=lambda row: (row.ends_on, row.plan.slug)):
        actions = list(group)
        if day is not None:
            yield Dated(_sentence(actions), day, _url(slug, actions), f"maatregel/{slug}/{day.isoformat()}")


def _url(slug: str, actions: Sequence[Action]) -> str:
    if len(actions) == 1:
        return reverse("publication:action", args=[slug, actions[0].slug])
    return reverse("publication:implementation", args=[slug])


def _sentence(actions: Sequence[Action]) -> str:
    if len(actions) == 1:
        return _("“%(title)s” hoort klaar te zijn") % {"title": actions[0].title}
    words = {"n": len(actions), "plan": actions[0].plan.title}
    return _("%(plan)s: %(n)s maatregelen horen klaar te zijn") % words
