"""What goes with a closed account when its term has passed."""

from datetime import datetime
from uuid import UUID

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount

from ineen.ground.access.models import SignIn
from ineen.ground.audit.acts import act
from ineen.ground.kernel.actors import Actor
from ineen.ground.organisations import actions as organisations


@act
def forget_account(*, by: Actor, now: datetime, person: UUID) -> None:
    """Take from a closed account past its term the name, the address, and every way in. Raises as `forget_person`."""
    organisations.forget_person(by=by, now=now, person=person)
    for rows in (EmailAddress, Authenticator, SocialAccount):
        rows.objects.filter(user=person).delete()
    SignIn.objects.filter(person=person).delete()
