"""Signing in, and one's own profile."""

from http import HTTPStatus

from tests.architecture.routes.route import MOVED, OK, Route, signed_in
from tests.people import RESIDENT

POST_ONLY = HTTPStatus.METHOD_NOT_ALLOWED

ROUTES: dict[str, Route] = {
    "/inloggen": Route("/inloggen", MOVED, {RESIDENT: OK}, posts=True),
    "/uitloggen": Route("/uitloggen", POST_ONLY, posts=True),
    "/handelen-als": Route("/handelen-als", POST_ONLY, posts=True),
    "/profiel": signed_in("/profiel", posts=True),
}

CLOSED: tuple[Route, ...] = ()

NOWHERE = ("/accounts/login/", "/accounts/signup/", "/registreren", "/inloggen/", "/profiel/x")
