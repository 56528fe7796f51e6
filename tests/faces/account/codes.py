"""A telephone that makes codes."""

import time

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from allauth.mfa.utils import decrypt
from django.test import Client

from ineen.ground.organisations.models import Person

HALF_A_MINUTE = 30


def code_of(secret: str, *, later: int = 0) -> str:
    """What an app shows now, or some half minutes later."""
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // HALF_A_MINUTE + later)))


def set_up(client: Client, password: str, address: str = "/profiel/tweede-stap") -> str:
    """Turn the second step on through a page; returns the secret."""
    client.get(address)
    secret = str(client.session["mfa.totp.secret"])
    response = client.post(address, {"code": code_of(secret), "current": password})
    assert response.status_code == 302, response.text
    return secret


def kept_secret(person: Person) -> str:
    row = Authenticator.objects.get(user=person, type="totp")
    return str(decrypt(row.data["secret"]))
