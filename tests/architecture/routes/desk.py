"""The addresses of the desk."""

from http import HTTPStatus

from ineen.ground.kernel.actors import Role
from tests.architecture.routes.route import MISSING, Route, signed_in

NOT_SO = HTTPStatus.METHOD_NOT_ALLOWED


def only_posted(example: str) -> Route:
    return Route(example, NOT_SO, posts=True)


ROUTES: dict[str, Route] = {
    "/mijn-werk": signed_in("/mijn-werk", queries=16),  # every room answers here, and the walk
    "/mijn-werk/gelezen": only_posted("/mijn-werk/gelezen"),
    "/mijn-werk/weggelegd": only_posted("/mijn-werk/weggelegd"),
    "/mijn-werk/teruggezet": only_posted("/mijn-werk/teruggezet"),
    "/mijn-werk/gezien": only_posted("/mijn-werk/gezien"),
    "/mijn-werk/agenda": signed_in("/mijn-werk/agenda", posts=True),
    "/mijn-werk/agenda/ingetrokken": only_posted("/mijn-werk/agenda/ingetrokken"),
    "/rondleiding": signed_in("/rondleiding"),
    "/rondleiding/stap": only_posted("/rondleiding/stap"),
    "/rondleiding/verborgen": only_posted("/rondleiding/verborgen"),
    "/profiel/gegevens": signed_in("/profiel/gegevens", posts=True),
    "/profiel/gegevens/<str:place>": signed_in("/profiel/gegevens/organisations.membership"),
    "/logboek": signed_in("/logboek", Role.PRIVACY_OFFICER),
    "/logboek/meegenomen": only_posted("/logboek/meegenomen"),
    "/logboek/inzage": signed_in("/logboek/inzage", Role.PRIVACY_OFFICER, posts=True),
    # nobody has these keys: what who has one gets stands in tests/faces/desk
    "/agenda/<str:key>.ics": Route("/agenda/geen-sleutel.ics", MISSING),
    "/samenvatting/afmelden/<str:token>": Route("/samenvatting/afmelden/geen-link", MISSING, posts=True),
}
CLOSED: tuple[Route, ...] = ()
NOWHERE = ("/agenda/.ics", "/agenda/x", "/samenvatting/afmelden/", "/mijn-werk/x")
