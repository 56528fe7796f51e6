"""The second step: asked for at signing in, set up there where a function demands it, and kept up at the profile."""

from typing import cast
from urllib.parse import urlencode

from allauth.account.internal.decorators import login_stage_required
from allauth.core import ratelimit
from allauth.mfa.adapter import get_adapter
from allauth.mfa.totp.internal.auth import clear_totp_secret, get_totp_secret
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from ineen.faces.account.devices import device_of
from ineen.faces.account.proofs import owes_second_step, prove_second_step
from ineen.faces.account.web.forms import CodeForm, ProvenCodeForm
from ineen.ground.access import actions, queries
from ineen.ground.kernel.actors import Actor
from ineen.ground.kernel.refusals import BadInput, NotAllowed
from ineen.ground.organisations.queries import Person, viewer_as
from ineen.ground.ui.pages import NEXT, next_of, signed_in_page
from ineen.ground.ui.viewer import actor_of, viewer_of

FORM_METHODS = ("GET", "HEAD", "POST")
TOO_MANY = 429


@sensitive_post_parameters("code")
@login_stage_required(stage="mfa_authenticate", redirect_urlname="account_login")  # type: ignore[untyped-decorator]
@require_http_methods(FORM_METHODS)
def enter_code(request: HttpRequest) -> HttpResponse:
    """After the password: the code of the app, or a recovery code."""
    stage = request._login_stage  # type: ignore[attr-defined]
    person, form = stage.login.user, CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and may_try(request, person, form):
        by, code = _about_to_come_in(person), form.cleaned_data["code"]
        if actions.check_second_step(by=by, now=timezone.now(), code=code, device=device_of(request)):
            prove_second_step(request, person)
            return cast(HttpResponse, stage.exit())
        form.add_error("code", _wrong_code())
    status = TOO_MANY if form.has_error("code", "too_many") else 200
    return render(request, "account/enter_code.html", {"form": form}, status=status)


@sensitive_post_parameters("code")
@login_stage_required(stage="set_up_second_step", redirect_urlname="account_login")  # type: ignore[untyped-decorator]
@require_http_methods(FORM_METHODS)
def set_up_first(request: HttpRequest) -> HttpResponse:
    """On the way in: who has a function that demands a second step sets it up first."""
    stage = request._login_stage  # type: ignore[attr-defined]
    person, form = stage.login.user, CodeForm(request.POST or None)
    if request.method == "POST" and _set_up(request, form, person, _about_to_come_in(person)):
        prove_second_step(request, person)
        stage.login.redirect_url = reverse("account_recovery_codes")
        return cast(HttpResponse, stage.exit())
    return render(request, "account/set_up_first.html", _set_up_words(request, person, form))


@sensitive_post_parameters("code", "password")
@signed_in_page(*FORM_METHODS)
def second_step(request: HttpRequest) -> HttpResponse:
    """At the profile: set up, or how it stands; a code first where a role demands it and this session gave none."""
    if queries.second_step_of(viewer_of(request)).on:
        return _prove(request) if owes_second_step(request) else _standing(request)
    person = cast(Person, request.user)
    form = ProvenCodeForm(person, request, request.POST or None)
    if request.method == "POST" and _set_up(request, form, person, actor_of(request)):
        prove_second_step(request, person)
        return redirect(_with_next(request, "account_recovery_codes"))
    words = _set_up_words(request, person, form) | {"demanded": owes_second_step(request)}
    return render(request, "account/set_up.html", words)


@signed_in_page(*FORM_METHODS)
def recovery_codes(request: HttpRequest) -> HttpResponse:
    """The codes, until their owner says that she kept them."""
    if request.method == "POST":
        actions.confirm_recovery_codes(by=actor_of(request), now=timezone.now())
        messages.success(request, _("Goed bewaren: de herstelcodes worden niet nog eens getoond."))
        return redirect(next_of(request) if NEXT in request.GET else "account_second_step")
    codes = queries.new_recovery_codes(viewer_of(request))
    return render(request, "account/recovery_codes.html", {"codes": codes})


