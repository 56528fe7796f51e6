"""A bounded number of pages in the memory of this process, all of one publication version."""

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock
from time import monotonic

MOST_PAGES = 5_000
MOST_SECONDS = 60.0  # what time by itself changes on a page is seen within a minute
LARGEST_PART = 8  # no page takes more than this part of the shelf
AROUND_A_PAGE = 2_000  # bytes of headers, address and bookkeeping

Address = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it was sent: its bytes and the headers that it has for everybody."""

    body: bytes
    headers: dict[str, str]


class Shelf:
    """Pages by address (scheme, host, path). When it is full, what was asked for longest ago goes."""

    def __init__(self, most_bytes: int) -> None:
        self._most_bytes = most_bytes
        self._lock = Lock()
        self._pages: OrderedDict[Address, tuple[float, Page]] = OrderedDict()
        self._bytes = 0
        self._version = ""

    def find(self, version: str, address: Address) -> Page | None:
        """The page of that address in that version; None where there is none, or it stood here too long."""
        with self._lock:
            self._turn_to(version)
            until, page = self._pages.get(address, (0.0, None))
            if page is None or until < monotonic():
                return None
            self._pages.move_to_end(address)
            return page

    def keep(self, version: str, address: Address, page: Page) -> None:
        """Keep a page that was made for a version; one of another version than the last asked for is left out."""
        size = _size(page)
        if size > self._most_bytes // LARGEST_PART:
            return
        with self._lock:
            if version != self._version:
                return
            self._drop(address)
            self._pages[address] = monotonic() + MOST_SECONDS, page
            self._bytes += size
            while self._bytes > self._most_bytes or len(self._pages) > MOST_PAGES:
                self._drop(next(iter(self._pages)))

    def _turn_to(self, version: str) -> None:
        if version != self._version:
            self._pages.clear()
            self._bytes, self._version = 0, version

    def _drop(self, address: Address) -> None:
        _, page = self._pages.pop(address, (0.0, None))
        self._bytes -= _size(page) if page else 0


def _size(page: Page) -> int:
    return len(page.body) + AROUND_A_PAGE
