"""Who looks at a page."""

from typing import cast

from django.http import HttpRequest

from ineen.ground.kernel.actors import RESIDENT, Viewer


def viewer_of(request: HttpRequest) -> Viewer:
    """Who looks, as the middleware of organisations found; a resident where nobody signed in."""
    return cast(Viewer, getattr(request, "viewer", RESIDENT))
