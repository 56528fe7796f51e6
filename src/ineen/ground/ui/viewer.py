"""Who looks at a page, and who acts from it."""

from typing import cast
from uuid import UUID

from django.http import HttpRequest

from ineen.ground.kernel.actors import RESIDENT, Actor, Viewer
from ineen.ground.kernel.refusals import NotAllowed

ACTS_AS = "acts_as"  # in the session: the id of the membership that was chosen


def viewer_of(request: HttpRequest) -> Viewer:
    """Who looks, as the middleware of organisations found; a resident where nobody signed in."""
    return cast(Viewer, getattr(request, "viewer", RESIDENT))


def actor_of(request: HttpRequest, *, on_behalf_of: UUID | None = None, source: str = "") -> Actor:
    """Who performs the act that this page asks for, perhaps for another organisation ("gesprek d.d. …").

    Raises NotAllowed where nobody signed in.
    """
    viewer = viewer_of(request)
    if viewer.person is None:
        raise NotAllowed("Log eerst in. Daarna kunt u dit doen.")
    return Actor(
        person=viewer.person, label=viewer.label, on_behalf_of=on_behalf_of, source=source, membership=viewer.membership
    )
