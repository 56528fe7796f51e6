"""A plan is walked from an empty page to five councils, by the people who do it and by its pages alone.

An adviser takes a starter set and edits a goal; a colleague from another municipality edits the same text; the colleges
submit; three councils adopt, one of them with an amendment; then everybody reads who adopted what and when.
"""

import re
from collections.abc import Callable

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from ineen.ground.ui.formats import day
from tests.browser.hands import PHONE, WIDE, fill_text, look, open_text, words_seen, write_text
from tests.helpers.councils import EPE, HATTEM, HEERDE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(databases="__all__")]
TITLE, SLUG = "Samen veilig aan de bosrand", "bosrand-samen-veilig"
SET = "Overlast en woonoverlast"
THEME, WRITING = "overlast-en-woonoverlast", f"/schrijven/{SLUG}"
GOAL = "Wie overlast meldt, hoort binnen vijf werkdagen wat ermee gebeurt."
SHARPER = "Wie overlast meldt, hoort binnen drie werkdagen wat ermee gebeurt."
OF_HATTEM = "Meldingen komen op zes plekken binnen, en niemand belt terug."
OF_HEERDE = "Meldingen komen op veel plekken binnen, en in het weekend belt niemand terug."
SETTLED = "Meldingen komen op zes plekken binnen, en in het weekend belt niemand terug."
JOINT, OWN = "Wij spreken eerst met beide buren.", "Wij spreken in Epe altijd met de hele straat."
REASON = "De raad wil dat ook de buren gehoord worden."
TOWNS = {HATTEM: "Hattem", HEERDE: "Heerde", EPE: "Epe"}
Opens = Callable[[str], Page]


@pytest.fixture
def as_(page_of: Opens, site: str) -> Opens:
    """The page of one of the scene, the same one each time, on a desk; a complaint of the browser fails the test."""
    opened: dict[str, Page] = {}

    def open_for(part: str) -> Page:
        if part not in opened:
            page = opened[part] = page_of(part)
            page.set_viewport_size(WIDE)
            page.on("pageerror", lambda error: pytest.fail(f"{part}: {error}"))
            page.goto(f"{site}/mijn-werk")
        return opened[part]

    return open_for


@pytest.fixture
def visitor(page: Page) -> Page:
    """Somebody who is not signed in."""
    page.set_viewport_size(WIDE)
    return page


def test_from_a_starter_set_to_three_of_five_councils(as_: Opens, visitor: Page, site: str) -> None:
    begin_and_take_what_fits(as_("adviser-hattem"), site)
    edit_the_goal(as_("adviser-hattem"))
    both_edit_the_same_text(as_("adviser-hattem"), as_("adviser-heerde"), site)
    the_colleague_decides(as_("adviser-heerde"), as_("adviser-hattem"))
    nothing_is_seen_of_the_draft(visitor, site)
    for code, name in TOWNS.items():
        submit(as_(f"adviser-{name.lower()}"), code, site)
    offer_to_the_councils(as_, site)
    adopt(as_("griffier-hattem"), HATTEM, site)
    adopt(as_("griffier-heerde"), HEERDE, site)
    amend(as_("griffier-epe"), site)
    nothing_is_seen_of_the_draft(visitor, site)
    the_dossier_tells_where_it_lies(as_("griffier-epe"), site)
    publish(as_("adviser-hattem"), site)
    everybody_reads_who_adopted_what(visitor, site)
    each_municipality_has_her_own_text(visitor, site)
    on_a_phone_too(visitor, site)


