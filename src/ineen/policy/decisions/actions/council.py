"""What the council of one municipality decides."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django_scopes import scopes_disabled

from ineen.ground.audit.acts import act
from ineen.ground.kernel.actors import Actor
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.audience import Audience
from ineen.ground.kernel.refusals import BadInput, NotFound
from ineen.ground.organisations.queries import Member
from ineen.ground.ui.formats import day
from ineen.policy.decisions import rules
from ineen.policy.decisions.actions.taking import OpenDossier, note, take
from ineen.policy.decisions.actions.telling import tell_writers
from ineen.policy.decisions.actions.texts import write_own
from ineen.policy.decisions.models import DECIDED, Amendment, Course, Decision, DecisionBody, Result
from ineen.policy.decisions.states import Step
from ineen.policy.plans import actions as plan_acts
from ineen.policy.plans import queries as plans
from ineen.policy.plans.queries import TextAddress


@dataclass(frozen=True, slots=True)
class AmendmentEntry:
    """An amendment as it was adopted: where, what must stand there, and why."""

    address: str
    text: str
    reason: str


@act
def adopt(
    *,
    by: Actor,
    now: datetime,
    plan: str,
    municipality: AreaCode,
    decided_on: date,
    reference: str = "",
    public_from: datetime | None = None,
) -> Decision:
    """The council adopts the plan as it lies there. With `public_from` everybody may see it from that moment on.

    Raises NotFound, NotAllowed, and BadInput for a date that cannot be or a source that is not named.
    """
    dossier, member, _course, made = take(
        Step.ADOPT,
        Result.ADOPTED,
        by=by,
        now=now,
        plan=plan,
        municipality=municipality,
        decided_on=decided_on,
        frozen=True,
        reference=reference,
    )
    tell_writers(dossier, member, made)
    _after_adoption(dossier, public_from)
    return made


@act
def adopt_amended(
    *,
    by: Actor,
    now: datetime,
    plan: str,
    municipality: AreaCode,
    decided_on: date,
    amendments: Sequence[AmendmentEntry],
    reference: str = "",
    public_from: datetime | None = None,
) -> Decision:
    """The council adopts the plan with amendments: her text at once, and offered to the others.

    Raises as `adopt`, and BadInput where an amendment has no place, no reason or no other text.
    """
    written: list[Amendment] = []

    def change(dossier: OpenDossier, member: Member) -> None:
        written.extend(_write(dossier, member, _checked(dossier, member, amendments), decided_on))

    dossier, member, _course, made = take(
        Step.AMEND,
        Result.AMENDED,
        by=by,
        now=now,
        plan=plan,
        municipality=municipality,
        decided_on=decided_on,
        frozen=True,
        change=change,
        reference=reference,
    )
    for one in written:
        one.decision = made
    with scopes_disabled():
        Amendment.objects.bulk_create(written)
    tell_writers(dossier, member, made)
    _after_adoption(dossier, public_from)
    return made


@act
def reject(
    *, by: Actor, now: datetime, plan: str, municipality: AreaCode, decided_on: date, reason: str, reference: str = ""
) -> Decision:
    """The council does not adopt the plan. Raises as `adopt`, and BadInput without a reason."""
    rules.check_reason(reason, "waarom verwierp de raad het plan?")
    dossier, member, _course, made = take(
        Step.REJECT,
        Result.REJECTED,
        by=by,
        now=now,
        plan=plan,
        municipality=municipality,
        decided_on=decided_on,
        frozen=True,
        reason=reason,
        reference=reference,
    )
    tell_writers(dossier, member, made)
    return made


@act
def prolong(
    *,
    by: Actor,
    now: datetime,
    plan: str,
    municipality: AreaCode,
    decided_on: date,
    until: date,
    reason: str = "",
    reference: str = "",
) -> Decision:
    """The council lets the plan run until and including a later day.

    When every council that adopted it did, the period of the plan ends on the earliest of their days. Raises as
    `adopt`, and BadInput for a day that is not later.
    """
    dossier, _, course, made = take(
        Step.PROLONG,
        Result.PROLONGED,
        by=by,
        now=now,
        plan=plan,
        municipality=municipality,
        decided_on=decided_on,
        frozen=True,
        next_on=until,
        reason=reason,
        reference=reference,
    )
    last = dossier.plan.view.period_last
    if until <= last:
        raise BadInput(f"Het plan loopt al tot en met {day(last)}. Kies een latere dag.", place="tot en met")
    with scopes_disabled():
        course.prolonged_until = until
        course.save(update_fields=["prolonged_until"])
        chosen = list(
            Course.objects.filter(dossier=dossier.row, stage__in=DECIDED).values_list("prolonged_until", flat=True)
        )
    earliest = min((one for one in chosen if one), default=last)
    if None not in chosen and earliest > last:
        plan_acts.record_prolonged(by=by, now=now, plan=dossier.plan.id, last=earliest)
    return made


def _is_public_by(dossier: OpenDossier, moment: datetime) -> bool:
    """Another council chose a moment before: the plan comes out then, once."""
    about = dossier.plan.about
    return about.audience is Audience.PUBLIC and about.published_at is not None and about.published_at <= moment


def _checked(
    dossier: OpenDossier, member: Member, entries: Sequence[AmendmentEntry]
) -> list[tuple[AmendmentEntry, TextAddress]]:
    """Each with its place. Raises BadInput with the number of the amendment that cannot be, and what of it."""
    if not entries:
        raise BadInput("Noem minstens één amendement, of leg vast dat de raad het plan ongewijzigd vaststelde.")
    seen = dossier.plan.as_seen_by(member)
    found = []
    for number, one in enumerate(entries, start=1):
        text = rules.place_of(number, rules.TEXT)
        try:
            address = TextAddress.parse(one.address)
            now_there = plans.text_at(seen, address)
        except NotFound as gone:
            raise BadInput(str(gone), place=text) from gone
        if not one.reason.strip():
            raise BadInput("Zeg waarom de raad dit wijzigde.", place=rules.place_of(number, rules.REASON))
        if one.text == now_there:
            raise BadInput("De nieuwe tekst is gelijk aan wat er staat.", place=text)
        about = plans.municipality_of(seen, address)
        if about and about != str(member.municipality):
            raise BadInput(
                "Deze tekst gaat over een andere gemeente: alleen haar raad wijzigt die.",
                place=text,
            )
        found.append((one, address))
    if len({str(address) for _, address in found}) < len(found):
        raise BadInput("Twee amendementen wijzigen dezelfde tekst. Voeg ze samen.")
    return found


def _write(
    dossier: OpenDossier, member: Member, entries: Sequence[tuple[AmendmentEntry, TextAddress]], since: date
) -> list[Amendment]:
    """Make them her text, and return the rows that still need their decision."""
    seen = dossier.plan.as_seen_by(member)
    made = []
    for number, (one, address) in enumerate(entries, start=1):
        shared = not plans.municipality_of(seen, address) and len(dossier.plan.municipalities) > 1
        made.append(
            Amendment(
                number=number,
                address=str(address),
                was=plans.text_at(seen, address),
                text=one.text,
                reason=one.reason.strip(),
                offered=shared,
            )
        )
        write_own(dossier, member, address, one.text, one.reason.strip(), since=since, shared=shared)
    dossier.read_again()
    return made


def _after_adoption(dossier: OpenDossier, public_from: datetime | None) -> None:
    """When the last council adopted it the plan itself is adopted; publishing waits for its moment."""
    with scopes_disabled():
        adopted = Course.objects.filter(dossier=dossier.row, stage__in=DECIDED).values_list("municipality", flat=True)
        everybody = {one.organisation for one in dossier.plan.municipalities}
        last = everybody <= set(adopted)
    if last:
        plan_acts.record_adopted(by=dossier.by, now=dossier.now, plan=dossier.plan.id)
    if public_from is None or _is_public_by(dossier, public_from):
        return
    plan_acts.record_published(by=dossier.by, now=dossier.now, plan=dossier.plan.id, at=public_from)
    with scopes_disabled():
        note(
            dossier,
            Result.PUBLISHED,
            body=DecisionBody.WRITERS,
            decided_on=dossier.today,
            what=f"openbaar gemaakt vanaf {public_from:%d-%m-%Y %H:%M}",
        )
