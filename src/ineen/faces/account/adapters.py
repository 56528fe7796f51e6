"""Where allauth asks Ineen: how a session begins, what an error says, which steps a login has."""

import os
from base64 import b64decode, b64encode
from hmac import digest
from typing import TYPE_CHECKING, Any, ClassVar, NoReturn

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ineen.faces.account.devices import device_of
from ineen.faces.account.proofs import came_by_organisation, has_proved_second_step
from ineen.ground.access.actions import sign_in
from ineen.ground.access.queries import Means
from ineen.ground.kernel.actors import Actor
from ineen.ground.organisations.queries import viewer_as
from ineen.ground.outbox.queue import OutsideAct

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

SECOND_STEP = "ineen.faces.account.stages.CodeStage"
SET_UP = "ineen.faces.account.stages.SetUpStage"
NONCE = 12


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """allauth's own messages and mails are never used: pages say what they did, mail goes through the outbox."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "too_many_login_attempts": _("Er is te vaak geprobeerd in te loggen. Wacht vijf minuten."),
        "rate_limited": _("Er is te vaak een code geprobeerd. Wacht vijf minuten."),
    }

    def get_login_stages(self) -> list[str]:
        return [SECOND_STEP, SET_UP]

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        """The last step of every way in: the session gets a new key and a person, and an act notes it."""
        super().login(request, user)
        now = timezone.now()
        sign_in(
            by=Actor(person=user.pk, label=viewer_as(user.pk, now, None).label),
            now=now,
            means=Means.ORGANISATION if came_by_organisation(request, user) else Means.PASSWORD,
            second_step=has_proved_second_step(request, user),
            session_key=request.session.session_key or "",
            device=device_of(request),
        )

    def post_login(self, request: HttpRequest, user: AbstractBaseUser, **told: Any) -> HttpResponse:
        return HttpResponseRedirect(told["redirect_url"] or settings.LOGIN_REDIRECT_URL)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> NoReturn:
        """Raises OutsideAct: mail is written by the act that causes it."""
        raise OutsideAct(f"allauth would mail {template_prefix!r} outside the outbox and outside an act")

    def add_message(self, *_told: Any, **_named: Any) -> None:
        """Nothing: our pages tell what they did."""


class SecondStepAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Secrets of the second step are kept encrypted, with a key that is in no database."""

    def encrypt(self, text: str) -> str:
        nonce = os.urandom(NONCE)
        return b64encode(nonce + _ciphers()[0].encrypt(nonce, text.encode(), None)).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Raises InvalidTag where neither the key nor one that it replaced fits."""
        from cryptography.exceptions import InvalidTag

        sealed = b64decode(encrypted_text)
        for cipher in _ciphers():
            try:
                return str(cipher.decrypt(sealed[:NONCE], sealed[NONCE:], None).decode())
            except InvalidTag:
                continue
        raise InvalidTag


def _ciphers() -> "list[AESGCM]":
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return [AESGCM(digest(key.encode(), b"ineen second step", "sha256")) for key in keys]
