"""Pages for what went wrong: what it is and what to do, in the words of the refusal where there is one."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader
from django.views.decorators.csrf import requires_csrf_token

from ineen.ground.kernel.refusals import BadInput, NotAllowed, NotFound

PAGES: dict[type[Exception], tuple[int, str]] = {
    NotFound: (404, "ui/errors/404.html"),
    NotAllowed: (403, "ui/errors/403.html"),
    BadInput: (400, "ui/errors/400.html"),
}


class RefusalMiddleware:
    """Turns a refusal that a view lets through into its page, with the sentence of the rule that refused."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        page = PAGES.get(type(exception))
        return _page(request, *page, str(exception)) if page else None


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, *PAGES[BadInput])


@requires_csrf_token
def not_allowed(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, *PAGES[NotAllowed])


@requires_csrf_token
def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, *PAGES[NotFound])


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that was open too long, or a browser that keeps no cookies."""
    return _page(request, 403, "ui/errors/csrf.html")


def server_error(request: HttpRequest) -> HttpResponse:
    """Stands alone: no database, no request context, no static file storage that could fail in turn."""
    return HttpResponse(loader.render_to_string("ui/errors/500.html"), status=500)


def _page(request: HttpRequest, status: int, template: str, sentence: str = "") -> HttpResponse:
    response = render(request, template, {"sentence": sentence}, status=status)
    response["Cache-Control"] = "no-store"
    return response
