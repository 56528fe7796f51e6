"""The text of one municipality beside the joint text: inner acts of the room that decides."""

from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from django.db.models import Model, QuerySet
from django_scopes import scopes_disabled

from ineen.ground.audit.acts import act
from ineen.ground.audit.entries import record
from ineen.ground.kernel.actors import Actor
from ineen.ground.kernel.refusals import NotAllowed, NotFound
from ineen.policy.plans.models import Goal, LocalChapter, MunicipalText, PlanStage, SafetyPlan, Theme
from ineen.policy.plans.queries.addresses import NO_SUCH_TEXT, PartKind, TextAddress

_WHERE: Final[dict[PartKind, tuple[type[Model], str]]] = {
    PartKind.PLAN: (SafetyPlan, ""),
    PartKind.THEME: (Theme, "slug"),
    PartKind.GOAL: (Goal, "slug"),
    PartKind.CHAPTER: (LocalChapter, "municipality__area_code"),
}


@act
def record_municipal_text(
    *,
    by: Actor,
    now: datetime,
    plan: UUID,
    municipality: UUID,
    address: TextAddress,
    text: str,
    reason: str,
    since: date,
) -> None:
    """At this address the municipality has a text of her own. Raises NotFound where there is none; NotAllowed."""
    with scopes_disabled():
        row = _frozen(plan)
        _at(row, address).get_or_raise()
        was = MunicipalText.objects.filter(plan=row, municipality=municipality, address=str(address)).first()
        MunicipalText.objects.update_or_create(
            plan=row,
            municipality_id=municipality,
            address=str(address),
            defaults={"text": text, "reason": reason, "since": since},
        )
    details = {"plaats": str(address), "gemeente": municipality, "wordt": text, "was": was.text if was else None}
    record(on=row, what="eigen tekst van een gemeente vastgelegd", details=details)


@act
def record_joint_text(*, by: Actor, now: datetime, plan: UUID, address: TextAddress, text: str) -> None:
    """All have this text now: it becomes the joint one, and nobody has one of her own there. Raises NotFound."""
    with scopes_disabled():
        row = _frozen(plan)
        was = _at(row, address).write(text)
        MunicipalText.objects.filter(plan=row, address=str(address)).delete()
    details = {"plaats": str(address), "was": was, "wordt": text}
    record(on=row, what="gezamenlijke tekst gewijzigd door besluit", details=details)


class _Place:
    """The row and column where a text stands."""

    def __init__(self, rows: "QuerySet[Any]", name: str) -> None:
        self.rows, self.name = rows, name

    def get_or_raise(self) -> Model:
        found: Model | None = self.rows.first()
        if found is None:
            raise NotFound(NO_SUCH_TEXT)
        return found

    def write(self, text: str) -> str:
        """Returns what stood there."""
        found = self.get_or_raise()
        was = str(getattr(found, self.name))
        self.rows.update(**{self.name: text})
        return was


def _at(row: SafetyPlan, address: TextAddress) -> _Place:
    model, key = _WHERE[address.kind]
    rows: QuerySet[Any] = model._default_manager.all()
    rows = rows.filter(plan=row, **{key: address.part}) if key else rows.filter(pk=row.pk)
    return _Place(rows, address.name)


def _frozen(plan: UUID) -> SafetyPlan:
    row = SafetyPlan.objects.select_for_update().get(pk=plan)
    if row.stage not in (PlanStage.OFFERED, PlanStage.ADOPTED):
        raise NotAllowed("Dit plan is een concept. Wijzig de tekst zelf: een besluit is daar niet voor nodig.")
    return row
