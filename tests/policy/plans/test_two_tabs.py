"""One writer in two tabs keeps the words of both, as two writers do; and no restart loses any."""

import re
from html import unescape

import pytest
from django.core.cache import cache
from django.template import engines
from django.test import Client
from django.urls import clear_url_caches
from django.utils import timezone
from django_scopes import scopes_disabled

from ineen.ground.organisations.models import Person
from ineen.policy.plans import actions, queries
from ineen.policy.plans.models import TextDraft
from tests.policy.plans.scene import BY, TEXT
from tests.policy.plans.writers import PLAN, REASON, SOEST, acting, person, set_the_scene

pytestmark = pytest.mark.django_db(databases="__all__")
EDITOR = f"/schrijven/{PLAN}/tekst/plan/-/vision"
DRAFT = f"{EDITOR}/concept"
HERE, THERE = "Zoals ik het in dit tabblad zeg.", "Zoals ik het in het andere zeg."


class Tab:
    """An opened editor, as the browser keeps it."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.page = unescape(client.get(EDITOR).content.decode())
        self.hidden = {name: self._hidden(name) for name in ("based_on", "tab")}

    def _hidden(self, name: str) -> str:
        field = re.search(rf'<input type="hidden" name="{name}"[^>]*', self.page)
        assert field is not None
        value = re.search(r'value="([^"]*)"', field[0])
        assert value is not None
        return value[1]

    def types(self, text: str) -> str:
        return self.client.post(DRAFT, {"text": text, **self.hidden}).content.decode()

    def saves(self, text: str) -> None:
        assert self.client.post(EDITOR, {"text": text, **self.hidden}).status_code == 302


@pytest.fixture
def noor() -> Person:
    set_the_scene()
    return person("noor")


@pytest.fixture
def client(noor: Person) -> Client:
    client = Client()
    client.force_login(noor)
    return client


def kept() -> list[str]:
    with scopes_disabled():
        return [one for row in TextDraft.objects.all() for one in (row.text, row.other) if one]


def says() -> str:
    stored = queries.stored(BY, PLAN)
    assert stored is not None
    return stored.vision


def test_what_two_tabs_type_in_turns_is_kept_of_both(client: Client) -> None:
    one, two = Tab(client), Tab(client)
    for more in ("", " En meer.", " En nog meer."):
        assert "ander tabblad" not in one.types(HERE + more) or more
        assert "in een ander tabblad schreef u iets anders" in two.types(THERE + more)
        assert sorted(kept()) == sorted([HERE + more, THERE + more])
    shown = Tab(client).page
    assert "Beide zijn bewaard" in shown
    assert HERE in shown
    assert THERE in shown


def test_one_tab_alone_keeps_one_text_also_after_it_is_opened_again(client: Client) -> None:
    for text in (HERE, THERE):
        tab = Tab(client)
        tab.types("Zo begint het.")
        assert "ander tabblad" not in tab.types(text)
        assert kept() == [text]


def test_what_one_tab_puts_in_the_plan_leaves_what_the_other_wrote(client: Client) -> None:
    one, two = Tab(client), Tab(client)
    one.types(HERE)
    two.types(THERE)
    one.saves(HERE)
    assert says() == HERE
    assert kept() == [THERE]
    two.saves(THERE)
    assert says() == HERE, "the plan said something else than the second tab began from"
    assert "Bekijk de twee versies" in Tab(client).page
    assert kept() == []


def test_she_goes_on_with_the_other_text_and_loses_neither(client: Client) -> None:
    one, two = Tab(client), Tab(client)
    one.types(HERE)
    two.types(THERE)
    client.post(EDITOR, {"text": THERE, "doe": "wissel", **two.hidden})
    assert kept() == [HERE, THERE]
    client.post(EDITOR, {"doe": "weg"})
    client.post(EDITOR, {"doe": "terug"})
    assert kept() == [HERE, THERE]


def test_two_versions_are_shown_by_a_server_that_knows_only_the_database(client: Client, noor: Person) -> None:
    began = queries.digest(TEXT.themes[0].reason)
    for who, text in ((noor, HERE), (person("sam", at=SOEST), THERE)):
        actions.write_text(by=acting(who), now=timezone.now(), plan=PLAN, address=REASON, text=text, based_on=began)
    Tab(client).types("Nog niet af.")
    forget_all()
    again = Client()
    again.cookies = client.cookies
    choice = re.search(rf'href="(/schrijven/{PLAN}/versies/[^"]+)"', page_of(again, REASON.part))
    assert choice is not None
    both = unescape(again.get(choice[1]).content.decode())
    assert "Zoals ik het in" in both
    for word in ("dit", "het andere"):
        assert word in both
    assert "Nog niet af." in unescape(again.get(EDITOR).content.decode())


def page_of(client: Client, theme: str) -> str:
    return client.get(f"/schrijven/{PLAN}/tekst/theme/{theme}/reason").content.decode()


def forget_all() -> None:
    """What a process keeps, and a new one does not have."""
    cache.clear()
    clear_url_caches()
    for loader in engines["django"].engine.template_loaders:  # type: ignore[attr-defined]
        loader.reset()
