"""Handing figures in, and withdrawing them."""

from http import HTTPStatus

from ineen.ground.kernel.actors import Role
from tests.architecture.routes.route import MISSING, Route, signed_in

MAY = (Role.ANALYST, Role.COORDINATOR, Role.ADMINISTRATOR)
HERE = "/bronnen/aanleveringen/{}"
HANDED_IN = "7a000000-0000-0000-0000-000000000001"  # of the cast's own partnership
ELSEWHERE = "7a000000-0000-0000-0000-000000000002"  # of the other one
OF_NOBODY = "7a000000-0000-0000-0000-000000000003"
VERSION = 990_001
ONLY_POST = HTTPStatus.METHOD_NOT_ALLOWED

ROUTES: dict[str, Route] = {
    "/bronnen/aanleveren": signed_in("/bronnen/aanleveren", *MAY, posts=True),
    "/bronnen/aanleveringen": signed_in("/bronnen/aanleveringen", *MAY),
    "/bronnen/aanleveringen/<uuid:submission>": signed_in(HERE.format(HANDED_IN), *MAY, others=MISSING),
    "/bronnen/aanleveringen/<uuid:submission>/bevestigen": Route(
        HERE.format(f"{HANDED_IN}/bevestigen"), ONLY_POST, posts=True
    ),
    "/bronnen/aanleveringen/<uuid:submission>/annuleren": Route(
        HERE.format(f"{HANDED_IN}/annuleren"), ONLY_POST, posts=True
    ),
    "/bronnen/aanleveringen/<uuid:submission>/niet-herkend.csv": signed_in(
        HERE.format(f"{HANDED_IN}/niet-herkend.csv"), *MAY, others=MISSING
    ),
    "/bronnen/<slug:name>/leveringen/<int:version>/intrekken": signed_in(
        f"/bronnen/politie-47013/leveringen/{VERSION}/intrekken", *MAY, posts=True
    ),
}
CLOSED = (
    signed_in(HERE.format(ELSEWHERE), others=MISSING, status=MISSING),
    signed_in(HERE.format(OF_NOBODY), others=MISSING, status=MISSING),
    # a delivery of another source
    signed_in(f"/bronnen/inhabitants/leveringen/{VERSION}/intrekken", *MAY, status=MISSING),
)
NOWHERE: tuple[str, ...] = ()
