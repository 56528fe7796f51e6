"""What one request asks of the databases."""

from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

NOT_ASKED = ("PRAGMA", "SAVEPOINT", "RELEASE", "SET")  # of the transaction around a request, not of the page


def spent(client: Client, address: str) -> int:
    """How many statements one request sends to the databases, the session's own not counted."""
    captured = [CaptureQueriesContext(connections[alias]) for alias in ("default", "vault", "keys")]
    for one in captured:
        one.__enter__()
    client.get(address)
    for one in captured:
        one.__exit__(None, None, None)
    statements = [query["sql"] for one in captured for query in one.captured_queries]
    return len([sql for sql in statements if "django_session" not in sql and not sql.startswith(NOT_ASKED)])
