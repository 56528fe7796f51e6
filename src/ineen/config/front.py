"""The front of the house: a page that is in memory is answered before Django is asked.

What it takes to know that, and whose page it may be, is said in `ineen.faces.publication.web.cache`. Everything else,
and once a second every page, goes on to Django, which looks at the publication version and fills the memory.
"""

from collections.abc import Iterable
from time import monotonic
from typing import TYPE_CHECKING

from django.conf import settings

from ineen.config.requests import HEADER, request_id_of, tell_ready_made
from ineen.faces.publication.web.cache import MEMORY, OK, Memory

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment


def front(application: "WSGIApplication") -> "WSGIApplication":
    """The application with a memory before it, where the installation wants one."""
    most_bytes: int = settings.INEEN_PAGE_CACHE_BYTES
    return Front(application, Memory(most_bytes)) if most_bytes else application


class Front:
    """Answers what is at hand, and hands on the rest together with the memory."""

    def __init__(self, application: "WSGIApplication", memory: Memory) -> None:
        self.application = application
        self.memory = memory

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        begun = monotonic()
        page = self.memory.at_hand(environ)
        if page is None:
            environ[MEMORY] = self.memory
            return self.application(environ, start_response)
        request_id = request_id_of(environ)
        start_response("200 OK", [*page.headers.items(), (HEADER, request_id)])
        tell_ready_made(request_id, environ["REQUEST_METHOD"], OK, monotonic() - begun)
        return (page.body,)
