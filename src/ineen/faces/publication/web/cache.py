"""Pages that are the same for everybody are made once per publication version, and answered from memory until then.

Only what `public_page` lets a shared cache keep comes here, and only for who sends nothing of their own: no cookie, no
login, no question after the address. So nothing that is kept can be somebody's.
"""

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import DisallowedHost, MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, get_max_age

from ineen.faces.publication.web.shelf import Address, Page, Shelf
from ineen.faces.publication.web.version import PublicationVersion

OK = 200
READING = ("GET", "HEAD")
OWN_WORDS = ("QUERY_STRING", "HTTP_COOKIE", "HTTP_AUTHORIZATION")


class PublicationCache:
    """Stands inside the middleware that gives each request its id, and around everything else."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        if not settings.INEEN_PAGE_CACHE_BYTES:
            raise MiddlewareNotUsed
        self.get_response = get_response
        self.version = PublicationVersion()
        self.shelf = Shelf(settings.INEEN_PAGE_CACHE_BYTES)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        address = _address(request)
        version = self.version.current() if address else None
        if address is None or version is None:
            return self.get_response(request)
        page = self.shelf.find(version, address)
        if page:
            return _answer(request, page)
        response = self.get_response(request)  # the version is older than what is read here, never newer
        if request.method == "GET" and is_for_everybody(response):
            self.shelf.keep(version, address, _page(response))
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


def _address(request: HttpRequest) -> Address | None:
    """Where a page stands that anybody who asks like this would get; None where somebody asks for their own."""
    if request.method not in READING or any(request.META.get(name) for name in OWN_WORDS):
        return None
    try:
        return request.scheme or "", request.get_host(), request.path
    except DisallowedHost:  # refused further inside, as ever
        return None


def _page(response: HttpResponse) -> Page:
    return Page(response.content, dict(response.items()))


def _answer(request: HttpRequest, page: Page) -> HttpResponse:
    response = HttpResponse(page.body, headers=page.headers)
    if "HTTP_IF_NONE_MATCH" not in request.META:
        return response
    return get_conditional_response(request, etag=page.headers.get("ETag"), response=response)  # type: ignore[return-value]
