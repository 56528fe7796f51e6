"""What this session proved of who is signed in. allauth keeps it in the session; a page behind the login asks."""

from typing import Any

from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest

from ineen.ground.access.queries import has_second_step, is_second_step_demanded
from ineen.ground.ui.viewer import viewer_of

Somebody = AbstractBaseUser | AnonymousUser
CODE, ORGANISATION = "mfa", "socialaccount"  # allauth's words


def prove_second_step(request: HttpRequest, person: Somebody) -> None:
    """Keep in this session that a code was right."""
    record_authentication(request, person, CODE)


def prove_organisation(request: HttpRequest, person: Somebody, issuer: str, *, second_step: bool) -> None:
    """Keep in this session that the own organisation let somebody in, and whether it vouches for a second step."""
    record_authentication(request, person, ORGANISATION, provider=issuer, second_step=second_step)


def came_by_organisation(request: HttpRequest, person: Somebody) -> bool:
    return bool(_records(request, person, ORGANISATION))


def organisation_vouches(request: HttpRequest, person: Somebody) -> bool:
    """Whether the own organisation asked a second step the last time it let somebody in, and that counts here."""
    records = _records(request, person, ORGANISATION)
    return bool(settings.INEEN_OIDC["SECOND_STEP"] and records and records[-1].get("second_step"))


def has_proved_second_step(request: HttpRequest, person: Somebody) -> bool:
    """Whether there was a second step in this session: a code, or one that the own organisation vouches for."""
    return bool(_records(request, person, CODE)) or organisation_vouches(request, person)


def owes_second_step(request: HttpRequest) -> bool:
    """Whether a membership demands a second step that this session has not had. One query where one does, else none.

    A code counts while the app that made it belongs to the account.
    """
    viewer, person = viewer_of(request), request.user
    if viewer.person is None or not is_second_step_demanded(viewer) or organisation_vouches(request, person):
        return False
    return not (has_proved_second_step(request, person) and has_second_step(viewer.person))


def _records(request: HttpRequest, person: Somebody, method: str) -> list[dict[str, Any]]:
    return [each for each in get_authentication_records(request, person) if each["method"] == method]
