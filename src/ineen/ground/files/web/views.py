"""A file goes out as something to save, never as a page of this site."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from ineen.ground.files.queries import CONTENT_TYPES, content_of, file_visible_to
from ineen.ground.ui.viewer import viewer_of

NOTHING_RUNS = "default-src 'none'; sandbox"


@require_safe
def hand_out(request: HttpRequest, file: UUID) -> HttpResponse:
    """The bytes of a file that the viewer may see; 404 for any other."""
    found = file_visible_to(viewer_of(request), file)
    return HttpResponse(
        content_of(found),
        content_type=CONTENT_TYPES[found.kind],
        headers={
            "Content-Disposition": content_disposition_header(True, found.name) or "attachment",
            "Content-Security-Policy": NOTHING_RUNS,
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "private, no-store",
        },
    )
