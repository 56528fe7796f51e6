"""The second step: a code of an app, and recovery codes for who lost it. The codes are allauth's, the acts ours."""

from datetime import datetime
from hmac import compare_digest
from uuid import UUID

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from allauth.mfa.utils import decrypt, encrypt

from ineen.ground.access import queries, rules
from ineen.ground.access.actions.signing_in import end_sessions, person_of
from ineen.ground.access.models import Means, SignIn
from ineen.ground.audit.acts import act
from ineen.ground.audit.entries import record
from ineen.ground.kernel.actors import Actor
from ineen.ground.kernel.refusals import BadInput
from ineen.ground.organisations.queries import Person, viewer_acting
from ineen.ground.outbox import mail

TOTP, RECOVERY = Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES
LAST = "last_counter"  # the moment of the last code that was taken: it and what came before are refused


@act
def set_up_second_step(*, by: Actor, now: datetime, secret: str, code: str) -> None:
    """Turn the second step on with a secret that an app has, as a first code of it proves; makes recovery codes.

    Raises BadInput where the code does not fit, or the step is on already.
    """
    person = _locked(by)
    if Authenticator.objects.filter(user=person, type=TOTP).exists():
        raise BadInput("De tweede stap staat al aan.")
    counter = _matching(secret, code, after=-1)
    if counter is None:
        raise BadInput("Deze code klopt niet. Kijk of de klok van uw telefoon goed staat, en neem de nieuwste code.")
    Authenticator(user=person, type=TOTP, data={"secret": encrypt(secret), LAST: counter}, created_at=now).save()
    RecoveryCodes.activate(person)
    record(on=person, what="tweede stap aangezet")
    _tell(person, "De tweede stap van uw account staat aan", "Bij het inloggen vraagt Ineen nu ook een code.", now)


@act
def check_second_step(*, by: Actor, now: datetime, code: str, device: str) -> bool:
    """Whether a code is right, of the app or a recovery code; a right one is spent. A wrong one is noted as refused."""
    person = _locked(by)
    spent = _spend(person, code, now)
    if spent is None:
        SignIn.objects.create(person=person, at=now, means=Means.SECOND_STEP, refused=True, device=device)
        record(on=person, what="code van de tweede stap geweigerd", details={"device": device})
        return False
    record(on=person, what="herstelcode gebruikt" if spent == RECOVERY else "code van de tweede stap gebruikt")
    if spent == RECOVERY:
        _tell(person, "Er is een herstelcode gebruikt", "Iemand logde in met een herstelcode.", now)
    return True


@act
def turn_off_second_step(*, by: Actor, now: datetime, code: str) -> None:
    """Turn one's own second step off. Raises NotAllowed where a role demands it, BadInput for a wrong code."""
    person = _locked(by)
    queries.check_may_turn_off(person.pk, now)
    if _spend(person, code, now) is None:
        raise BadInput("Deze code klopt niet. De tweede stap blijft aan.")
    _take_away(person, "tweede stap uitgezet", now)


@act
def reset_second_step(*, by: Actor, now: datetime, person: UUID) -> None:
    """Take away the second step of somebody who lost her phone and her codes, and end her sessions.

    Who demands it of her meets it again at her next sign-in. Raises NotAllowed.
    """
    if by.person is not None:
        rules.check_may_reset(viewer_acting(by, now), queries.partnerships_of(person, now))
    row = Person.objects.select_for_update().get(pk=person)
    end_sessions(row, now)
    _take_away(row, "tweede stap weggehaald door een ander", now)


@act
def renew_recovery_codes(*, by: Actor, now: datetime, code: str) -> None:
    """Make new recovery codes, in place of the old. Raises BadInput for a wrong code."""
    person = _locked(by)
    if _spend(person, code, now) is None:
        raise BadInput("Deze code klopt niet. De oude herstelcodes blijven gelden.")
    Authenticator.objects.filter(user=person, type=RECOVERY).delete()
    RecoveryCodes.activate(person)
    record(on=person, what="nieuwe herstelcodes gemaakt")


@act
def confirm_recovery_codes(*, by: Actor, now: datetime) -> None:
    """Note that somebody kept her recovery codes: they are not shown again."""
    person = _locked(by)
    for row in Authenticator.objects.filter(user=person, type=RECOVERY):
        RecoveryCodes(row).mark_as_viewed()
    record(on=person, what="herstelcodes bewaard")


def _locked(by: Actor) -> Person:
    """One at a time per person: a code is spent once."""
    return Person.objects.select_for_update().get(pk=person_of(by).pk)


def _spend(person: Person, code: str, now: datetime) -> str | None:
    """Which kind of code it was, after which it is worth nothing; None where it is none."""
    code = "".join(code.split())
    for row in Authenticator.objects.filter(user=person):
        if row.type == TOTP and (counter := _matching(decrypt(row.data["secret"]), code, row.data[LAST])) is not None:
            row.data[LAST], row.last_used_at = counter, now
            row.save(update_fields=["data", "last_used_at"])
            return str(row.type)
        if row.type == RECOVERY and RecoveryCodes(row).validate_code(code):
            return str(row.type)
    return None


def _matching(secret: str, code: str, after: int) -> int | None:
    for counter in yield_hotp_counters_from_time():
        expected = format_hotp_value(hotp_value(secret, counter))
        if counter > after and compare_digest(expected.encode(), "".join(code.split()).encode()):
            return int(counter)
    return None


def _take_away(person: Person, what: str, now: datetime) -> None:
    Authenticator.objects.filter(user=person).delete()
    record(on=person, what=what)
    _tell(person, "De tweede stap van uw account staat uit", "Bij het inloggen vraagt Ineen geen code meer.", now)


def _tell(person: Person, subject: str, sentence: str, now: datetime) -> None:
    text = f"{sentence}\n\nWas u dit niet? Wijzig uw wachtwoord en bel uw coördinator.\n{mail.link('/profiel')}\n"
    mail.send(to=person.email, subject=subject, text=text, key=f"second-step/{person.pk}/{now.isoformat()}/{subject}")