def begin_and_take_what_fits(page: Page, site: str) -> None:
    page.get_by_role("link", name="Schrijven", exact=True).first.click()
    page.get_by_role("link", name="Begin een plan").first.click()
    page.get_by_label("Titel", exact=True).fill(TITLE)
    page.get_by_label("Adres", exact=True).fill(SLUG)
    page.get_by_label("Eerste dag").fill("2027-01-01")
    page.get_by_label("Laatste dag").fill("2030-12-31")
    look(page, "01-begin")
    page.get_by_role("button", name="Begin dit plan").click()
    expect(page.get_by_text("Uw plan is begonnen. Alleen het samenwerkingsverband ziet het.")).to_be_visible()
    look(page, "02-startsets")
    page.get_by_role("link", name=SET).click()
    page.get_by_label(GOAL).check()
    page.get_by_label("Buurtbemiddeling als eerste stap").check()
    page.get_by_label("Woningcorporatie").check()
    page.get_by_label("Gewicht van een nieuw thema").select_option(label="prioriteit")
    look(page, "03-startset")
    page.get_by_role("button", name="Neem over wat is aangevinkt").click()
    expect(page.get_by_role("link", name=SET)).to_be_visible()
    expect(page.get_by_role("link", name=GOAL)).to_be_visible()
    expect(page.get_by_text("Minder meldingen van overlast door alcohol en drugs.")).to_have_count(0)  # was not ticked
    expect(page.get_by_role("button", name="Ongedaan maken", exact=True)).to_be_visible()
    look(page, "04-opzet")


def edit_the_goal(page: Page) -> None:
    page.get_by_role("link", name=GOAL).click()
    look(page, "05-doel")
    write_text(page, "Doel", GOAL, SHARPER)
    page.get_by_role("link", name=SET).first.click()
    write_text(page, "Aanpak op hoofdlijnen", None, JOINT)
    look(page, "06-thema")


def both_edit_the_same_text(first: Page, second: Page, site: str) -> None:
    second.goto(f"{site}{WRITING}")
    second.get_by_role("link", name=SHARPER).click()
    first.get_by_role("link", name=SHARPER).click()
    open_text(second, "Oorzaak")
    open_text(first, "Oorzaak")  # neither knows of the other
    fill_text(second, "Oorzaak", OF_HEERDE)
    expect(second.get_by_text("Bewaard in het plan")).to_be_visible()
    fill_text(first, "Oorzaak", OF_HATTEM)
    expect(first.get_by_role("heading", name="Twee versies: Oorzaak")).to_be_visible()
    _both_are_there(first)
    first.reload()
    _both_are_there(first)
    look(first, "07-twee-versies")


def the_colleague_decides(page: Page, other: Page) -> None:
    page.reload()
    expect(page.locator("#main, main").first).to_contain_text(OF_HEERDE)
    page.get_by_role("link", name="Van deze tekst is nog een andere versie").click()
    look(page, "08-tekst-met-twee-versies")
    page.get_by_role("link", name="Bekijk de twee versies").click()
    _both_are_there(page)
    page.get_by_label("Of voeg ze samen").fill(SETTLED)
    page.get_by_role("button", name="Zet de samengevoegde tekst in het plan").click()
    expect(page.get_by_text("Gekozen. De andere versie blijft in de geschiedenis staan.")).to_be_visible()
    look(page, "09-gekozen")
    other.reload()
    expect(other.get_by_text("Hierover is beslist door")).to_be_visible()
    _both_are_there(other)


def nothing_is_seen_of_the_draft(visitor: Page, site: str) -> None:
    for path in (f"/plannen/{SLUG}", f"/plannen/{SLUG}/themas/{THEME}"):
        answer = visitor.goto(f"{site}{path}")
        assert answer is not None
        assert answer.status == 404
        expect(visitor.get_by_text(TITLE)).to_have_count(0)
    for path in ("/plannen", "/plannen/feed.atom", "/gebieden/GM0244-hattem", "/zoeken?zoek=bosrand"):
        found = visitor.request.get(f"{site}{path}")
        assert found.ok
        assert TITLE not in found.text()
    visitor.goto(f"{site}/besluiten/{SLUG}")
    expect(visitor.get_by_text(TITLE)).to_have_count(0)


def submit(page: Page, code: str, site: str) -> None:
    name = TOWNS[code]
    page.goto(f"{site}/besluiten")
    page.get_by_role("link", name=TITLE, exact=True).first.click()
    look(page, f"10-dossier-{name}")
    page.get_by_role("link", name=name, exact=True).first.click()
    page.get_by_role("link", name="Dien in bij het college").click()
    look(page, f"11-indienen-{name}")
    page.get_by_role("button", name="Dien in bij het college").click()
    expect(page.get_by_text(f"Dien in bij het college, {name}: vastgelegd.")).to_be_visible()
    expect(page.get_by_text(f"De opstellers dienden het plan in bij het college op {_today()}.")).to_be_visible()


