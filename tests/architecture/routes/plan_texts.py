"""Where the texts of a plan are written."""

from http import HTTPStatus

from tests.architecture.routes.publication import WITHIN_PARTNERSHIP
from tests.architecture.routes.route import MISSING, MOVED, OK, Route, signed_in
from tests.people import RESIDENT

TEXT = "/schrijven/<slug:slug>/tekst/<slug:kind>/<slug:part>/<slug:name>"
ONLY_TAKES = HTTPStatus.METHOD_NOT_ALLOWED
OPEN = "/schrijven/bes-2023-2026/tekst/plan/-/vision"
NO_VERSIONS = "versies/00000000-0000-0000-0000-000000000000"
# who is not signed in goes to the login, whatever stands there
OF_THE_PARTNERSHIP = dict.fromkeys(WITHIN_PARTNERSHIP, OK) | {RESIDENT: MOVED}

ROUTES: dict[str, Route] = {
    TEXT: signed_in(OPEN, posts=True),
    f"{TEXT}/blok": signed_in(f"{OPEN}/blok"),
    f"{TEXT}/concept": Route(f"{OPEN}/concept", ONLY_TAKES, posts=True),
    "/schrijven/<slug:slug>/geschiedenis": Route(
        "/schrijven/concept-plan/geschiedenis", MISSING, for_=OF_THE_PARTNERSHIP
    ),
    "/schrijven/<slug:slug>/concepten": Route("/schrijven/concept-plan/concepten", MISSING, for_=OF_THE_PARTNERSHIP),
    "/schrijven/<slug:slug>/versies/<uuid:which>": Route(
        f"/schrijven/bes-2023-2026/{NO_VERSIONS}", MISSING, for_={RESIDENT: MOVED}, posts=True
    ),
}
CLOSED = (
    # a plan that everybody reads has a history for its own partnership alone
    Route("/schrijven/tweestroom-2024-2027/geschiedenis", MISSING, for_={RESIDENT: MOVED}),
    Route("/schrijven/besloten/tekst/plan/-/vision", MISSING, for_=OF_THE_PARTNERSHIP),
    Route("/schrijven/besloten/tekst/plan/-/vision/blok", MISSING, for_=OF_THE_PARTNERSHIP),
    Route("/schrijven/besloten-plan/tekst/theme/veilig-wonen/reason", MISSING, for_=OF_THE_PARTNERSHIP),
    Route("/schrijven/besloten-plan/tekst/goal/minder-misdrijven/cause", MISSING, for_=OF_THE_PARTNERSHIP),
    Route("/schrijven/besloten-plan/tekst/theme/x/reason", MISSING, for_={RESIDENT: MOVED}),
    Route("/schrijven/besloten-plan/tekst/theme/veilig-wonen/priority", MISSING, for_={RESIDENT: MOVED}),
)
NOWHERE: tuple[str, ...] = ()
