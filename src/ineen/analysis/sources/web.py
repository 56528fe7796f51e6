"""What goes over HTTP: an opener that never opens a file of this machine, also not after a redirection."""

from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    UnknownHandler,
)

AGENT = {"User-Agent": "Ineen"}
_HANDLERS = (
    ProxyHandler,
    UnknownHandler,
    HTTPHandler,
    HTTPSHandler,
    HTTPDefaultErrorHandler,
    HTTPRedirectHandler,
    HTTPErrorProcessor,
)


def opener() -> OpenerDirector:
    """An opener for http and https alone."""
    made = OpenerDirector()
    for handler in _HANDLERS:
        made.add_handler(handler())
    return made