def offer_to_the_councils(as_: Opens, site: str) -> None:
    for code in (HATTEM, EPE):
        _decide(as_(f"mayor-{TOWNS[code].lower()}"), code, site, "Bied aan de raad aan")
    page = as_("coordinator-hattem")
    _open_step(page, HEERDE, site, "Bied aan de raad aan")
    page.get_by_label("Besloten op").fill(timezone.localdate().isoformat())
    page.get_by_role("button", name="Bied aan de raad aan").click()
    expect(page.get_by_role("alert").first).to_contain_text("Noem de bron.")
    look(page, "12-bron-ontbreekt")
    page.get_by_label("Bron").fill("besluitenlijst van het college")
    page.get_by_role("button", name="Bied aan de raad aan").click()
    expect(page.get_by_text("Vastgelegd namens Heerde, bron: besluitenlijst van het college.")).to_be_visible()
    look(page, "13-namens")


def adopt(page: Page, code: str, site: str) -> None:
    _decide(page, code, site, "Leg vast: vastgesteld")
    expect(page.get_by_text(f"De raad van {TOWNS[code]} stelde het plan vast op {_today()}.")).to_be_visible()


def amend(page: Page, site: str) -> None:
    _open_step(page, EPE, site, "Leg vast: vastgesteld met amendement")
    look(page, "14-amendement-leeg")
    page.get_by_label("Kies een tekst van het plan").select_option(label=f"Thema {SET}: aanpak op hoofdlijnen")
    page.get_by_role("button", name="Voeg toe").click()
    expect(page.get_by_label("De tekst wordt")).to_have_value(JOINT)
    page.get_by_label("De tekst wordt").fill(OWN)
    page.get_by_label("Waarom de raad dit wijzigde").fill(REASON)
    page.get_by_label("Besloten op").fill(timezone.localdate().isoformat())
    look(page, "15-amendement")
    page.get_by_role("button", name="Leg vast: vastgesteld met amendement").click()
    expect(page.get_by_text("Gewijzigd vastgesteld in Epe.")).to_be_visible()
    expect(page.get_by_text(f"De raad van Epe stelde het plan gewijzigd vast op {_today()}.")).to_be_visible()
    look(page, "16-gemeente")


def the_dossier_tells_where_it_lies(page: Page, site: str) -> None:
    page.goto(f"{site}/besluiten/{SLUG}")
    expect(page.get_by_text("Vastgesteld in 3 van 5 gemeenten.")).to_be_visible()
    route = page.get_by_role("table", name="Waar het plan ligt").get_by_role("row")
    expect(route.filter(has_text="Epe")).to_contain_text(f"gewijzigd vastgesteld {_today()}")
    expect(route.filter(has_text="Nunspeet")).to_contain_text("nog niet ingediend")
    expect(page.get_by_text(f"Epe koos een eigen tekst op {_today()}. Reden: {REASON}")).to_be_visible()
    look(page, "17-dossier")


def publish(page: Page, site: str) -> None:
    page.goto(f"{site}/besluiten/{SLUG}")
    page.get_by_role("link", name="Maak openbaar").click()
    page.get_by_label("Voor iedereen te zien vanaf").fill(f"{timezone.localtime():%Y-%m-%dT%H:%M}")
    look(page, "18-openbaar")
    page.get_by_role("button", name="Maak openbaar").click()
    expect(page.get_by_text("Maak openbaar: vastgelegd.")).to_be_visible()


