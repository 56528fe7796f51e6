"""Every request knows who looks."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from ineen.ground.kernel.actors import RESIDENT, Role, Viewer
from ineen.ground.organisations.models import Person
from ineen.ground.organisations.web.middleware import ViewerMiddleware
from tests.ground.organisations.conftest import Scene

pytestmark = pytest.mark.django_db(databases="__all__")


def viewer_of(user: Person | AnonymousUser) -> Viewer:
    request: Any = RequestFactory().get("/")
    request.user, request.session = user, {}
    seen: list[HttpRequest] = []

    def view(request: HttpRequest) -> HttpResponse:
        seen.append(request)
        return HttpResponse()

    ViewerMiddleware(view)(request)
    assert seen == [request]
    viewer: Viewer = request.viewer
    return viewer


def test_nobody_signed_in_is_a_resident_without_a_query(django_assert_num_queries: Callable[..., Any]) -> None:
    with django_assert_num_queries(0):
        assert viewer_of(AnonymousUser()) == RESIDENT


def test_who_is_signed_in_costs_one_query_however_often_asked(
    scene: Scene, django_assert_num_queries: Callable[..., Any]
) -> None:
    first, second = scene.appoint(scene.anna, Role.ADVISER), scene.appoint(scene.anna, Role.ANALYST)
    with django_assert_num_queries(0):
        viewer = viewer_of(scene.anna)
    with django_assert_num_queries(1):
        assert [held.role for held in viewer.held_roles] in ([Role.ADVISER], [Role.ANALYST])
        assert viewer.membership in (first.pk, second.pk)
        assert {membership.label for membership in viewer.memberships} == {
            "adviseur veiligheid, Soest",
            "analist, Soest",
        }
        assert viewer.person == scene.anna.pk


def test_somebody_without_a_membership_is_known_and_may_nothing_more(scene: Scene) -> None:
    viewer = viewer_of(scene.anna)
    assert (viewer.person, viewer.held_roles, viewer.label) == (scene.anna.pk, (), "zonder functie")
