"""The end of the digest, from a link in a message: without a login, and only by a POST."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from ineen.faces.desk.actions import end_digest, person_of
from ineen.ground.kernel.actors import Actor


@csrf_exempt  # the signed token says who and what; programs for mail send it by themselves (RFC 8058)
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """Ask on GET, end on POST. Who opens it, a scanner of mail too, ends nothing."""
    person = person_of(token)
    done = request.method == "POST"
    if done:
        end_digest(by=Actor(person, "afmeldlink in een bericht"), now=timezone.now(), token=token)
    response = render(request, "desk/unsubscribe.html", {"done": done})
    response.headers["Cache-Control"] = "no-store"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