def everybody_reads_who_adopted_what(visitor: Page, site: str) -> None:
    visitor.wait_for_timeout(1100)  # the publication version is asked once a second
    visitor.goto(f"{site}/plannen")
    visitor.get_by_role("link", name=TITLE).click()
    expect(visitor.get_by_role("link", name="vastgesteld in 3 van 5")).to_be_visible()
    rows = visitor.get_by_role("table", name="Besluit per gemeenteraad").get_by_role("row")
    for name in ("Hattem", "Heerde"):
        expect(rows.filter(has_text=name)).to_have_text(re.compile(rf"{name}\s+vastgesteld\s+{_today()}"))
    expect(rows.filter(has_text="Epe")).to_contain_text("gewijzigd vastgesteld")
    expect(rows.filter(has_text="Epe")).to_contain_text(f"Thema {SET}: aanpak op hoofdlijnen")
    expect(rows.filter(has_text="Epe")).to_contain_text(_today())
    for name in ("Nunspeet", "Oldebroek"):
        expect(rows.filter(has_text=name)).to_contain_text("nog geen besluit")
    look(visitor, "20-plan")
    visitor.get_by_role("link", name=SET).first.click()
    expect(visitor.get_by_text(JOINT)).to_be_visible()
    expect(visitor.locator("#eigen")).to_contain_text(OWN)
    look(visitor, "21-thema")
    visitor.get_by_role("link", name=SHARPER).click()
    expect(visitor.get_by_text(SETTLED)).to_be_visible()
    for gone in (OF_HATTEM, OF_HEERDE, OWN):
        expect(visitor.get_by_text(gone)).to_have_count(0)
    look(visitor, "22-doel")


def each_municipality_has_her_own_text(visitor: Page, site: str) -> None:
    visitor.goto(f"{site}/plannen/{SLUG}")
    rows = visitor.get_by_role("table", name="Besluit per gemeenteraad").get_by_role("row")
    rows.filter(has_text="Epe").get_by_role("link", name="Epe").click()
    expect(visitor.get_by_text(f"Besluit van de raad van Epe: gewijzigd vastgesteld op {_today()}.")).to_be_visible()
    expect(visitor.get_by_role("heading", name="Wat de raad van Epe anders koos")).to_be_visible()
    expect(visitor.get_by_text(OWN)).to_be_visible()
    look(visitor, "23-epe")
    for name, code in (("Hattem", HATTEM), ("Heerde", HEERDE)):
        visitor.goto(f"{site}/gebieden/{code}-{name.lower()}")
        expect(visitor.get_by_text(f"Besluit van de raad van {name}: vastgesteld op {_today()}.")).to_be_visible()
        expect(visitor.get_by_text(OWN)).to_have_count(0)
        expect(visitor.get_by_text("anders koos")).to_have_count(0)
    look(visitor, "24-heerde")
    visitor.goto(f"{site}/gebieden/GM0302-nunspeet")
    expect(visitor.get_by_role("link", name=TITLE).first).to_be_visible()
    expect(visitor.get_by_text("Besluit van de raad")).to_have_count(0)


def on_a_phone_too(visitor: Page, site: str) -> None:
    visitor.set_viewport_size(PHONE)
    visitor.goto(f"{site}/plannen/{SLUG}")
    visitor.get_by_role("link", name="vastgesteld in 3 van 5").click()
    rows = visitor.get_by_role("table", name="Besluit per gemeenteraad").get_by_role("row")
    expect(rows.filter(has_text="Epe")).to_be_in_viewport()
    assert visitor.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def _both_are_there(page: Page) -> None:
    """Each version whole, with whose it is."""
    sides = page.locator(".versions > section")
    for side, whose, text in ((sides.nth(0), "Heerde", OF_HEERDE), (sides.nth(1), "Hattem", OF_HATTEM)):
        expect(side).to_contain_text(f"adviseur veiligheid, {whose}, {_today()}")
        assert words_seen(side.locator(".compared")) == text


def _open_step(page: Page, code: str, site: str, label: str) -> None:
    page.goto(f"{site}/besluiten/{SLUG}")
    page.get_by_role("link", name=TOWNS[code], exact=True).first.click()
    page.get_by_role("link", name=label, exact=True).click()


def _decide(page: Page, code: str, site: str, label: str) -> None:
    _open_step(page, code, site, label)
    page.get_by_label("Besloten op").fill(timezone.localdate().isoformat())
    look(page, f"19-{label.split(maxsplit=1)[0]}-{code}")
    page.get_by_role("button", name=label, exact=True).click()
    expect(page.get_by_text(f"{label}, {TOWNS[code]}: vastgelegd.")).to_be_visible()


def _today() -> str:
    return day(timezone.localdate())
