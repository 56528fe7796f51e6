"""The files that were made of plans."""

from django.http import HttpRequest, HttpResponse

from ineen.faces.publication.queries import content_of
from ineen.faces.publication.web.closed import logged_plan
from ineen.faces.publication.web.public import public_page
from ineen.ground.ui.viewer import viewer_of


@logged_plan
@public_page
def plan_pdf(request: HttpRequest, slug: str) -> HttpResponse:
    """A plan as PDF, the same for everybody."""
    response = HttpResponse(content_of(viewer_of(request), slug), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{slug}.pdf"'
    return response
