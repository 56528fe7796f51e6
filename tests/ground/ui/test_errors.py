import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.urls import include, path

from ineen.ground.kernel.refusals import BadInput, NotAllowed, NotFound
from ineen.ground.ui import errors

REFUSALS = {"niet": NotFound, "mag": NotAllowed, "fout": BadInput}


def refuse(request: HttpRequest, how: str) -> HttpResponse:
    if how == "stuk":
        raise RuntimeError("de binnenkant")
    raise REFUSALS[how](f"Zo gaat het {how}: probeer het anders.")


urlpatterns = [path("weiger/<how>", refuse), path("", include("ineen.config.urls"))]
handler404 = errors.not_found
handler500 = errors.server_error


@pytest.mark.parametrize(("how", "status"), [("niet", 404), ("mag", 403), ("fout", 400)])
@override_settings(ROOT_URLCONF=__name__)
def test_a_refusal_becomes_a_page_with_its_own_sentence(how: str, status: int) -> None:
    response = Client().get(f"/weiger/{how}")
    assert response.status_code == status
    assert f"Zo gaat het {how}: probeer het anders." in response.content.decode()
    assert response["Cache-Control"] == "no-store"


@override_settings(ROOT_URLCONF=__name__)
def test_an_unknown_address_says_what_to_do() -> None:
    response = Client().get("/bestaat-niet")
    assert response.status_code == 404
    assert "Zoek een gebied of een plan" in response.content.decode()


@override_settings(ROOT_URLCONF=__name__)
def test_a_fault_of_ours_tells_no_inside_and_needs_nothing() -> None:
    response = Client(raise_request_exception=False).get("/weiger/stuk")
    page = response.content.decode()
    assert response.status_code == 500
    assert "Er ging iets mis" in page
    assert "de binnenkant" not in page


def test_an_expired_form_says_so_in_dutch() -> None:
    response = errors.csrf_failure(RequestFactory().post("/"))
    assert response.status_code == 403
    assert "Dit formulier is verlopen" in response.content.decode()


def test_a_forbidden_page_does_not_say_what_stands_there() -> None:
    response = errors.not_allowed(RequestFactory().get("/"), Exception("geheim"))
    assert (response.status_code, b"geheim" in response.content) == (403, False)


def test_a_broken_request_is_answered_in_dutch() -> None:
    response = errors.bad_request(RequestFactory().get("/"), Exception())
    assert (response.status_code, "Dit adres klopt niet" in response.content.decode()) == (400, True)
