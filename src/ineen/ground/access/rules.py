"""What a password must be, of whom a second step is demanded, who may take one away, and which invitations go."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.contrib.auth.password_validation import MinimumLengthValidator
from django.db.models import Q

from ineen.ground.access.models import Invitation
from ineen.ground.kernel.actors import Role, Viewer
from ineen.ground.kernel.refusals import NotAllowed
from ineen.ground.privacy.declarations import past_term


class LongEnough(MinimumLengthValidator):
    """Django's, which has no Dutch for this sentence."""

    def get_error_message(self) -> str:
        return f"Dit wachtwoord is te kort. Neem ten minste {self.min_length} tekens, bijvoorbeeld een zin."


def demands_second_step(role: Role) -> bool:
    """Whether this installation demands a second step of who has this role (`INEEN_SECOND_STEP_ROLES`)."""
    return role in settings.INEEN_SECOND_STEP_ROLES


def is_demanded_of(viewer: Viewer) -> bool:
    """By any of her memberships, whichever she acts as."""
    return any(demands_second_step(held.role) for held in viewer.memberships)


def check_may_turn_off(viewer: Viewer) -> None:
    if is_demanded_of(viewer):
        raise NotAllowed("Bij uw functie hoort een tweede stap. Die kan aan blijven, of opnieuw worden ingesteld.")


def check_may_reset(viewer: Viewer, partnerships: Collection[UUID]) -> None:
    """Who takes away somebody's second step administers every partnership in which she has a role."""
    own = {held.partnership for held in viewer.held_roles if held.role is Role.ADMINISTRATOR}
    if not partnerships or not own.issuperset(partnerships):
        raise NotAllowed("Alleen een beheerder van alle samenwerkingsverbanden van deze persoon haalt de stap weg.")


def old_invitations(now: datetime) -> Q:
    """Which invitations go: their term has passed, and their link opens nothing any more."""
    return past_term(Invitation, now) & Q(expires_at__lt=now)
