"""One log line per request, and the id by which all its lines are found again."""

import re
from collections.abc import Callable, Mapping
from logging import DEBUG
from secrets import token_hex
from time import monotonic
from typing import Any

import structlog
from django.http import HttpRequest, HttpResponseBase
from structlog.contextvars import bind_contextvars, clear_contextvars

HEADER, SENT = "X-Request-ID", "HTTP_X_REQUEST_ID"
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
        request_id = request_id_of(request.META)
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


def request_id_of(environ: Mapping[str, Any]) -> str:
    """The id under which a proxy or another service knows the request, where it gave a fit one; else a new one."""
    given = environ.get(SENT, "")
    return given if given and ACCEPTED.fullmatch(given) else token_hex(16)


def tell_ready_made(request_id: str, method: str, status: int, seconds: float) -> None:
    """The line of a request that was answered from memory before Django saw it."""
    if log.isEnabledFor(DEBUG):
        told = {"method": method, "route": READY_MADE, "status": status, "duration_ms": _milliseconds(seconds)}
        log.debug("request", request_id=request_id, **told, account=None)


def _tell(request: HttpRequest, status: int, seconds: float) -> None:
    route = _route(request, status)
    user = getattr(request, "_cached_user", None)  # Django's own: there only when it was asked for, so no query
    tell = log.error if status >= ERRORS else log.debug if route.startswith(QUIET) else log.info
    tell(
        "request",
        method=request.method if request.method in METHODS else "?",
        route=route,
        status=status,
        duration_ms=_milliseconds(seconds),
        account=user.pk if user else None,
    )


def _milliseconds(seconds: float) -> float:
    return round(seconds * 1000, 1)


def _route(request: HttpRequest, status: int) -> str:
    if request.resolver_match:
        return f"/{request.resolver_match.route}"
    return NO_PAGE if status >= REFUSALS else READY_MADE
