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


@dataclass(frozen=True, slots=True)
class PlanToDecide:
    """A plan of a partnership as those who decide about it look at it, without its text."""

    id: UUID
    slug: str
    title: str
    partnership: UUID
    stage: PlanStage
    period: Period
    rebuilt: bool
    audience: Audience
    published_at: datetime | None
    secrecy_ground: str
    secrecy_until: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnderDecision:
    """A plan with what a decision needs to know of it.

    municipalities
        those that take part during its period, each with its organisation.
    own
        the texts that one municipality has beside the joint ones.
    """

    about: PlanToDecide
    view: PlanView
    municipalities: tuple[organisations.Member, ...]
    own: tuple[OwnText, ...]

    @property
    def id(self) -> UUID:
        return self.about.id

    @property
    def stage(self) -> PlanStage:
        return self.about.stage

    def as_seen_by(self, municipality: organisations.Member) -> PlanView:
        """The plan as this municipality has it."""
        code = municipality.municipality
        return as_municipality(self.view, self.own, code) if code else self.view


def plans_of_partnerships(viewer: Viewer) -> tuple[PlanToDecide, ...]:
    """The plans of the viewer's own partnerships that she may see, newest period first. One query."""
    with scopes_disabled():
        rows = visible(viewer).filter(partnership__in=viewer.partnerships).only(*_LIGHT)
        return tuple(map(_light, rows))


def plan_to_decide(viewer: Viewer, slug: str) -> PlanToDecide:
    """One of those. Raises NotFound where there is none, or not for this viewer. One query."""
    with scopes_disabled():
        row = visible(viewer).filter(partnership__in=viewer.partnerships, slug=slug).only(*_LIGHT).first()
    if row is None:
        raise NotFound(NO_SUCH_PLAN)
    return _light(row)


_LIGHT = (
    "slug", "title", "partnership_id", "stage", "period_first", "period_last", "rebuilt", "audience", "published_at",
    "secrecy_ground", "secrecy_until",
)  # fmt: skip


def _light(row: SafetyPlan) -> PlanToDecide:
    return PlanToDecide(
        id=row.pk,
        slug=row.slug,
        title=row.title,
        partnership=row.partnership_id,
        stage=PlanStage(row.stage),
        period=row.period,
        rebuilt=row.rebuilt,
        audience=Audience(row.audience),
        published_at=row.published_at,
        secrecy_ground=row.secrecy_ground,
        secrecy_until=row.secrecy_until,
    )


def plan_id(by: Actor, now: datetime, slug: str) -> UUID:
    """Which plan this is, for who may see it; the system sees every plan. Raises NotFound."""
    with scopes_disabled():
        found: UUID | None = _rows(by, now).filter(slug=slug).values_list("pk", flat=True).first()
    if found is None:
        raise NotFound(NO_SUCH_PLAN)
    return found


def under_decision(viewer: Viewer, slug: str, *, own: bool = True) -> UnderDecision:
    """One plan for who may see it, without the texts of one municipality where not `own`. Raises NotFound."""
    with scopes_disabled():
        return _read(visible(viewer).filter(slug=slug), own=own)


def under_decision_now(by: Actor, now: datetime, plan: UUID) -> UnderDecision:
    """The same within an act, as it stands at this moment. Raises NotFound."""
    with scopes_disabled():
        return _read(_rows(by, now).filter(pk=plan))


def _rows(by: Actor, now: datetime) -> QuerySet[SafetyPlan]:
    every: QuerySet[SafetyPlan] = SafetyPlan.objects.all()
    return every if by.person is None else visible(organisations.viewer_acting(by, now))


def _read(rows: QuerySet[SafetyPlan], *, own: bool = True) -> UnderDecision:
    row = whole(rows).first()
    if row is None:
        raise NotFound(NO_SUCH_PLAN)
    members = organisations.members_ever([row.partnership_id])
    return UnderDecision(
        about=_light(row),
        view=view(row, members, plan_text(row)),
        municipalities=deciding(members, row.period_first, row.period_last),
        own=own_texts_of(row) if own else (),
    )


def deciding(members: Iterable[organisations.Member], first: date, last: date) -> tuple[organisations.Member, ...]:
    """The municipalities among these that take part on any of the days, each once."""
    found = (one for one in members if one.municipality and one.takes_part_in(first, last))
    return tuple({one.organisation: one for one in found}.values())
