"""A plan for the room that decides about it: its row, its whole text, and the municipalities whose bodies decide."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet
from django_scopes import scopes_disabled

from ineen.ground.kernel.actors import Actor, Viewer
from ineen.ground.kernel.audience import Audience
from ineen.ground.kernel.periods import Period
from ineen.ground.kernel.refusals import NotFound
from ineen.ground.organisations import queries as organisations
from ineen.policy.plans.models import PlanStage, SafetyPlan
from ineen.policy.plans.queries.municipal import OwnText, as_municipality, own_texts_of
from ineen.policy.plans.queries.reading import NO_SUCH_PLAN, view, visible, whole
from ineen.policy.plans.queries.texts import PlanView
from ineen.policy.plans.queries.wording import plan_text


@dataclass(frozen=True, slots=True, kw_only=True)
class UnderDecision:
    """A plan with what a decision needs to know of it.

    municipalities
        those that take part during its period, each with its organisation.
    own
        the texts that one municipality has beside the joint ones.
    """

    id: UUID
    partnership: UUID
    stage: PlanStage
    rebuilt: bool
    audience: Audience
    published_at: datetime | None
    secrecy_ground: str
    secrecy_until: date | None
    view: PlanView
    municipalities: tuple[organisations.Member, ...]
    own: tuple[OwnText, ...]

    def as_seen_by(self, municipality: organisations.Member) -> PlanView:
        """The plan as this municipality has it."""
        code = municipality.municipality
        return as_municipality(self.view, self.own, code) if code else self.view


@dataclass(frozen=True, slots=True)
class PlanToDecide:
    """A plan of a partnership in a list of what is decided."""

    id: UUID
    slug: str
    title: str
    partnership: UUID
    stage: PlanStage
    period: Period
    rebuilt: bool


def plans_of_partnerships(viewer: Viewer) -> tuple[PlanToDecide, ...]:
    """The plans of the viewer's own partnerships that she may see, newest period first. One query."""
    with scopes_disabled():
        rows = visible(viewer).filter(partnership__in=viewer.partnerships)
        columns = rows.values_list(
            "pk", "slug", "title", "partnership", "stage", "period_first", "period_last", "rebuilt"
        )
        return tuple(PlanToDecide(*row[:4], PlanStage(row[4]), Period(row[5], row[6]), row[7]) for row in columns)


def plan_id(by: Actor, now: datetime, slug: str) -> UUID:
    """Which plan this is, for who may see it; the system sees every plan. Raises NotFound."""
    with scopes_disabled():
        found: UUID | None = _rows(by, now).filter(slug=slug).values_list("pk", flat=True).first()
    if found is None:
        raise NotFound(NO_SUCH_PLAN)
    return found


def under_decision(viewer: Viewer, slug: str) -> UnderDecision:
    """One plan for who may see it. Raises NotFound."""
    with scopes_disabled():
        return _read(visible(viewer).filter(slug=slug))


def under_decision_now(by: Actor, now: datetime, plan: UUID) -> UnderDecision:
    """The same within an act, as it stands at this moment. Raises NotFound."""
    with scopes_disabled():
        return _read(_rows(by, now).filter(pk=plan))


def _rows(by: Actor, now: datetime) -> QuerySet[SafetyPlan]:
    every: QuerySet[SafetyPlan] = SafetyPlan.objects.all()
    return every if by.person is None else visible(organisations.viewer_of(by.person, now))


def _read(rows: QuerySet[SafetyPlan]) -> UnderDecision:
    row = whole(rows).first()
    if row is None:
        raise NotFound(NO_SUCH_PLAN)
    members = organisations.members_ever([row.partnership_id])
    return UnderDecision(
        id=row.pk,
        partnership=row.partnership_id,
        stage=PlanStage(row.stage),
        rebuilt=row.rebuilt,
        audience=Audience(row.audience),
        published_at=row.published_at,
        secrecy_ground=row.secrecy_ground,
        secrecy_until=row.secrecy_until,
        view=view(row, members, plan_text(row)),
        municipalities=deciding(members, row.period_first, row.period_last),
        own=own_texts_of(row),
    )


def deciding(members: Iterable[organisations.Member], first: date, last: date) -> tuple[organisations.Member, ...]:
    """The municipalities among these that take part on any of the days, each once."""
    found = (one for one in members if one.municipality and one.takes_part_in(first, last))
    return tuple({one.organisation: one for one in found}.values())
