"""A second step that is demanded since somebody signed in comes first, at her next request."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from ineen.faces.account.proofs import owes_second_step
from ineen.ground.audit.readonly import match_of
from ineen.ground.ui.pages import NEXT

ON_THE_WAY = frozenset(
    {"account_second_step", "account_recovery_codes", "account_recovery_codes_file", "account_logout"}
)


class SecondStepMiddleware:
    """Who is given a role that demands a second step gives a code, or sets it up, before she goes on.

    Stands before the log of reading: what is not shown is not told. A visitor without a session costs nothing.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        here = settings.SESSION_COOKIE_NAME in request.COOKIES
        if here and not _is_on_the_way(request) and owes_second_step(request):
            return _lead(request)
        return self.get_response(request)


def _is_on_the_way(request: HttpRequest) -> bool:
    found = match_of(request)
    return found is not None and found.url_name in ON_THE_WAY


def _lead(request: HttpRequest) -> HttpResponse:
    address = reverse("account_second_step")
    if "HX-Request" in request.headers:  # a fragment: the page around it goes
        return HttpResponse(status=204, headers={"HX-Redirect": address})
    if request.method == "GET":
        address += f"?{urlencode({NEXT: request.get_full_path()})}"
    return redirect(address)
