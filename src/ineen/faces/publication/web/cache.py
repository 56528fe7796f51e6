"""Pages that are the same for everybody are made once per publication version, and answered from memory until then.

Only what `public_page` lets a shared cache keep comes here, and only for who sends nothing of their own: no cookie, no
login, no question after the address. So nothing that is kept can be somebody's.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, get_max_age

from ineen.faces.publication.web.shelf import Address, Page, Shelf
from ineen.faces.publication.web.version import PublicationVersion

OK = 200
READING = ("GET", "HEAD")
OWN_WORDS = ("QUERY_STRING", "HTTP_COOKIE", "HTTP_AUTHORIZATION")
MEMORY = "ineen.memory"  # where the front of the house (`config/front.py`) hands its memory on


class Memory:
    """What one process remembers: the publication version, and pages of it."""

    def __init__(self, most_bytes: int) -> None:
        self.version = PublicationVersion()
        self.shelf = Shelf(most_bytes)

    def at_hand(self, environ: Mapping[str, Any]) -> Page | None:
        """The page that answers this request, where that is known without asking anything of a database."""
        address, version = address_of(environ), self.version.known()
        if address is None or version is None or "HTTP_IF_NONE_MATCH" in environ:
            return None
        return self.shelf.find(version, address)


class PublicationCache:
    """Stands inside the middleware that gives each request its id, and around everything else."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        if not settings.INEEN_PAGE_CACHE_BYTES:
            raise MiddlewareNotUsed
        self.get_response = get_response
        self.own = Memory(settings.INEEN_PAGE_CACHE_BYTES)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        memory: Memory = request.META.get(MEMORY, self.own)
        address = address_of(request.META)
        version = memory.version.current() if address else None
        if address is None or version is None:
            return self.get_response(request)
        page = memory.shelf.find(version, address)
        if page:
            return _answer(request, page)
        response = self.get_response(request)  # the version is older than what is read here, never newer
        if request.method == "GET" and is_for_everybody(response):
            memory.shelf.keep(version, address, _page(response))
        return response


def is_for_everybody(response: HttpResponse) -> bool:
    """Whether a response is whole, may be shared, and holds nothing that was made for one request."""
    return (
        response.status_code == OK
        and not response.streaming
        and "public" in _words(response, "Cache-Control")
        and bool(get_max_age(response))
        and not response.cookies
        and not response.has_header("Set-Cookie")
        and _words(response, "Vary") <= {"cookie"}
        and "'nonce-" not in response.get("Content-Security-Policy", "")
    )


def _words(response: HttpResponse, header: str) -> set[str]:
    return {word.strip().lower() for word in response.get(header, "").split(",")} - {""}


def address_of(environ: Mapping[str, Any]) -> Address | None:
    """Where a page stands that anybody who asks like this would get; None where somebody asks for their own.

    The host is as it was sent: to one that is not ours Django answers 400, and that is not kept.
    """
    if environ["REQUEST_METHOD"] not in READING or any(environ.get(name) for name in OWN_WORDS):
        return None
    host = environ.get("HTTP_HOST") or f"{environ['SERVER_NAME']}:{environ['SERVER_PORT']}"
    return environ["wsgi.url_scheme"], host, f"{environ.get('SCRIPT_NAME', '')}{environ['PATH_INFO']}"


def _page(response: HttpResponse) -> Page:
    return Page(response.content, dict(response.items()))


def _answer(request: HttpRequest, page: Page) -> HttpResponse:
    response = HttpResponse(page.body, headers=page.headers)
    if "HTTP_IF_NONE_MATCH" not in request.META:
        return response
    return get_conditional_response(request, etag=page.headers.get("ETag"), response=response)  # type: ignore[return-value]
