"""Signing in at one's own organisation (OIDC, authorization code with PKCE). The protocol is allauth's.

Ours: the identity token is always verified, it answers our own question (nonce), and it lets in only who has an
account: by the subject that is tied to it, or else by an address that the organisation verified.
"""

import secrets
from typing import Any

from allauth.account.internal.flows.login import perform_login
from allauth.account.models import Login
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.core.internal.deferred import jwt
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter, get_adapter
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _

from ineen.faces.account.devices import device_of
from ineen.faces.account.proofs import prove_organisation
from ineen.ground.access import queries
from ineen.ground.access.actions import refuse_sign_in, tie_identity
from ineen.ground.access.queries import Means
from ineen.ground.kernel.actors import Actor, system
from ineen.ground.organisations.queries import Person, person_by_email, viewer_as
from ineen.ground.outbox.mail import link

# by a key that only the server has, never by a secret that both know
SIGNED_WITH = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"]
WIDEST = {"issuer": 200, "subject": 191}  # what the columns hold


class OidcHooks(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """What went wrong on the way is one page: the login, with a sentence."""

    def on_authentication_error(self, request: HttpRequest, *_told: Any, **_named: Any) -> None:
        raise ImmediateHttpResponse(refused(request, ""))


class Adapter(OpenIDConnectOAuth2Adapter):  # type: ignore[misc]
    """The conversation with the server; `state` is what this session kept when it began."""

    state: dict[str, Any]

    def get_provider(self) -> "Provider":
        return provider(self.request)

    def get_callback_url(self, request: HttpRequest, app: SocialApp) -> str:
        return link(reverse("account_oidc_callback"))

    def complete_login(self, request: HttpRequest, app: SocialApp, token: Any, **told: Any) -> None:
        """Ends in an answer, always: allauth would go on to sign people up. Raises OAuth2Error."""
        claims = self._claims(app, told["response"].get("id_token") or "")
        second_step = says_second_step(claims)  # of the token alone: that is signed
        if "email" not in claims:
            found = self._fetch_user_info(token.token)
            claims |= found if found.get("sub") == claims["sub"] else {}
        raise ImmediateHttpResponse(come_in(request, claims, self.state.get("next") or "", second_step=second_step))

    def _claims(self, app: SocialApp, id_token: str) -> dict[str, Any]:
        config = self.openid_config
        try:
            claims: dict[str, Any] = jwt.decode(
                id_token,
                key=self._key(config["jwks_uri"], id_token),
                algorithms=SIGNED_WITH,
                audience=app.client_id,
                issuer=config["issuer"],
                options={"require": ["exp", "iss", "aud", "sub", "nonce"]},
            )
        except (jwt.PyJWTError, KeyError, ValueError, TypeError) as wrong:
            raise OAuth2Error("the identity token is not as it should be") from wrong
        if not constant_time_compare(str(claims["nonce"]), self.state["nonce"]):
            raise OAuth2Error("the identity token answers another question")
        return claims

    def _key(self, address: str, id_token: str) -> Any:
        """The server's key that a token names; a token names none where the server has one. Raises ValueError."""
        with get_adapter().get_requests_session() as session:
            keys = session.get(address).json()["keys"]
        name = jwt.get_unverified_header(id_token).get("kid")
        [found] = [key for key in keys if name is None or key.get("kid") == name]
        return jwt.PyJWK(found).key


class Provider(OpenIDConnectProvider):  # type: ignore[misc]
    oauth2_adapter_class = Adapter


class ComeBack(OAuth2CallbackView):  # type: ignore[misc]
    """The way back: what this session kept is handed to the conversation."""

    def _get_state(self, request: HttpRequest, provider: Provider) -> tuple[Any, HttpResponse | None]:
        state, response = super()._get_state(request, provider)
        self.adapter.state = state
        return state, response


def is_set() -> bool:
    return bool(settings.INEEN_OIDC["URL"])


def provider(request: HttpRequest) -> Provider:
    """The one login server of this installation, as `INEEN_OIDC_*` say."""
    told = settings.INEEN_OIDC
    app = SocialApp(
        provider=Provider.id,
        provider_id="oidc",
        name=told["NAME"],
        client_id=told["CLIENT"],
        secret=told["SECRET"],
        settings={"server_url": told["URL"], "oauth_pkce_enabled": True},
    )
    return Provider(request, app=app)


def address_to_go_to(request: HttpRequest, goes_to: str) -> str:
    """Where the login of the own organisation begins; this session keeps what must come back. Raises OSError."""
    nonce = secrets.token_urlsafe(24)
    response = provider(request).redirect(request, "login", next_url=goes_to, auth_params={"nonce": nonce}, nonce=nonce)
    return str(response["Location"])


def says_second_step(claims: dict[str, Any]) -> bool:
    """Whether an identity token says that a second step was asked, in a word that this installation counts.

    Two claims may say so: `amr`, how somebody proved who she is (RFC 8176), and `acr`, how sure that made the server.
    """
    methods, level = claims.get("amr"), claims.get("acr")
    said = [*methods, level] if isinstance(methods, list) else [level]
    counted: frozenset[str] = settings.INEEN_OIDC["SECOND_STEP"]
    return any(word in counted for word in said if isinstance(word, str))


def come_in(request: HttpRequest, claims: dict[str, Any], goes_to: str, *, second_step: bool) -> HttpResponse:
    """Sign in whose identity this is, or say that there is no account."""
    issuer, subject = str(claims["iss"]), str(claims["sub"])
    person = _person(issuer, subject, claims) if _fits(issuer, subject) else None
    if person is None or not person.is_active:
        return refused(request, str(claims.get("email", "")))
    if not queries.has_identity(person.pk, issuer):
        by = Actor(person=person.pk, label=viewer_as(person.pk, timezone.now(), None).label)
        tie_identity(by=by, now=timezone.now(), issuer=issuer, subject=subject)
    prove_organisation(request, person, issuer, second_step=second_step)
    response: HttpResponse = perform_login(request, Login(user=person, email=person.email, redirect_url=goes_to))
    return response


def refused(request: HttpRequest, email: str) -> HttpResponse:
    """One answer to everything that does not lead in; of a stranger nothing is kept."""
    refuse_sign_in(
        by=system("inloggen"), now=timezone.now(), email=email, means=Means.ORGANISATION, device=device_of(request)
    )
    messages.error(
        request,
        _("Inloggen met %(name)s lukte niet. Probeer het opnieuw, of vraag uw coördinator of u een account hebt.")
        % {"name": settings.INEEN_OIDC["NAME"]},
    )
    return redirect("account_login")


def _fits(issuer: str, subject: str) -> bool:
    return len(issuer) <= WIDEST["issuer"] and len(subject) <= WIDEST["subject"]


def _person(issuer: str, subject: str, claims: dict[str, Any]) -> Person | None:
    """By the subject that is tied; else by a verified address, where no other identity is tied to that account."""
    tied = queries.person_by_identity(issuer, subject)
    if tied is not None or not _address_is_verified(claims):
        return tied
    found = person_by_email(str(claims.get("email", "")))
    return None if found is None or queries.has_identity(found.pk, issuer) else found


def _address_is_verified(claims: dict[str, Any]) -> bool:
    """As OIDC says it; Entra ID has no such claim, and says in one of its own that the domain is its organisation's."""
    return claims.get("email_verified") is True or claims.get("xms_edov") in (True, "1", "true")
