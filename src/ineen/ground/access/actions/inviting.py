"""Asking somebody to come: with a link of which only a digest is kept."""

import secrets
from datetime import date, datetime, timedelta
from hashlib import sha256
from uuid import UUID, uuid4

from django.utils.timezone import localdate
from django_scopes import scopes_disabled

from ineen.ground.access.models import Invitation
from ineen.ground.access.rules import old_invitations
from ineen.ground.audit.acts import act
from ineen.ground.audit.entries import record
from ineen.ground.audit.forgetting import forget_rows
from ineen.ground.kernel.actors import Actor, Role, check_is_system
from ineen.ground.kernel.refusals import BadInput, NotFound
from ineen.ground.organisations import queries as organisations
from ineen.ground.organisations.queries import Organisation, Partnership
from ineen.ground.outbox import mail

DAYS = 7


@act
def invite(
    *,
    by: Actor,
    now: datetime,
    email: str,
    name: str,
    role: Role,
    organisation: Organisation,
    partnership: Partnership,
    since: date | None = None,
    until: date | None = None,
    mailed: bool = True,
) -> tuple[Invitation, str]:
    """Invite somebody to a role; returns the invitation with its token, which is nowhere kept.

    Where it is not mailed, the link is handed over by who runs the installation, and opens without a code.
    Raises BadInput where the role does not fit or was asked before, NotAllowed.
    """
    since, address = since or localdate(now), organisations.address_of(email)
    if not name.strip():
        raise BadInput("Er staat geen naam. Vul de naam in.")
    organisations.check_appointment(
        by, now, organisation=organisation, partnership=partnership, role=role, since=since, until=until
    )
    token = secrets.token_urlsafe(32)
    with scopes_disabled():
        _check_not_asked(address, role, organisation, partnership, now)
        row = Invitation.objects.create(
            email=address,
            name=name.strip(),
            role=role.value,
            organisation=organisation,
            partnership=partnership,
            since=since,
            until=until,
            invited_by_id=by.person,
            invited_at=now,
            expires_at=now + timedelta(days=DAYS),
            token_digest=digest_of(token),
            with_code=mailed,
        )
    if mailed:
        _mail(row, token)
    record(on=row, what="uitgenodigd", details={"role": role.value, "organisation": str(organisation.pk)})
    return row, token


@act
def resend_invitation(*, by: Actor, now: datetime, invitation: UUID) -> None:
    """Mail a new link, for another week; the old one opens nothing any more. Raises NotFound, NotAllowed."""
    row, token = _open(by, now, invitation), secrets.token_urlsafe(32)
    row.token_digest, row.expires_at = digest_of(token), now + timedelta(days=DAYS)
    row.code_digest, row.code_until, row.code_tries, row.with_code = "", None, 0, True
    row.save()
    _mail(row, token)
    record(on=row, what="uitnodiging opnieuw gemaild")


@act
def revoke_invitation(*, by: Actor, now: datetime, invitation: UUID) -> None:
    """Take an invitation back: its link opens nothing any more. Raises NotFound, NotAllowed."""
    row = _open(by, now, invitation)
    row.revoked_at = now
    row.save(update_fields=["revoked_at"])
    record(on=row, what="uitnodiging ingetrokken")


@act
def forget_invitations(*, by: Actor, now: datetime, partnership: UUID | None) -> None:
    """Take away the invitations of a partnership past their term. There must be some, for the worker."""
    check_is_system(by, doing="Oude uitnodigingen wissen", command="ineen worker")
    with scopes_disabled():
        old = Invitation.objects.filter(old_invitations(now))
        forget_rows(old, partnership=partnership, what="oude uitnodigingen gewist")


def digest_of(token: str) -> str:
    """A token has 256 bits of chance: no salt is needed to keep it from being guessed."""
    return sha256(token.encode()).hexdigest()


def _open(by: Actor, now: datetime, invitation: UUID) -> Invitation:
    with scopes_disabled():
        row = Invitation.objects.select_for_update().filter(pk=invitation, accepted_at=None, revoked_at=None).first()
    viewer = organisations.viewer_acting(by, now) if by.person else None
    if row is None or (viewer and row.partnership_id not in viewer.partnerships):
        raise NotFound("Deze uitnodiging is er niet (meer). Kijk in de lijst welke er open staan.")
    if viewer:
        organisations.check_may_appoint(viewer, row.partnership_id, Role(row.role))
    return row


def _check_not_asked(
    address: str, role: Role, organisation: Organisation, partnership: Partnership, now: datetime
) -> None:
    same = Invitation.objects.filter(email=address, role=role.value, organisation=organisation, partnership=partnership)
    if same.filter(accepted_at=None, revoked_at=None, expires_at__gt=now).exists():
        raise BadInput("Voor deze functie loopt al een uitnodiging aan dit adres. Stuur die opnieuw, of trek haar in.")


def _mail(row: Invitation, token: str) -> None:
    text = (
        f"Beste {row.name},\n\nU bent uitgenodigd om in Ineen te werken voor {row.organisation.name}, in "
        f"{row.partnership.name}. Open deze koppeling binnen {DAYS} dagen; u krijgt dan een code per mail:\n\n"
        f"{mail.link(f'/uitnodiging/{token}')}\n\nVerwacht u dit niet? Dan hoeft u niets te doen.\n"
    )
    mail.send(to=row.email, subject="Uitnodiging voor Ineen", text=text, key=f"invitation/{uuid4()}", once=True)
