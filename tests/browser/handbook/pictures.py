"""Each picture of the handbook: who looks, where, what must stand there, and what the picture points at.

This list is the record that `script/screenshots --check` holds the pages to: a page that lost its heading, or the thing
a reader is told to press, is found before the handbook lies.
"""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page

RESIDENT = ""
DRAFT, DECIDED = "/schrijven/waterkant-jeugd", "/besluiten/waterkant-digitaal"
PLAN = "/plannen/waterkant-2025-2028"
SUBMIT = "main form button[type=submit]"


def _stay(_page: Page) -> None:
    """The picture is of the page as it opens."""


@dataclass(frozen=True)
class Picture:
    """`who` is a person of the demonstration, as before the @, or nobody.

    `framed` is the selector of what the picture points at (may be none), `shows` are those of what else must be there.
    """

    name: str
    who: str
    path: str
    heading: str
    framed: str = ""
    shows: tuple[str, ...] = ()
    steps: Callable[[Page], None] = _stay
    high: int = 800


def _type(page: Page) -> None:
    """Write, and look how it becomes: the first two steps of the page about texts."""
    page.locator("textarea").fill(
        "In 2028 groeit elk kind in de Waterkant veilig op: **thuis**, op straat en online.\n\n"
        "- Wie hulp nodig heeft, krijgt een vaste begeleider.\n- Jongeren praten mee over hun buurt.\n"
    )
    page.get_by_role("button", name="Voorbeeld").click()
    page.locator("main strong", has_text="thuis").wait_for()


PICTURES = (
    Picture(
        name="inloggen",
        who=RESIDENT,
        path="/inloggen",
        heading="Inloggen",
        framed="section[aria-labelledby=bekijk-als]",
        shows=("input[type=password]", "text=Wachtwoord vergeten?"),
        high=1000,
    ),
    Picture(
        name="mijn-werk",
        who="griffier",
        path="/mijn-werk",
        heading="Mijn werk",
        framed=f"main a[href^='{DECIDED}']",
        shows=("text=Wacht op u", "text=Veranderd door anderen", "text=Termijnen"),
    ),
    Picture(
        name="cijfers",
        who="analist",
        path="/bronnen/aanleveren",
        heading="Cijfers aanleveren",
        framed=SUBMIT,
        shows=("input[type=file]", "text=Waar haalt u de bestanden?"),
    ),
    Picture(
        name="cijfer-kaart",
        who=RESIDENT,
        path="/cijfers/misdrijven?gebied=GM9901&vergelijk=buurten",
        heading="Geregistreerde misdrijven, totaal",
        framed=".valuemap > svg",
        shows=("h2:has-text('Op de kaart')", "text=Door de tijd, gebied voor gebied", "text=De kleur laat zien"),
        high=1400,
    ),
    Picture(
        name="opzet",
        who="adviseur",
        path=DRAFT,
        heading="Jeugd en veiligheid 2027–2028",
        framed="main a[href$=nakijken]",
        shows=("text=Wat nog ontbreekt", "text=Neem over uit een startset", "text=ongedaan maken", "text=+ thema"),
    ),
    Picture(
        name="startset",
        who="adviseur",
        path=f"{DRAFT}/startsets/digitale-veiligheid",
        heading="Digitale veiligheid en weerbaarheid",
        framed="main input[type=checkbox]",
        shows=("text=Neem over wat is aangevinkt",),
    ),
    Picture(
        name="tekst",
        who="adviseur",
        path=f"{DRAFT}/tekst/plan/-/vision",
        heading="Visie",
        framed="main button:has-text('Zet in het plan')",
        shows=("text=Zo komt de tekst op de bladzijde te staan", "text=Concept bewaard om"),
        steps=_type,
        high=1120,
    ),
    Picture(
        name="dossier",
        who="coordinator",
        path=DECIDED,
        heading="Digitaal weerbaar 2027–2028",
        framed="main table",
        shows=("text=Dien in bij het college", "text=Leg een embargo", "text=Vergelijk twee versies"),
        high=1000,
    ),
    Picture(
        name="besluit",
        who="griffier",
        path=f"{DECIDED}/gemeenten/GM9902/vaststellen",
        heading="Leg vast: vastgesteld",
        framed=SUBMIT,
        shows=("text=Besloten op", "text=Vindplaats"),
    ),
    Picture(
        name="logboek",
        who="privacy",
        path="/logboek",
        heading="Logboek",
        framed="main form",
        shows=("text=Gegevens van een persoon verstrekken",),
        high=1000,
    ),
    Picture(
        name="uitnodigen",
        who="beheerder",
        path="/uitnodigingen/nieuw",
        heading="Nodig iemand uit",
        framed=SUBMIT,
        high=1000,
    ),
    Picture(
        name="plan",
        who=RESIDENT,
        path=PLAN,
        heading="Integraal Veiligheidsplan Waterkant 2025–2028",
        shows=("nav.thread", "text=Download als PDF"),
    ),
    Picture(
        name="doel",
        who=RESIDENT,
        path=f"{PLAN}/doelen/minder-woninginbraken",
        heading="Minder woninginbraken, en mensen die er iets tegen kunnen doen",
        framed=".chart",
        shows=("text=Marge (95%)", "text=Download deze cijfers (CSV)"),
        high=1120,
    ),
)
