"""Giving somebody a role, and ending it."""

from datetime import date, datetime

from django.db.models import Q
from django.utils.timezone import localdate
from django_scopes import scope

from ineen.ground.audit.acts import act
from ineen.ground.audit.entries import record
from ineen.ground.kernel.actors import Actor, Role
from ineen.ground.kernel.refusals import BadInput
from ineen.ground.organisations import queries, rules
from ineen.ground.organisations.models import Membership, Organisation, Partnership, PartnershipMember, Person


@act
def appoint(
    *,
    by: Actor,
    now: datetime,
    person: Person,
    organisation: Organisation,
    partnership: Partnership,
    role: Role,
    since: date | None = None,
    until: date | None = None,
) -> Membership:
    """Give a person a role from `since` (today) until the day `until`, which is the first day without the role.

    Raises BadInput where the role does not fit the organisation, the organisation takes no part, or the same role is
    held in that time; NotAllowed where `by` may not.
    """
    since = since or localdate(now)
    if by.person is not None:
        rules.check_may_appoint(queries.viewer_acting(by, now), partnership.id, role)
    rules.check_days(since, until)
    rules.check_role_fits(role, organisation)
    person = Person.objects.select_for_update().get(pk=person.pk)  # one at a time per person: overlap is checked
    if not person.is_active:
        raise BadInput("Dit account is afgesloten. Maak eerst een nieuw account.")
    with scope(partnership=partnership):
        _check_takes_part(organisation, since, until)
        _check_overlap(person, organisation, role, since, until)
        membership = Membership.objects.create(
            person=person, organisation=organisation, partnership=partnership, role=role.value, since=since, until=until
        )
    record(on=membership, what="functie gegeven", details=_details(membership))
    return membership


@act
def end_membership(*, by: Actor, now: datetime, membership: Membership, until: date | None = None) -> Membership:
    """End a role: `until` (today) is the first day without it. Raises BadInput where it ended before; NotAllowed."""
    with scope(partnership=membership.partnership_id):
        membership = Membership.objects.select_for_update().get(pk=membership.pk)
        if by.person is not None:
            viewer = queries.viewer_acting(by, now)
            rules.check_may_appoint(viewer, membership.partnership_id, Role(membership.role))
        until = until or localdate(now)
        rules.check_days(membership.since, until)
        if membership.until is not None and membership.until <= until:
            raise BadInput(f"Deze functie eindigt al op {membership.until:%d-%m-%Y}. Er is niets te beëindigen.")
        membership.until = until
        membership.save(update_fields=["until"])
    record(on=membership, what="functie beëindigd", details=_details(membership))
    return membership


def _check_takes_part(organisation: Organisation, since: date, until: date | None) -> None:
    parts = PartnershipMember.objects.filter(_touches(since, until), organisation=organisation)
    if not parts.filter(since__lte=since).exists():
        raise BadInput(
            f"{organisation.name} doet op {since:%d-%m-%Y} niet mee in dit samenwerkingsverband. "
            "Voeg de organisatie eerst toe."
        )


def _check_overlap(person: Person, organisation: Organisation, role: Role, since: date, until: date | None) -> None:
    same = Membership.objects.filter(person=person, organisation=organisation, role=role.value)
    if same.filter(_touches(since, until)).exists():
        raise BadInput("Deze persoon heeft deze functie al in die tijd. Beëindig eerst de bestaande functie.")


def _touches(since: date, until: date | None) -> Q:
    """Stretches that share a day with this one."""
    later = Q(until=None) | Q(until__gt=since)
    return later if until is None else later & Q(since__lt=until)


def _details(membership: Membership) -> dict[str, str]:
    days = {"since": membership.since.isoformat(), "until": membership.until.isoformat() if membership.until else ""}
    return {"role": membership.role, "organisation": str(membership.organisation_id), **days}