@signed_in_page()
def recovery_codes_file(request: HttpRequest) -> HttpResponse:
    codes = queries.new_recovery_codes(viewer_of(request))
    if not codes:
        raise NotAllowed(_("Deze herstelcodes zijn al bewaard. Maak nieuwe codes als u ze kwijt bent."))
    text = "\n".join([_("Herstelcodes voor Ineen. Elke code werkt één keer."), "", *codes, ""])
    name = "herstelcodes-ineen.txt"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(text, content_type="text/plain; charset=utf-8", headers=headers)


def may_try(request: HttpRequest, person: Person, form: CodeForm) -> bool:
    """Whether one more code may be tried for this account, wherever it is tried from; else the form says so."""
    if ratelimit.consume(request, action="second_step", key=str(person.pk)):
        return True
    form.add_error("code", ValidationError(_("Er is te vaak een code geprobeerd. Wacht vijf minuten."), "too_many"))
    return False


def _prove(request: HttpRequest) -> HttpResponse:
    """A code, of who set it up elsewhere and came in here before."""
    person, form = cast(Person, request.user), CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and may_try(request, person, form):
        by, code = actor_of(request), form.cleaned_data["code"]
        if actions.check_second_step(by=by, now=timezone.now(), code=code, device=device_of(request)):
            prove_second_step(request, person)
            return redirect(next_of(request))
        form.add_error("code", _wrong_code())
    return render(request, "account/enter_code.html", {"form": form, "demanded": True})


def _wrong_code() -> str:
    return _("Deze code klopt niet, of is al gebruikt. Neem de nieuwste code.")


def _with_next(request: HttpRequest, name: str) -> str:
    """A page on the way, that knows where somebody was going."""
    return f"{reverse(name)}?{urlencode({NEXT: next_of(request)})}" if NEXT in request.GET else reverse(name)


def _standing(request: HttpRequest) -> HttpResponse:
    """How it stands, with two things to do, each for a code: turn it off, or make new recovery codes."""
    person, form = cast(Person, request.user), CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and may_try(request, person, form):
        by, now, code = actor_of(request), timezone.now(), form.cleaned_data["code"]
        try:
            if "codes" in request.POST:
                actions.renew_recovery_codes(by=by, now=now, code=code)
                return redirect("account_recovery_codes")
            actions.turn_off_second_step(by=by, now=now, code=code)
        except BadInput as wrong:
            form.add_error("code", str(wrong))
        else:
            messages.success(request, _("De tweede stap staat uit."))
            return redirect("account_profile")
    words = {"form": form, "step": queries.second_step_of(viewer_of(request)), "reason": _why_on(person)}
    return render(request, "account/second_step.html", words)


def _set_up(request: HttpRequest, form: CodeForm, person: Person, by: Actor) -> bool:
    """Whether it was; else the form says why not."""
    if not form.is_valid() or not may_try(request, person, form):
        return False
    try:
        actions.set_up_second_step(by=by, now=timezone.now(), secret=get_totp_secret(), code=form.cleaned_data["code"])
    except BadInput as wrong:
        form.add_error("code", str(wrong))
        return False
    clear_totp_secret(request)
    return True


def _set_up_words(request: HttpRequest, person: Person, form: CodeForm) -> dict[str, object]:
    secret, adapter = get_totp_secret(), get_adapter()
    picture = adapter.build_totp_svg(adapter.build_totp_url(person, secret))
    groups = " ".join(secret[place : place + 4] for place in range(0, len(secret), 4))
    return {"form": form, "picture": _inline(picture), "secret": groups}


def _inline(picture: str) -> SafeString:
    """The drawing alone: in a page an SVG has no declaration before it. qrcode made it; it holds a path of numbers."""
    return mark_safe(picture[picture.index("<svg") :])  # noqa: S308


def _why_on(person: Person) -> str:
    try:
        queries.check_may_turn_off(person.pk, timezone.now())
    except NotAllowed as reason:
        return str(reason)
    return ""


def _about_to_come_in(person: Person) -> Actor:
    """Whose password was right, and who is not in yet."""
    return Actor(person=person.pk, label=viewer_as(person.pk, timezone.now(), None).label)
