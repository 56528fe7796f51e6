"""Releasing own and received figures, and what was released."""

from http import HTTPStatus

from ineen.ground.kernel.actors import Role
from tests.architecture.routes.route import MISSING, Route, signed_in

ASK = (Role.ANALYST, Role.COORDINATOR, Role.ADMINISTRATOR)
SEE = (*ASK, Role.PRIVACY_OFFICER)
HERE = "/vrijgeven/{}"
WAITING = "7b000000-0000-0000-0000-000000000001"  # of the cast's own partnership
PUBLIC = "7b000000-0000-0000-0000-000000000002"
ELSEWHERE = "7b000000-0000-0000-0000-000000000003"  # of the other one
VERSION = 990_011
OF_OTHERS = 990_050
ONLY_POST = HTTPStatus.METHOD_NOT_ALLOWED

ROUTES: dict[str, Route] = {
    "/vrijgeven": signed_in("/vrijgeven", *SEE),
    "/vrijgeven/levering/<int:version>": signed_in(f"/vrijgeven/levering/{VERSION}", *ASK, posts=True),
    "/vrijgeven/<uuid:release>": signed_in(HERE.format(WAITING), *SEE, others=MISSING),
    "/vrijgeven/<uuid:release>/goedkeuren": Route(HERE.format(f"{WAITING}/goedkeuren"), ONLY_POST, posts=True),
    "/vrijgeven/<uuid:release>/weigeren": Route(HERE.format(f"{WAITING}/weigeren"), ONLY_POST, posts=True),
    "/vrijgeven/<uuid:release>/intrekken": Route(HERE.format(f"{WAITING}/intrekken"), ONLY_POST, posts=True),
    "/vrijgaven": Route("/vrijgaven"),
    "/vrijgaven/<uuid:release>": Route(f"/vrijgaven/{PUBLIC}"),
    "/vrijgaven/<uuid:release>/cijfers.csv": Route(f"/vrijgaven/{PUBLIC}/cijfers.csv"),
}
CLOSED = (
    signed_in(HERE.format(ELSEWHERE), others=MISSING, status=MISSING),
    signed_in(f"/vrijgeven/levering/{OF_OTHERS}", *ASK, status=MISSING),
)
NOWHERE: tuple[str, ...] = (f"/vrijgaven/{WAITING}", f"/vrijgaven/{WAITING}/cijfers.csv")
