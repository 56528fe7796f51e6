"""The peer: one bare Django view that answers with a page of the same size, and nothing around it."""

import os

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import path

BODY = b"x" * int(os.environ.get("BENCH_BYTES", "8000"))


def page(_request: HttpRequest) -> HttpResponse:
    return HttpResponse(BODY)


urlpatterns = [path("", page)]
settings.configure(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["*"], SECRET_KEY="bench", MIDDLEWARE=[], USE_TZ=True)

from django.core.wsgi import get_wsgi_application  # noqa: E402

application = get_wsgi_application()
