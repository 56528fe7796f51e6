"""The peer of a page from memory: one bare Django view that answers with so many bytes, and nothing around it."""

from functools import cache

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import path


def page(_request: HttpRequest, size: int) -> HttpResponse:
    return HttpResponse(body(size))


@cache
def body(size: int) -> bytes:
    return b"x" * size


urlpatterns = [path("<int:size>", page)]
settings.configure(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["*"], SECRET_KEY="bench", MIDDLEWARE=[], USE_TZ=True)

from django.core.wsgi import get_wsgi_application  # noqa: E402

application = get_wsgi_application()
