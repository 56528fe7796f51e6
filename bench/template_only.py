"""The peer of a page that is made anew: the same template with the context that the page computed once, and no more.

No middleware, no view, no query: what Django's template engine alone needs for the same HTML. `BENCH_PATHS` names the
pages, with spaces between.
"""

import os
from typing import Any
from unittest.mock import patch

import django
from django.http import HttpRequest, HttpResponse
from django.template import loader
from django.test import RequestFactory
from django.urls import include, path, resolve

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ineen.config.settings")
django.setup()

from django.conf import settings  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.db import connections  # noqa: E402
from django.db.backends.signals import connection_created  # noqa: E402

Given = tuple[str, Any, HttpRequest]


def given_to_template(address: str) -> Given:
    """The template, context and request with which a page of Ineen is rendered."""
    told: list[Given] = []
    render = loader.render_to_string

    def listen(name: str, context: Any = None, request: Any = None, using: Any = None) -> str:
        told.append((name, context, request))
        return render(name, context, request, using)

    request = RequestFactory(headers={"host": "127.0.0.1"}).get(address)
    found = resolve(request.path)
    with patch.object(loader, "render_to_string", listen):
        found.func(request, *found.args, **found.kwargs)
    return told[0]


def page(request: HttpRequest) -> HttpResponse:
    return HttpResponse(loader.render_to_string(*GIVEN[request.path]))


def refuse(**_signal: object) -> None:
    raise RuntimeError("the peer asks nothing of a database")


GIVEN = {address: given_to_template(address) for address in os.environ["BENCH_PATHS"].split()}
urlpatterns = [*(path(address.removeprefix("/"), page) for address in GIVEN), path("", include("ineen.config.urls"))]
settings.MIDDLEWARE, settings.ROOT_URLCONF = [], __name__
connections.close_all()
connection_created.connect(refuse)
application = get_wsgi_application()
