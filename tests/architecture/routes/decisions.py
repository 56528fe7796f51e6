"""Decisions: for whoever may see the plan of her own partnership; elsewhere there is no such dossier."""

from tests.architecture.routes.publication import WITHIN_PARTNERSHIP
from tests.architecture.routes.route import MISSING, MOVED, OK, Route, signed_in
from tests.people import RESIDENT

DRAFT = "/besluiten/concept-plan"
TOWN = f"{DRAFT}/gemeenten/GM0342"
NONE = "00000000-0000-0000-0000-000000000000"
SEEN = {RESIDENT: MOVED} | dict.fromkeys(WITHIN_PARTNERSHIP, OK)


def seen(example: str, *, posts: bool = False) -> Route:
    return Route(example, MISSING, SEEN, posts=posts)


def nothing(example: str, *, posts: bool = False) -> Route:
    """An address that needs the number of a row."""
    return Route(example, MISSING, {RESIDENT: MOVED}, posts=posts)


ROUTES: dict[str, Route] = {
    "/besluiten": signed_in("/besluiten"),
    "/besluiten/<slug:slug>": seen(DRAFT),
    "/besluiten/<slug:slug>/gemeenten/<slug:code>": seen(TOWN),
    "/besluiten/<slug:slug>/gemeenten/<slug:code>/data": seen(f"{TOWN}/data", posts=True),
    "/besluiten/<slug:slug>/gemeenten/<slug:code>/amendement": seen(f"{TOWN}/amendement", posts=True),
    "/besluiten/<slug:slug>/gemeenten/<slug:code>/amendementen/<uuid:amendment>": nothing(
        f"{TOWN}/amendementen/{NONE}", posts=True
    ),
    "/besluiten/<slug:slug>/gemeenten/<slug:code>/<slug:word>": seen(f"{TOWN}/vaststellen", posts=True),
    "/besluiten/<slug:slug>/vastgelegd/<int:decision>/herstel": nothing(f"{DRAFT}/vastgelegd/1/herstel", posts=True),
    "/besluiten/<slug:slug>/teksten/<uuid:key>": nothing(f"{DRAFT}/teksten/{NONE}"),
    "/besluiten/<slug:slug>/vergelijken": seen(f"{DRAFT}/vergelijken"),
    "/besluiten/<slug:slug>/plan/<slug:word>": seen(f"{DRAFT}/plan/geheimhouding", posts=True),
}
# a plan that everybody may read is decided about by its own partnership
CLOSED = (
    signed_in("/besluiten/tweestroom-2024-2027", others=MISSING, status=MISSING),
    signed_in("/besluiten/tweestroom-2024-2027/vergelijken", others=MISSING, status=MISSING),
    signed_in("/besluiten/tweestroom-2024-2027/gemeenten/GM0342/amendement", others=MISSING, status=MISSING),
)
NOWHERE: tuple[str, ...] = ()
