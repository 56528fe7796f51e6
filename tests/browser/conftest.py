"""Chromium and a site with something on it, once per run; a page of one's own for each test."""

import os
from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer
from pytest_django.plugin import DjangoDbBlocker

from tests.browser.members import SCENES, session_of
from tests.browser.pages import ARGUMENTS
from tests.helpers.public_site import count_in_the_invented_municipality, draw_an_invented_municipality, publish
from tests.helpers.whole_thread import add_whole_thread
from tests.lanes import chromium
from tests.people import Cast, make_cast

# playwright keeps an event loop in this thread, in which Django would refuse to touch the database
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
# what is waited for comes as soon as it is there; the limit only tells how slow a machine may be
expect.set_options(timeout=20_000)


@pytest.fixture(scope="session")
def cast(django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory) -> Cast:
    """The people of the site, with what each room sets up for its own pages."""
    with django_db_blocker.unblock():
        publish(tmp_path_factory.mktemp("site"))
        draw_an_invented_municipality()
        count_in_the_invented_municipality()
        add_whole_thread()
        people = make_cast()
        for scene in SCENES:
            scene(people)
        return people


@pytest.fixture(scope="session")
def sessions(cast: Cast, django_db_blocker: DjangoDbBlocker) -> dict[str, str]:
    """A session of each of the cast, made before any test: what a test writes, the server does not see."""
    with django_db_blocker.unblock():
        return {part: session_of(cast, part) for part in cast.people}


@pytest.fixture(scope="session")
def site(cast: Cast, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """The address of a running site. Its rows stay for the whole run: tests of single pages only read."""
    with django_db_blocker.unblock():
        server = LiveServer("localhost")
        yield server.url
        server.stop()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium(), args=list(ARGUMENTS))
        yield opened
        opened.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(locale="nl-NL")
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture
def page_of(browser: Browser, site: str, sessions: dict[str, str]) -> Iterator[Callable[[str], Page]]:
    """A page for one of the cast, signed in: `page_of("adviser")`. Each call is a browser of its own."""
    opened: list[BrowserContext] = []

    def open_for(part: str) -> Page:
        context = browser.new_context(locale="nl-NL")
        opened.append(context)
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": sessions[part], "url": site}])
        return context.new_page()

    yield open_for
    for context in opened:
        context.close()
