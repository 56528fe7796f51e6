"""Who looks, on every request."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from ineen.ground.kernel.actors import RESIDENT, Viewer
from ineen.ground.organisations.queries import viewer_as
from ineen.ground.ui.viewer import ACTS_AS


class ViewerMiddleware:
    """Sets `request.viewer`, found when first asked for: one query where somebody is signed in, else none."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.viewer = SimpleLazyObject(lambda: _viewer(request))  # type: ignore[attr-defined]
        return self.get_response(request)


def _viewer(request: HttpRequest) -> Viewer:
    if request.user.is_authenticated:
        return viewer_as(request.user.pk, timezone.now(), _chosen(request))
    return RESIDENT


def _chosen(request: HttpRequest) -> UUID | None:
    """The membership that this session acts as."""
    text = request.session.get(ACTS_AS)
    return UUID(text) if text else None
