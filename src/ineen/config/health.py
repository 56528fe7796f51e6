"""For whoever watches over the installation: does the process answer, and can it do its work. No secrets, no texts."""

from datetime import timedelta

from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from ineen.faces.command import checks
from ineen.faces.command.checks import Outcome
from ineen.ground.outbox.queries import oldest_due

LATE = timedelta(minutes=5)


@never_cache
@require_safe
def live(_request: HttpRequest) -> JsonResponse:
    """200 as long as the process answers; asks nothing of a database."""
    return JsonResponse({"status": "ok"})


@never_cache
@require_safe
def ready(_request: HttpRequest) -> JsonResponse:
    """200 when databases, migrations and disk are fit, else 503. Work that waits is told, and does not count."""
    found = {check.name: check.outcome for check in (*checks.databases(), checks.free_space())}
    fit = Outcome.WRONG not in found.values()
    work = _work() if fit else "onbekend"
    body = {"status": "ok" if fit else "niet gereed", "checks": found, "work": work}
    return JsonResponse(body, status=200 if fit else 503)


def _work() -> str:
    now = timezone.now()
    waiting_since = oldest_due(now=now)
    return "blijft liggen: draait `ineen worker`?" if waiting_since and now - waiting_since > LATE else "bij"
