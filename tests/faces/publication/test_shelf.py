"""Pages in memory: bounded in bytes and number, of one version, for a minute."""

import pytest

from ineen.faces.publication.web import shelf as shelf_module
from ineen.faces.publication.web.shelf import Address, Page, Shelf

PAGE = Page(b"x" * 8_000, {})


def address(path: str) -> Address:
    return ("http", "een.test", path)


def filled(*paths: str, room: int = 100_000) -> Shelf:
    shelf = Shelf(room)
    shelf.find("1", address("/"))
    for path in paths:
        shelf.keep("1", address(path), PAGE)
    return shelf


def standing(shelf: Shelf, *paths: str, version: str = "1") -> list[str]:
    return [path for path in paths if shelf.find(version, address(path))]


def test_what_is_kept_is_found_under_its_own_address() -> None:
    shelf = filled("/a")
    assert shelf.find("1", address("/a")) == PAGE
    assert shelf.find("1", address("/b")) is None
    assert shelf.find("1", ("https", "een.test", "/a")) is None
    assert shelf.find("1", ("http", "twee.test", "/a")) is None


def test_another_version_empties_the_shelf() -> None:
    shelf = filled("/a")
    assert standing(shelf, "/a", version="2") == []
    assert standing(shelf, "/a") == []


def test_a_page_that_was_made_for_a_version_that_has_passed_is_not_kept() -> None:
    shelf = filled()
    shelf.find("2", address("/a"))
    shelf.keep("1", address("/a"), PAGE)
    assert standing(shelf, "/a", version="2") == []


def test_what_was_asked_for_longest_ago_goes_first() -> None:
    shelf = filled(*(f"/{number}" for number in range(10)))
    assert standing(shelf, "/0")
    shelf.keep("1", address("/10"), PAGE)
    assert standing(shelf, "/0", "/1", "/10") == ["/0", "/10"]


def test_there_are_never_more_bytes_or_pages_than_agreed(monkeypatch: pytest.MonkeyPatch) -> None:
    paths = [f"/{number}" for number in range(50)]
    assert len(standing(filled(*paths), *paths)) == 10
    assert len(standing(filled(*["/a"] * 50), *paths, "/a")) == 1
    monkeypatch.setattr(shelf_module, "MOST_PAGES", 4)
    assert len(standing(filled(*paths), *paths)) == 4


def test_a_page_that_would_push_out_the_others_is_not_kept() -> None:
    shelf = filled("/a")
    shelf.keep("1", address("/groot"), Page(b"x" * 20_000, {}))
    assert standing(shelf, "/a", "/groot") == ["/a"]


def test_a_page_stands_a_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [100.0]
    monkeypatch.setattr(shelf_module, "monotonic", lambda: clock[0])
    shelf = filled("/a")
    clock[0] += 59
    assert standing(shelf, "/a")
    clock[0] += 2
    assert standing(shelf, "/a") == []
