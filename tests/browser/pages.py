"""Every public page by name, as the browser lane and the screenshots visit it."""

PLAN = "/plannen/bes-2023-2026"
THREAD, YEAR = "/plannen/tweestroom-2024-2027", "/uitvoeringsplannen/tweestroom-2025"
PAGES = {
    "start": "/",
    "plannen": "/plannen",
    "plan": PLAN,
    "plan-hele-draad": THREAD,
    "thema": f"{THREAD}/themas/veilig-wonen",
    "thema-nagebouwd": f"{PLAN}/themas/ondermijning",
    "doel": f"{THREAD}/doelen/minder-misdrijven",
    "doel-zonder-indicator": f"{THREAD}/doelen/op-gemak",
    "doel-zonder-cijfers": f"{THREAD}/doelen/minder-drugshandel",
    "doel-nagebouwd": f"{PLAN}/doelen/net-zo-gewoon",
    "uitvoeringsplan": YEAR,
    "uitvoeringsplan-gekozen": f"{YEAR}?gemeente=GM0342&zoek=scan",
    "uitvoeringsplan-niets": f"{YEAR}?zoek=qqqq",
    "maatregel": f"{YEAR}/maatregelen/buurtpreventie",
    "gebieden": "/gebieden",
    "gebieden-gezocht": "/gebieden?zoek=soest",
    "gebieden-niets": "/gebieden?zoek=qqqq",
    "gemeente": "/gebieden/GM0342-soest",
    "gemeente-zonder-cijfers": "/gebieden/GM0820-nuenen-gerwen-en-nederwetten",
    "gemeente-lange-naam": "/gebieden/GM0518-s-gravenhage",
    "gemeente-met-kaart": "/gebieden/GM9901-rietdam",
    "basisteam": "/gebieden/BT0001-eemland",
    "cijfer-van-basisteam": "/cijfers/misdrijven?gebied=BT0001",
    "wijk": "/gebieden/WK034201-wijk-01-t-hart-soestdijk",
    "buurt": "/gebieden/BU03420102-t-hart",
    "wat-valt-op": "/gebieden/GM0342-soest/wat-valt-op",
    "cijfers": "/cijfers",
    "cijfer-kiezen": "/cijfers/misdrijven",
    "cijfer": "/cijfers/misdrijven?gebied=GM0342",
    "cijfer-naast-anderen": "/cijfers/misdrijven?gebied=GM0342&vergelijk=verband",
    "cijfer-op-de-kaart": "/cijfers/misdrijven?gebied=GM9901&vergelijk=buurten",
    "rangorde": "/cijfers/misdrijven/rangorde?gebied=GM0342",
    "cijfer-niet-gevonden": "/cijfers/geluk",
    "zoeken": "/zoeken?zoek=ondermijning",
    "zoeken-niets": "/zoeken?zoek=qqqq",
    "bronnen": "/bronnen",
    "vrijgaven": "/vrijgaven",
    "bron": "/bronnen/politie-47013",
    "bron-zonder-leveringen": "/bronnen/politie-47018",
    "inloggen": "/inloggen",
    "wachtwoord-vergeten": "/wachtwoord-vergeten",
    "wachtwoord-gevraagd": "/wachtwoord-vergeten/gevraagd",
    "wachtwoord-verlopen": "/wachtwoord-vergeten/nieuw",
    "uitnodiging-verlopen": "/uitnodiging/niet-goed",
    "niet-gevonden": "/plannen/bestaat-niet",
}
MISSING = {"niet-gevonden", "cijfer-niet-gevonden", "uitnodiging-verlopen"}
# the pages that residents read and print
FOR_RESIDENTS = (
    "plan-hele-draad", "thema", "doel", "uitvoeringsplan", "maatregel", "gemeente", "buurt", "cijfer", "wat-valt-op",
    "bronnen", "bron",
)  # fmt: skip
WITH_THREAD = ("plan", "thema", "doel", "uitvoeringsplan", "maatregel")
WIDTHS = {"breed": (1280, 800), "telefoon": (375, 740)}

# Debian's Chromium without a screen, and without calls home
ARGUMENTS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
