"""The public site, files and health."""

from tests.architecture.routes.route import MISSING, MOVED, OK, REFUSED, Route, signed_in
from tests.people import RESIDENT

# Who sees what is meant for the partnership; council and griffier do not.
WITHIN_PARTNERSHIP = (
    "adviser", "coordinator", "mayor", "deputy_mayor", "alderman",
    "partner_contributor", "analyst", "privacy_officer", "administrator",
)  # fmt: skip
PLAN = "/plannen/bes-2023-2026"
THREAD = "/plannen/tweestroom-2024-2027"
YEAR = "/uitvoeringsplannen/tweestroom-2025"
AREA = "/gebieden/GM0342-soest"
FIGURE = "/cijfers/misdrijven"

ROUTES: dict[str, Route] = {
    "/": Route("/"),
    "/zoeken": Route("/zoeken?zoek=soest"),
    "/plannen": Route("/plannen"),
    "/plannen/feed.atom": Route("/plannen/feed.atom"),
    "/plannen/<slug:slug>": Route(PLAN),
    "/plannen/<slug:slug>/cijfers.csv": Route(f"{PLAN}/cijfers.csv"),
    "/plannen/<slug:slug>/plan.pdf": Route(f"{PLAN}/plan.pdf", MISSING),  # until a worker made it
    "/plannen/<slug:slug>/themas/<slug:theme>": Route(f"{THREAD}/themas/veilig-wonen"),
    "/plannen/<slug:slug>/doelen/<slug:goal>": Route(f"{THREAD}/doelen/minder-misdrijven"),
    "/plannen/<slug:slug>/doelen/<slug:goal>/cijfers.csv": Route(f"{THREAD}/doelen/minder-misdrijven/cijfers.csv"),
    "/uitvoeringsplannen/<slug:slug>": Route(YEAR),
    # of another partnership than the cast's: nobody of it writes there. It lays one whole plan beside another
    "/uitvoeringsplannen/<slug:slug>/nakijken": signed_in(f"{YEAR}/nakijken", status=REFUSED, queries=22),
    "/uitvoeringsplannen/<slug:slug>/maatregelen/<slug:action>": Route(f"{YEAR}/maatregelen/buurtpreventie"),
    "/gebieden": Route("/gebieden"),
    "/gebieden/<slug:slug>": Route(AREA),
    "/gebieden/<slug:slug>/cijfers.csv": Route(f"{AREA}/cijfers.csv"),
    "/gebieden/<slug:slug>/wat-valt-op": Route(f"{AREA}/wat-valt-op"),
    "/cijfers": Route("/cijfers?gebied=GM0342"),
    "/cijfers/<slug:slug>": Route(f"{FIGURE}?gebied=GM0342&gebied=GM0308"),
    "/cijfers/<slug:slug>/cijfers.<slug:form>": Route(f"{FIGURE}/cijfers.csv?gebied=GM0342&vergelijk=verband"),
    "/cijfers/<slug:slug>/rangorde": Route(f"{FIGURE}/rangorde?gebied=GM0342"),
    "/bronnen": Route("/bronnen"),
    "/bronnen/<slug:name>": Route("/bronnen/politie-47013"),
    "/robots.txt": Route("/robots.txt", queries=0),
    "/favicon.ico": Route("/favicon.ico", MOVED, queries=0),
    "/bestanden/<uuid:file>": Route("/bestanden/00000000-0000-0000-0000-000000000000", MISSING),
    "/health/live": Route("/health/live", queries=0),
    "/health/ready": Route("/health/ready"),
}

# A plan of the cast's own partnership that is not for everybody: for the others it is not there.
CLOSED = (
    Route("/plannen/besloten", MISSING, for_=dict.fromkeys(WITHIN_PARTNERSHIP, OK)),
    Route("/plannen/besloten/plan.pdf", MISSING),
    Route("/plannen/besloten/cijfers.csv", MISSING, for_=dict.fromkeys(WITHIN_PARTNERSHIP, OK)),
    Route("/plannen/besloten-plan/themas/veilig-wonen", MISSING, for_=dict.fromkeys(WITHIN_PARTNERSHIP, OK)),
    Route("/plannen/besloten-plan/doelen/minder-misdrijven", MISSING, for_=dict.fromkeys(WITHIN_PARTNERSHIP, OK)),
    Route(
        "/plannen/besloten-plan/doelen/minder-misdrijven/cijfers.csv",
        MISSING,
        for_=dict.fromkeys(WITHIN_PARTNERSHIP, OK),
    ),
    Route("/uitvoeringsplannen/besloten-jaar", MISSING, for_=dict.fromkeys(WITHIN_PARTNERSHIP, OK)),
    Route(
        "/uitvoeringsplannen/besloten-jaar/nakijken",
        MISSING,
        for_={RESIDENT: MOVED}
        | dict.fromkeys(WITHIN_PARTNERSHIP, REFUSED)
        | dict.fromkeys(("adviser", "coordinator"), OK),
        queries=22,
    ),
    Route(
        "/uitvoeringsplannen/besloten-jaar/maatregelen/inbraakscan", MISSING, for_=dict.fromkeys(WITHIN_PARTNERSHIP, OK)
    ),
)

NOWHERE = (
    "/plannen/bestaat-niet/plan.pdf",
    "/plannen/bestaat-niet", "/plannen/bestaat-niet/themas/x", f"{THREAD}/themas/x", f"{THREAD}/doelen/x",
    f"{THREAD}/doelen/op-gemak/cijfers.csv", "/uitvoeringsplannen/bestaat-niet", f"{YEAR}/maatregelen/x",
    "/gebieden/BT0009-nergens", "/gebieden/BT0009-nergens/cijfers.csv", f"{FIGURE}?gebied=BT0009",
    "/gebieden/GM9999-nergens", "/gebieden/GM9999-nergens/cijfers.csv", "/admin/", "/x",
    "/bronnen/brandweer", "/cijfers/geluk", "/cijfers/geluk/rangorde", "/gebieden/GM9999-nergens/wat-valt-op",
    f"{FIGURE}?gebied=GM9999", f"{FIGURE}/cijfers.exe?gebied=GM0342",
)  # fmt: skip
