"""Every page behind the login, wide and on a phone: readable for everybody, whole, and without a complaint."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.members import MEMBER_PAGES
from tests.browser.whole import check_page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(databases="__all__")]


@pytest.mark.parametrize("name", MEMBER_PAGES)
def test_a_page_is_whole_and_for_everybody(page_of: Callable[[str], Page], site: str, name: str) -> None:
    part, path = MEMBER_PAGES[name]
    check_page(page_of(part), site + path)
