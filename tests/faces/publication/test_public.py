"""What caches may keep: what a resident sees, never what a member sees on the same address."""

from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from ineen.faces.publication.web.public import public_page
from ineen.ground.kernel.actors import RESIDENT, Viewer


@public_page
def hello(request: HttpRequest) -> HttpResponse:
    return HttpResponse("dag")


def asked_by(viewer: Viewer) -> HttpResponse:
    request = RequestFactory().get("/")
    request.viewer = viewer  # type: ignore[attr-defined]
    return hello(request)


def test_a_shared_cache_may_keep_what_a_resident_sees() -> None:
    assert asked_by(RESIDENT)["Cache-Control"] == "public, max-age=60"


def test_no_shared_cache_keeps_what_a_member_sees() -> None:
    assert asked_by(Viewer(person=uuid4(), label="Noor Voorbeeld"))["Cache-Control"] == "private, no-cache"


def test_a_public_page_takes_no_form() -> None:
    assert hello(RequestFactory().post("/")).status_code == 405
