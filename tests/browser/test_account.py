"""Coming in as people do: by the link in a mail, with a second step, and by invitation; and what is kept of oneself."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.hands import PHONE, press, write
from tests.faces.account.codes import code_of
from tests.helpers.account import FORGETFUL, INVITED, LINKS

pytestmark = [pytest.mark.browser, pytest.mark.django_db(databases="__all__")]
PASSWORD = "een lange zin van mij alleen"
EMAIL = f"{FORGETFUL}@voorbeeld.test"


@pytest.fixture
def elsewhere(browser: Browser) -> BrowserContext:
    return browser.new_context(locale="nl-NL", viewport=PHONE)


def sign_in(page: Page, site: str) -> None:
    page.goto(f"{site}/inloggen")
    write(page, "E-mailadres", EMAIL)
    write(page, "Wachtwoord", PASSWORD)
    press(page, "Inloggen")
    expect(page.get_by_role("heading", level=1, name="Code invullen")).to_be_visible()


def enter(page: Page, code: str) -> None:
    write(page, "Code", code)
    press(page, "Inloggen")
    expect(page.get_by_role("heading", level=1, name="Mijn werk")).to_be_visible()


def test_from_a_forgotten_password_to_a_second_step_and_another_device(
    page: Page, elsewhere: BrowserContext, site: str
) -> None:
    page.goto(site + LINKS[FORGETFUL])
    write(page, "Nieuw wachtwoord", PASSWORD)
    write(page, "Nog een keer", PASSWORD)
    press(page, "Bewaar wachtwoord")
    expect(page.get_by_text("Log nu in met het nieuwe wachtwoord.")).to_be_visible()
    write(page, "E-mailadres", EMAIL)
    write(page, "Wachtwoord", PASSWORD)
    press(page, "Inloggen")
    expect(page.get_by_role("heading", level=1, name="Mijn werk")).to_be_visible()

    page.goto(f"{site}/profiel/tweede-stap")
    secret = (page.locator("code.key").text_content() or "").replace(" ", "")
    write(page, "Code", code_of(secret))
    write(page, "Uw wachtwoord nu", PASSWORD)
    press(page, "Zet aan")
    expect(page.get_by_role("heading", level=1, name="Herstelcodes")).to_be_visible()
    recovery = page.locator("code.key").all_text_contents()
    press(page, "Ik heb ze bewaard")
    expect(page.get_by_text("U hebt nog 10 herstelcodes.")).to_be_visible()

    other = elsewhere.new_page()
    sign_in(other, site)
    write(other, "Code", "000000")
    press(other, "Inloggen")
    expect(other.get_by_role("alert")).to_be_visible()
    write(other, "Code", recovery[0])
    press(other, "Inloggen")
    expect(other.get_by_role("heading", level=1, name="Mijn werk")).to_be_visible()

    page.goto(f"{site}/profiel/sessies")
    expect(page.get_by_text("Op dit apparaat, en op 1 ander.")).to_be_visible()
    press(page, "Log daar uit")
    expect(page.get_by_text("Op dat apparaat bent u uitgelogd.")).to_be_visible()
    other.goto(f"{site}/mijn-werk")
    expect(other.get_by_role("heading", level=1, name="Inloggen")).to_be_visible()
    sign_in(other, site)
    enter(other, code_of(secret, later=1))
    elsewhere.close()


def test_who_was_invited_makes_her_account(page: Page, site: str) -> None:
    page.set_viewport_size(PHONE)
    page.goto(site + LINKS[INVITED])
    expect(page.get_by_label("Uw naam", exact=True)).to_have_value("Genodigd Voorbeeld")
    write(page, "Nieuw wachtwoord", "te kort")
    write(page, "Nog een keer", "te kort")
    press(page, "Maak account")
    expect(page.get_by_role("alert")).to_be_visible()
    write(page, "Nieuw wachtwoord", PASSWORD)
    write(page, "Nog een keer", PASSWORD)
    press(page, "Maak account")
    expect(page.get_by_role("heading", level=1)).to_contain_text(re.compile("Genodigd Voorbeeld|Tweede stap"))
    page.goto(site + LINKS[INVITED])
    expect(page.get_by_role("heading", level=1)).not_to_contain_text("Maak uw account")


def test_one_reads_and_takes_along_what_is_kept_of_oneself(
    page_of: Callable[[str], Page], site: str, tmp_path: Path
) -> None:
    page = page_of("adviser")
    page.goto(f"{site}/profiel")
    press(page, "Alles wat Ineen over u bewaart")
    expect(page.get_by_role("heading", level=1, name="Wat Ineen over u bewaart")).to_be_visible()
    with page.expect_download() as coming:
        press(page, "Neem alles mee (ZIP)")
    coming.value.save_as(tmp_path / "alles.zip")
    with ZipFile(tmp_path / "alles.zip") as packed:
        everything = json.loads(packed.read("alles.json"))
    assert [row["email"] for row in everything["organisations.Person"]] == ["adviser@voorbeeld.test"]
