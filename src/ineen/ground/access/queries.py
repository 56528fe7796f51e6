"""The read door of access: one's own sign-ins and second step, and the invitations of who may invite."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.contrib.sessions.models import Session
from django.utils.timezone import localdate
from django_scopes import scopes_disabled

from ineen.ground.access import rules
from ineen.ground.access.models import Invitation, Means, SignIn
from ineen.ground.kernel.actors import Viewer
from ineen.ground.kernel.refusals import NotFound
from ineen.ground.organisations import queries as organisations
from ineen.ground.organisations.queries import Colleague, Person
from ineen.ground.privacy.declarations import months_before, partnerships_with, past_term, retention_of

__all__ = ["Invitation", "Means", "SecondStep", "SignIn"]
LATEST = 5
SHOWN = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class SecondStep:
    """How the second step of somebody stands: since when, how many recovery codes are left, whether they were kept."""

    on: bool
    since: datetime | None = None
    codes_left: int = 0
    codes_kept: bool = False


def second_step_of(viewer: Viewer) -> SecondStep:
    """How one's own second step stands. One query."""
    rows = {row.type: row for row in Authenticator.objects.filter(user=viewer.person)}
    totp, codes = rows.get(Authenticator.Type.TOTP), rows.get(Authenticator.Type.RECOVERY_CODES)
    if totp is None or codes is None:
        return SecondStep(on=False)
    recovery = RecoveryCodes(codes)
    return SecondStep(True, totp.created_at, len(recovery.get_unused_codes()), recovery.did_view)


def new_recovery_codes(viewer: Viewer) -> tuple[str, ...]:
    """One's recovery codes, until one has said to have kept them; after that none. One query."""
    row = Authenticator.objects.filter(user=viewer.person, type=Authenticator.Type.RECOVERY_CODES).first()
    return () if row is None or RecoveryCodes(row).did_view else tuple(RecoveryCodes(row).get_unused_codes())


def person_by_identity(issuer: str, subject: str) -> Person | None:
    """Whose account is tied to this identity at the login of an own organisation, open or closed. One query."""
    row = SocialAccount.objects.select_related("user").filter(provider=issuer, uid=subject).first()
    return row.user if row else None


def has_identity(person: UUID, issuer: str) -> bool:
    """Whether an account is tied to an identity of this issuer already. One query."""
    return bool(SocialAccount.objects.filter(user=person, provider=issuer).exists())


def lacks_second_step(person: UUID, now: datetime) -> bool:
    """Whether a role that somebody holds, whichever she acts as, demands a second step that she has not."""
    return rules.is_demanded_of(organisations.viewer_of(person, now)) and not has_second_step(person)


def is_second_step_demanded(viewer: Viewer) -> bool:
    """Whether a membership of the viewer, whichever she acts as, demands a second step. No query."""
    return rules.is_demanded_of(viewer)


def has_second_step(person: UUID) -> bool:
    """Whether an app makes codes for this account. One query."""
    return bool(Authenticator.objects.filter(user=person, type=Authenticator.Type.TOTP).exists())


def check_may_turn_off(person: UUID, now: datetime) -> None:
    """Raises NotAllowed, with the reason, where a role that somebody holds demands her second step. One query."""
    rules.check_may_turn_off(organisations.viewer_of(person, now))


def open_sign_ins(viewer: Viewer, now: datetime) -> tuple[SignIn, ...]:
    """One's own sessions that are open, the latest first. Two queries."""
    rows = list(SignIn.objects.filter(person=viewer.person, session_key__isnull=False).order_by("-at"))
    keys = Session.objects.filter(session_key__in=[row.session_key for row in rows], expire_date__gt=now)
    living = set(keys.values_list("session_key", flat=True))
    return tuple(row for row in rows if row.session_key in living)


def latest_refusals(viewer: Viewer) -> tuple[SignIn, ...]:
    """The last times that somebody was not let in to one's own account. One query."""
    return tuple(SignIn.objects.filter(person=viewer.person, refused=True).order_by("-at")[:LATEST])


def person_with_open_account(person: UUID) -> Person | None:
    """Whose link or login it is, while the account is open."""
    return Person.objects.filter(pk=person, is_active=True).first()


def asked_by(sign_in: str) -> Person | None:
    """Who asked for a new password; None where the address that was typed has no open account."""
    row = SignIn.objects.select_related("person").filter(pk=sign_in).first()
    return row.person if row and row.person and row.person.is_active else None


def unused(colleagues: Iterable[Colleague], now: datetime) -> frozenset[UUID]:
    """Who of these had a role all the while and did not sign in for months (`INEEN_UNUSED_MONTHS`). One query.

    Not for longer than sign-ins are kept: before that nobody knows.
    """
    since = months_before(now, min(settings.INEEN_UNUSED_MONTHS, retention_of(SignIn).months))
    long_here = {one.person for one in colleagues if min(each.since for each in one.functions) < localdate(since)}
    came = SignIn.objects.filter(person__in=long_here, at__gte=since, refused=False).values_list("person", flat=True)
    return frozenset(long_here - set(came))


def partnerships_of(person: UUID, now: datetime) -> frozenset[UUID]:
    """Where somebody has a role now."""
    return organisations.viewer_of(person, now).partnerships


def kept_long_enough(now: datetime) -> tuple[UUID, ...]:
    """Sign-ins past their term. One query."""
    return tuple(SignIn.objects.filter(past_term(SignIn, now)).values_list("pk", flat=True))


def partnerships_with_old_invitations(now: datetime) -> tuple[UUID | None, ...]:
    """Where invitations are past their term. One query."""
    with scopes_disabled():
        return partnerships_with(Invitation.objects.filter(rules.old_invitations(now)))


def invitations(viewer: Viewer, now: datetime) -> tuple[Invitation, ...]:
    """Those of the own partnership that are open or were accepted lately, the latest first. Raises NotAllowed."""
    partnership = organisations.partnership_of(viewer)
    with scopes_disabled():
        rows = Invitation.objects.filter(partnership=partnership, revoked_at=None, invited_at__gt=now - SHOWN)
        return tuple(rows.select_related("organisation").order_by("accepted_at", "-invited_at"))


def invitation_by(token: str, now: datetime) -> Invitation:
    """The open invitation of a link; raises NotFound. One query."""
    digest = sha256(token.encode()).hexdigest()
    with scopes_disabled():
        rows = Invitation.objects.select_related("organisation", "partnership", "invited_by")
        row = rows.filter(token_digest=digest, accepted_at=None, revoked_at=None, expires_at__gt=now).first()
    if row is None:
        raise NotFound("Deze uitnodiging is verlopen, ingetrokken of al gebruikt. Vraag om een nieuwe.")
    return row
