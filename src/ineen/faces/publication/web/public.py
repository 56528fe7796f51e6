"""What every public page shares: reading only, and fresh without being sent twice."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import conditional_page, require_safe

from ineen.ground.kernel.actors import RESIDENT
from ineen.ground.ui.viewer import viewer_of

Rest = ParamSpec("Rest")
View = Callable[Concatenate[HttpRequest, Rest], HttpResponse]
FRESH_SECONDS = 60


def not_whole_yet(response: HttpResponse) -> HttpResponse:
    """Mark a page of which a part is still being made, so that nobody keeps it and the next reader gets it whole."""
    patch_cache_control(response, max_age=0)
    return response


def public_page(view: View[Rest]) -> View[Rest]:
    """GET and HEAD only, with an ETag. Shared caches keep what a resident sees, never what a member sees."""

    @wraps(view)
    def page(request: HttpRequest, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if viewer_of(request) == RESIDENT:
            patch_cache_control(response, public=True, max_age=FRESH_SECONDS)
        else:
            patch_cache_control(response, private=True, no_cache=True)
        return response

    return cast(View[Rest], require_safe(conditional_page(page)))
