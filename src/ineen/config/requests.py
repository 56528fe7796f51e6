"""One log line per request, and the id by which all its lines are found again."""

import re
from collections.abc import Callable
from time import monotonic
from uuid import uuid4

import structlog
from django.http import HttpRequest, HttpResponseBase
from structlog.contextvars import bind_contextvars, clear_contextvars

HEADER = "X-Request-ID"
ACCEPTED = re.compile(r"[A-Za-z0-9-]{8,64}")
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
REFUSALS, ERRORS = 400, 500
NO_PAGE = "(geen pagina)"
READY_MADE = "(bestand of bewaarde pagina)"
QUIET = ("/health/", READY_MADE)

log = structlog.get_logger("ineen.request")


class RequestLogMiddleware:
    """Outermost: tells method, route, status, duration and account. Never the address: it may hold a name."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request_id = _request_id(request)
        clear_contextvars()
        bind_contextvars(request_id=request_id)
        begun = monotonic()
        try:
            response = self.get_response(request)
            response.headers[HEADER] = request_id
            _tell(request, response.status_code, monotonic() - begun)
            return response
        finally:
            clear_contextvars()


def _request_id(request: HttpRequest) -> str:
    given = request.headers.get(HEADER, "")
    return given if ACCEPTED.fullmatch(given) else uuid4().hex


def _tell(request: HttpRequest, status: int, seconds: float) -> None:
    route = _route(request, status)
    user = getattr(request, "_cached_user", None)  # Django's own: there only when it was asked for, so no query
    tell = log.error if status >= ERRORS else log.debug if route.startswith(QUIET) else log.info
    tell(
        "request",
        method=request.method if request.method in METHODS else "?",
        route=route,
        status=status,
        duration_ms=round(seconds * 1000, 1),
        account=user.pk if user else None,
    )


def _route(request: HttpRequest, status: int) -> str:
    if request.resolver_match:
        return f"/{request.resolver_match.route}"
    return NO_PAGE if status >= REFUSALS else READY_MADE
