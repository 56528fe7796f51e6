"""What every page behind the login shares: nobody else gets it, and no cache keeps it."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods

from ineen.ground.ui.viewer import viewer_of

Rest = ParamSpec("Rest")
View = Callable[Concatenate[HttpRequest, Rest], HttpResponse]
NEXT = "volgende"


def signed_in_page(*methods: str) -> Callable[[View[Rest]], View[Rest]]:
    """For who signed in: others go to the login first, and come back. `methods` are GET and HEAD where none is named.

    What a person may do there is the rules' to say: this only keeps strangers out.
    """
    allowed = methods or ("GET", "HEAD")

    def decorate(view: View[Rest]) -> View[Rest]:
        @wraps(view)
        def page(request: HttpRequest, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
            if viewer_of(request).person is None:
                if getattr(request, "htmx", False):  # what she typed stays where it is: no login form in its place
                    return HttpResponse(status=401)
                return redirect(f"{settings.LOGIN_URL}?{urlencode({NEXT: request.get_full_path()})}")
            response = view(request, *args, **kwargs)
            response.headers.setdefault("Cache-Control", "private, no-store")
            return response

        return cast(View[Rest], require_http_methods(allowed)(page))

    return decorate


def next_of(request: HttpRequest) -> str:
    """Where somebody was going (`?volgende=`), if that is a page of this site; else where signing in leads."""
    asked = request.POST.get(NEXT) or request.GET.get(NEXT) or ""
    own = asked.startswith("/") and url_has_allowed_host_and_scheme(asked, allowed_hosts=None)
    return asked if own else settings.LOGIN_REDIRECT_URL
