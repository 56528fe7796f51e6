"""Signing in, and one's own profile."""

from http import HTTPStatus

from ineen.ground.kernel.actors import Role
from tests.architecture.routes.route import MISSING, MOVED, OK, REFUSED, Route, signed_in
from tests.people import RESIDENT

NOBODY = "00000000-0000-0000-0000-000000000000"
GIVERS = (Role.COORDINATOR, Role.ADMINISTRATOR)
POST_ONLY = HTTPStatus.METHOD_NOT_ALLOWED

ROUTES: dict[str, Route] = {
    "/inloggen": Route("/inloggen", MOVED, {RESIDENT: OK}, posts=True),
    "/inloggen/oidc": Route("/inloggen/oidc", POST_ONLY, posts=True),
    "/inloggen/oidc/terug": Route("/inloggen/oidc/terug", MISSING),  # until a login server is set
    "/uitloggen": Route("/uitloggen", POST_ONLY, posts=True),
    "/handelen-als": Route("/handelen-als", POST_ONLY, posts=True),
    "/inloggen/code": Route("/inloggen/code", MOVED, posts=True),
    "/inloggen/tweede-stap": Route("/inloggen/tweede-stap", MOVED, posts=True),
    "/wachtwoord-vergeten": Route("/wachtwoord-vergeten", posts=True),
    "/wachtwoord-vergeten/gevraagd": Route("/wachtwoord-vergeten/gevraagd"),
    "/wachtwoord-vergeten/<uuid:person>/<str:token>": Route(f"/wachtwoord-vergeten/{NOBODY}/x-y", MOVED),
    "/wachtwoord-vergeten/nieuw": Route("/wachtwoord-vergeten/nieuw", posts=True),
    "/profiel": signed_in("/profiel", posts=True),
    "/profiel/adres": signed_in("/profiel/adres", posts=True),
    "/profiel/wachtwoord": signed_in("/profiel/wachtwoord", posts=True),
    "/profiel/tweede-stap": signed_in("/profiel/tweede-stap", posts=True),
    "/profiel/herstelcodes": signed_in("/profiel/herstelcodes", posts=True),
    "/profiel/herstelcodes.txt": signed_in("/profiel/herstelcodes.txt", status=REFUSED),  # there are none
    "/mensen": signed_in("/mensen", *GIVERS),
    "/mensen/<uuid:person>": signed_in(f"/mensen/{NOBODY}", *GIVERS, status=MISSING, posts=True),
    "/uitnodigingen": signed_in("/uitnodigingen", *GIVERS),
    "/uitnodigingen/nieuw": signed_in("/uitnodigingen/nieuw", *GIVERS, posts=True),
    "/uitnodigingen/<uuid:invitation>": Route(f"/uitnodigingen/{NOBODY}", POST_ONLY, posts=True),
    "/uitnodiging/<str:token>": Route("/uitnodiging/niet-goed", MISSING, posts=True),
    "/profiel/sessies": signed_in("/profiel/sessies", posts=True),
}

CLOSED: tuple[Route, ...] = ()

NOWHERE = ("/accounts/login/", "/accounts/signup/", "/registreren", "/inloggen/", "/profiel/x")
