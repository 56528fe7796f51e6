"""To the login of one's own organisation, and back."""

from typing import cast

from allauth.core import ratelimit
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from ineen.faces.account.oidc import Adapter, ComeBack, address_to_go_to, is_set, refused
from ineen.ground.ui.pages import next_of
from ineen.ground.ui.viewer import viewer_of


@require_POST
@never_cache
def begin(request: HttpRequest) -> HttpResponse:
    """A page that goes on by itself: our policy lets no form lead to another site."""
    _only_where_set()
    if viewer_of(request).person is not None:
        return redirect(next_of(request))
    if not ratelimit.consume(request, action="login"):
        return refused(request, "")
    try:
        address = address_to_go_to(request, next_of(request))
    except (OSError, KeyError, ValueError):  # no answer, or not one that makes sense
        return refused(request, "")
    words = {"address": address, "name": settings.INEEN_OIDC["NAME"]}
    response = render(request, "account/oidc.html", words)
    response["Refresh"] = f"0; url={address}"
    return response


@require_safe
@never_cache
def come_back(request: HttpRequest) -> HttpResponse:
    """Writes, though it is a GET: the protocol says how people come back."""
    _only_where_set()
    try:
        return cast(HttpResponse, ComeBack.adapter_view(Adapter(request, "oidc"))(request))
    except (OSError, KeyError, ValueError):
        return refused(request, "")


def _only_where_set() -> None:
    if not is_set():
        raise Http404
