"""The writing table of plans: for who writes in the partnership; the plan of another partnership is not there."""

from ineen.ground.kernel.actors import Role
from tests.architecture.routes.publication import WITHIN_PARTNERSHIP
from tests.architecture.routes.route import MISSING, MOVED, OK, REFUSED, Route, signed_in
from tests.people import NEIGHBOUR, RESIDENT

WRITERS = (Role.ADVISER, Role.COORDINATOR)
DRAFT = "/schrijven/concept-plan"


def of_draft(example: str, *, posts: bool = False) -> Route:
    """A page about a draft for the partnership: who only reads it is told so, for others it is not there."""
    seen = dict.fromkeys(WITHIN_PARTNERSHIP, REFUSED) | {"adviser": OK, "coordinator": OK}
    return Route(example, MISSING, {RESIDENT: MOVED} | seen, posts=posts)


ROUTES: dict[str, Route] = {
    "/schrijven": Route(
        "/schrijven",
        REFUSED,
        {RESIDENT: MOVED, NEIGHBOUR: OK} | dict.fromkeys([role.value for role in WRITERS], OK),
    ),
    "/schrijven/nieuw": Route(
        "/schrijven/nieuw",
        REFUSED,
        {RESIDENT: MOVED, NEIGHBOUR: OK} | dict.fromkeys([role.value for role in WRITERS], OK),
        posts=True,
    ),
    "/schrijven/inlezen": Route(
        "/schrijven/inlezen",
        REFUSED,
        {RESIDENT: MOVED, NEIGHBOUR: OK} | dict.fromkeys([role.value for role in WRITERS], OK),
        posts=True,
    ),
    "/schrijven/<slug:slug>": of_draft(DRAFT, posts=True),
    "/schrijven/<slug:slug>/gegevens": of_draft(f"{DRAFT}/gegevens", posts=True),
    "/schrijven/<slug:slug>/hoofdstukken/<slug:word>": of_draft(f"{DRAFT}/hoofdstukken/visie"),
    "/schrijven/<slug:slug>/themas/<slug:theme>": of_draft(f"{DRAFT}/themas/veilig-wonen", posts=True),
    "/schrijven/<slug:slug>/doelen/<slug:goal>": of_draft(f"{DRAFT}/doelen/minder-misdrijven", posts=True),
    "/schrijven/<slug:slug>/gemeenten/<slug:code>": of_draft(f"{DRAFT}/gemeenten/GM0342", posts=True),
    "/schrijven/<slug:slug>/nakijken": of_draft(f"{DRAFT}/nakijken", posts=True),
    "/schrijven/<slug:slug>/bevestigen": Route(
        f"{DRAFT}/bevestigen", MISSING, {RESIDENT: MOVED} | dict.fromkeys(WITHIN_PARTNERSHIP, OK), posts=True
    ),
    "/schrijven/<slug:slug>/startsets": of_draft(f"{DRAFT}/startsets"),
    "/schrijven/<slug:slug>/startsets/<slug:name>": of_draft(f"{DRAFT}/startsets/ondermijning", posts=True),
    "/schrijven/<slug:slug>/overnemen": of_draft(f"{DRAFT}/overnemen"),
    "/schrijven/<slug:slug>/overnemen/<slug:earlier>": of_draft(f"{DRAFT}/overnemen/tweestroom-2024-2027"),
    "/schrijven/<slug:slug>/overnemen/<slug:earlier>/<slug:kind>/<slug:part>": of_draft(
        f"{DRAFT}/overnemen/tweestroom-2024-2027/theme/veilig-wonen", posts=True
    ),
    "/schrijven/<slug:slug>/samenhang": of_draft(f"{DRAFT}/samenhang", posts=True),
    "/schrijven/<slug:slug>/medeondertekenaars": of_draft(f"{DRAFT}/medeondertekenaars", posts=True),
}
# a plan that everybody may read is written at no other partnership's table
CLOSED = (
    signed_in("/schrijven/tweestroom-2024-2027", others=REFUSED, status=REFUSED),
    signed_in("/schrijven/tweestroom-2024-2027/themas/veilig-wonen", others=REFUSED, status=REFUSED),
)
NOWHERE: tuple[str, ...] = ()
