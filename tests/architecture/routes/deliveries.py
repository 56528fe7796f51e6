"""Handing figures in, and withdrawing them."""

from http import HTTPStatus

from ineen.ground.kernel.actors import Role
from tests.architecture.routes.route import MISSING, MOVED, OK, REFUSED, Route, signed_in
from tests.people import EVERYONE, NEIGHBOUR, RESIDENT

MAY = (Role.ANALYST, Role.COORDINATOR, Role.ADMINISTRATOR)
HERE = "/bronnen/aanleveringen/{}"
HANDED_IN = "7a000000-0000-0000-0000-000000000001"  # of the cast's own partnership
ELSEWHERE = "7a000000-0000-0000-0000-000000000002"  # of the other one
OF_NOBODY = "7a000000-0000-0000-0000-000000000003"
VERSION = 990_001
DESCRIBING = "7a000000-0000-0000-0000-000000000005"
RECEIVED = "7a000000-0000-0000-0000-000000000006"
RECEIVED_ELSEWHERE = "7a000000-0000-0000-0000-000000000007"
RECEIVED_VERSION = 990_002
MEMBERS = (
    *MAY, Role.ADVISER, Role.MAYOR, Role.DEPUTY_MAYOR, Role.ALDERMAN, Role.PARTNER_CONTRIBUTOR,
)  # fmt: skip
# a member who may not change it is told so; nobody else hears that it is there
FOR_LOADERS = {RESIDENT: MOVED} | {role.value: OK if role in MAY else REFUSED for role in MEMBERS}
CHANGES = f"/bronnen/leveringen/{RECEIVED_VERSION}/wijzigingen"
FOR_CHANGES = dict.fromkeys(EVERYONE, REFUSED) | {RESIDENT: MOVED} | dict.fromkeys((role.value for role in MAY), OK)
SOURCE = f"/bronnen/ontvangen/{RECEIVED}"
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
    "/bronnen/aanleveringen/<uuid:submission>/niet-overgenomen.csv": signed_in(
        HERE.format(f"{HANDED_IN}/niet-overgenomen.csv"), others=MISSING, status=MISSING
    ),
    "/bronnen/aanleveringen/<uuid:submission>/inhoud": signed_in(
        HERE.format(f"{DESCRIBING}/inhoud"), *MAY, others=MISSING, posts=True
    ),
    "/bronnen/aanleveringen/<uuid:submission>/inhoud/betekenis": signed_in(
        HERE.format(f"{DESCRIBING}/inhoud/betekenis"), *MAY, others=MISSING, posts=True
    ),
    "/bronnen/verversen": signed_in("/bronnen/verversen", *MAY, posts=True),
    "/bronnen/leveringen/<int:version>/wijzigingen": Route(CHANGES, MISSING, FOR_CHANGES),
    "/bronnen/leveringen/<int:version>/wijzigingen.csv": Route(f"{CHANGES}.csv", MISSING, FOR_CHANGES),
    "/bronnen/ontvangen": Route(
        "/bronnen/ontvangen",
        REFUSED,
        {RESIDENT: MOVED, NEIGHBOUR: OK} | dict.fromkeys((role.value for role in MEMBERS), OK),
    ),
    "/bronnen/ontvangen/<uuid:source>": signed_in(SOURCE, *MEMBERS, others=MISSING),
    "/bronnen/ontvangen/<uuid:source>/cijfers.<slug:form>": signed_in(
        f"{SOURCE}/cijfers.csv", *MEMBERS, others=MISSING
    ),
    "/bronnen/ontvangen/<uuid:source>/anders": Route(f"{SOURCE}/anders", MISSING, FOR_LOADERS, posts=True),
    "/bronnen/ontvangen/<uuid:source>/vergeten": Route(f"{SOURCE}/vergeten", ONLY_POST, posts=True),
    "/bronnen/ontvangen/<uuid:source>/leveringen/<int:version>/intrekken": Route(
        f"{SOURCE}/leveringen/{RECEIVED_VERSION}/intrekken", MISSING, FOR_LOADERS, posts=True
    ),
    "/bronnen/<slug:name>/leveringen/<int:version>/intrekken": signed_in(
        f"/bronnen/politie-47013/leveringen/{VERSION}/intrekken", *MAY, posts=True
    ),
}
CLOSED = (
    Route(f"/bronnen/ontvangen/{RECEIVED_ELSEWHERE}", MISSING, {RESIDENT: MOVED, NEIGHBOUR: OK}),
    signed_in(HERE.format(f"{ELSEWHERE}/inhoud"), others=MISSING, status=MISSING),
    signed_in(HERE.format(ELSEWHERE), others=MISSING, status=MISSING),
    signed_in(HERE.format(OF_NOBODY), others=MISSING, status=MISSING),
    # a delivery of another source
    signed_in(f"/bronnen/inhabitants/leveringen/{VERSION}/intrekken", *MAY, status=MISSING),
)
NOWHERE: tuple[str, ...] = ()
