"""Readings of figures, and meetings about them."""

from dataclasses import replace
from http import HTTPStatus

from ineen.ground.kernel.actors import Role
from tests.architecture.routes.route import MISSING, OK, Route, signed_in
from tests.helpers.reading_figures import ELSEWHERE_MEETING, ELSEWHERE_READING, MEETING, READING, WAIVER
from tests.people import NEIGHBOUR

READS = tuple(role for role in Role if role not in (Role.COUNCIL_MEMBER, Role.GRIFFIER))
LEADS = (Role.ADVISER, Role.COORDINATOR, Role.ANALYST)
ONLY_POST = HTTPStatus.METHOD_NOT_ALLOWED
FIGURE = "/duidingen/misdrijven?gebied=GM0342&periode=2024"
AT = f"/cijferoverleg/{MEETING}"


def only_posted(example: str) -> Route:
    return Route(example, ONLY_POST, posts=True)


def with_neighbour(route: Route) -> Route:
    """Who works in another partnership has a page of her own there."""
    return replace(route, for_=route.for_ | {NEIGHBOUR: OK})


def own(example: str, *, posts: bool = False) -> Route:
    """Of one partnership: for everybody else it is not there."""
    return signed_in(example, *READS, others=MISSING, queries=20, posts=posts)


ROUTES: dict[str, Route] = {
    # every municipality of the partnership is looked through, and every plan for its goals
    "/duidingen": with_neighbour(signed_in("/duidingen", *READS, queries=18)),
    "/duidingen/<slug:slug>": with_neighbour(signed_in(FIGURE, *READS, posts=True)),
    "/duidingen/<slug:slug>/niet-nodig": only_posted("/duidingen/misdrijven/niet-nodig"),
    "/duidingen/bevestigd/<uuid:reading>": only_posted(f"/duidingen/bevestigd/{READING}"),
    "/duidingen/openbaar/<uuid:reading>": own(f"/duidingen/openbaar/{READING}", posts=True),
    "/duidingen/besloten/<uuid:reading>": only_posted(f"/duidingen/besloten/{READING}"),
    "/duidingen/voorstel/<uuid:proposal>/ingetrokken": only_posted(f"/duidingen/voorstel/{WAIVER}/ingetrokken"),
    "/duidingen/toch/<uuid:waiver>": only_posted(f"/duidingen/toch/{WAIVER}"),
    "/cijferoverleg": with_neighbour(signed_in("/cijferoverleg", *READS)),
    "/cijferoverleg/nieuw": with_neighbour(signed_in("/cijferoverleg/nieuw", *LEADS, queries=18, posts=True)),
    "/cijferoverleg/<uuid:meeting>": own(AT),
    "/cijferoverleg/<uuid:meeting>/verslag.csv": own(f"{AT}/verslag.csv"),
    "/cijferoverleg/<uuid:meeting>/afgesloten": only_posted(f"{AT}/afgesloten"),
    "/cijferoverleg/<uuid:meeting>/heropend": only_posted(f"{AT}/heropend"),
    "/cijferoverleg/<uuid:meeting>/<int:number>": own(f"{AT}/1", posts=True),
    "/cijferoverleg/<uuid:meeting>/<int:number>/niet-nodig": only_posted(f"{AT}/1/niet-nodig"),
    "/cijferoverleg/<uuid:meeting>/<int:number>/plek": only_posted(f"{AT}/1/plek"),
    "/cijferoverleg/<uuid:meeting>/<int:number>/maatregel": only_posted(f"{AT}/1/maatregel"),
}
NOT_OURS = dict.fromkeys((role.value for role in READS), MISSING) | {NEIGHBOUR: OK}
CLOSED: tuple[Route, ...] = tuple(
    replace(own(example), for_=own(example).for_ | NOT_OURS)
    for example in (
        f"/duidingen/openbaar/{ELSEWHERE_READING}",
        f"/cijferoverleg/{ELSEWHERE_MEETING}",
        f"/cijferoverleg/{ELSEWHERE_MEETING}/verslag.csv",
        f"/cijferoverleg/{ELSEWHERE_MEETING}/1",
    )
)
NOWHERE = ("/duidingen/openbaar/x", "/cijferoverleg/x", f"{AT}/x")
