"""Coming in with e-mail and password, leaving, and choosing what one acts as."""

from uuid import UUID

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from allauth.core import ratelimit
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from ineen.faces.account.web.forms import SignInForm
from ineen.faces.demonstration.people import PASSWORD, people_to_view_as
from ineen.ground.access import actions
from ineen.ground.kernel.refusals import BadInput
from ineen.ground.ui.pages import NEXT, next_of, signed_in_page
from ineen.ground.ui.viewer import ACTS_AS, actor_of, viewer_of

TOO_MANY = 429


@sensitive_post_parameters("password")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    if viewer_of(request).person is not None:
        return redirect(next_of(request))
    if not ratelimit.consume(request, action="login"):
        return _page(request, SignInForm(request), too_many=True)
    form = SignInForm(request, request.POST or None)
    if request.method == "POST" and form.is_valid():
        email = form.cleaned_data["email"]
        login = Login(user=form.person, email=email, redirect_url=next_of(request))
        response: HttpResponse = perform_password_login(request, {"email": email}, login)
        return response
    return _page(request, form, too_many=form.has_error("__all__", "too_many_login_attempts"))


@signed_in_page("POST")
def sign_out(request: HttpRequest) -> HttpResponse:
    actions.sign_out(by=actor_of(request), now=timezone.now(), session_key=request.session.session_key or "")
    logout(request)
    messages.success(request, _("U bent uitgelogd."))
    return redirect("/")


@signed_in_page("POST")
def act_as(request: HttpRequest) -> HttpResponse:
    """From here on this session acts as another membership, under a new key."""
    membership, old_key = _membership(request.POST.get("functie", "")), request.session.session_key or ""
    request.session.cycle_key()
    actions.act_as(
        by=actor_of(request),
        now=timezone.now(),
        membership=membership,
        old_key=old_key,
        new_key=request.session.session_key or "",
    )
    request.session[ACTS_AS] = str(membership)
    return redirect(next_of(request))


def _membership(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise BadInput(_("Kies een van uw functies.")) from None


def _page(request: HttpRequest, form: SignInForm, *, too_many: bool) -> HttpResponse:
    words: dict[str, object] = {"oidc": settings.INEEN_OIDC["URL"] and settings.INEEN_OIDC["NAME"]}
    words |= {"form": form, "next": request.POST.get(NEXT) or request.GET.get(NEXT) or "", "too_many": too_many}
    words |= {"view_as": people_to_view_as(), "demonstration_password": PASSWORD}
    if words["view_as"]:  # the field lies below: the page would open there
        form.fields["email"].widget.attrs.pop("autofocus")
    return render(request, "account/sign_in.html", words, status=TOO_MANY if too_many else 200)
