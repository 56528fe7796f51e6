"""The text of one municipality beside the joint text: inner acts of the room that decides."""

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from django_scopes import scopes_disabled

from ineen.ground.audit.acts import act
from ineen.ground.audit.entries import record
from ineen.ground.kernel.actors import Actor
from ineen.ground.kernel.refusals import NotAllowed
from ineen.policy.plans.models import MunicipalText, PlanStage, SafetyPlan
from ineen.policy.plans.queries.addresses import TextAddress
from ineen.policy.plans.queries.holders import part_row


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
        part_row(row, address.kind, address.part)
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
def record_since(
    *, by: Actor, now: datetime, plan: UUID, municipality: UUID, addresses: Collection[str], since: date
) -> None:
    """The decision that gave the municipality texts of her own there was taken on another day than was recorded."""
    with scopes_disabled():
        row = _frozen(plan)
        texts = MunicipalText.objects.filter(plan=row, municipality=municipality, address__in=addresses)
        count = texts.update(since=since)
    details = {"gemeente": municipality, "wordt": since, "teksten": count}
    record(on=row, what="dag van eigen teksten hersteld", details=details)


@act
def record_joint_text(*, by: Actor, now: datetime, plan: UUID, address: TextAddress, text: str) -> None:
    """All have this text now: it becomes the joint one, and nobody has one of her own there. Raises NotFound."""
    with scopes_disabled():
        row = _frozen(plan)
        part = part_row(row, address.kind, address.part)
        was = getattr(part, address.name)
        setattr(part, address.name, text)
        part.save(update_fields=[address.name])
        MunicipalText.objects.filter(plan=row, address=str(address)).delete()
    details = {"plaats": str(address), "was": was, "wordt": text}
    record(on=row, what="gezamenlijke tekst gewijzigd door besluit", details=details)


def _frozen(plan: UUID) -> SafetyPlan:
    row = SafetyPlan.objects.select_for_update().get(pk=plan)
    if row.stage not in (PlanStage.OFFERED, PlanStage.ADOPTED):
        raise NotAllowed("Dit plan is een concept. Wijzig de tekst zelf: een besluit is daar niet voor nodig.")
    return row
