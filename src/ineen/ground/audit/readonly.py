"""Reading requests write nothing: what they ask of a database, they ask inside a read-only transaction.

The transaction of a connection begins with the first statement, so that a page opens no connection it does not use.
Statements through Django's cursors are held; PostgreSQL's COPY does not pass there.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.http import FileResponse, HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import Resolver404, resolve

READING = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
# views that write on GET because a protocol of others says so; a test holds this list
WRITES_ON_GET: tuple[str, ...] = ("account_oidc_callback",)


class ReadOnlyMiddleware:
    """Stands inside session and authentication: a session that no longer holds is deleted before the block opens."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method not in READING or _may_write(request):
            return self.get_response(request)
        _ = request.user.is_authenticated
        with read_only():
            response = self.get_response(request)
        if isinstance(response, StreamingHttpResponse) and not isinstance(response, FileResponse):
            response.streaming_content = _held(response.streaming_content)  # type: ignore[arg-type]
        return response


@contextmanager
def read_only() -> Iterator[None]:
    """Within the block no connection of this thread writes; afterwards all may again, whatever happened."""
    with ExitStack() as stack:
        for connection in connections.all():
            stack.enter_context(_ReadOnly(connection))
        yield


def _held(chunks: Iterable[bytes]) -> Iterator[bytes]:
    with read_only():
        yield from chunks


def _may_write(request: HttpRequest) -> bool:
    try:
        return resolve(request.path_info).view_name in WRITES_ON_GET
    except Resolver404:
        return False


class _ReadOnly:
    """The execute wrapper of one connection: shuts it before its first statement, and opens it at the end."""

    def __init__(self, connection: BaseDatabaseWrapper) -> None:
        self.connection: Any = connection
        self.outer = len(self.connection.atomic_blocks)
        self.block: transaction.Atomic | None = None
        self.shut: object = None
        self.shutting = False

    def __enter__(self) -> None:
        self.connection.execute_wrappers.append(self)

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if not self.shutting:
            self.shutting = True
            try:
                self._shut(sql)
            finally:
                self.shutting = False
        return execute(sql, params, many, context)

    def __exit__(self, *error: object) -> None:
        self.connection.execute_wrappers.remove(self)
        try:
            if self.block is not None:
                self.connection.needs_rollback = True  # nothing to keep, and an aborted transaction ends without noise
                self.block.__exit__(None, None, None)
        finally:
            if self.connection.vendor == "sqlite" and self.shut is self.connection.connection is not None:
                self._execute("PRAGMA query_only=0")

    def _shut(self, sql: str) -> None:
        # a transaction that the view begins itself is shut too: SQLite's connection as a whole, PostgreSQL's each
        if sql.startswith("SET "):  # part of connecting, before a transaction may begin
            return
        if len(self.connection.atomic_blocks) == self.outer and not sql.startswith("BEGIN"):
            self.block = transaction.atomic(using=self.connection.alias)
            self.block.__enter__()
        if self.connection.vendor == "sqlite":
            self._once(self.connection.connection, "PRAGMA query_only=1")
        else:
            self._once(self.connection.atomic_blocks[self.outer], "SET TRANSACTION READ ONLY")

    def _once(self, what: object, sql: str) -> None:
        if self.shut is not what:
            self._execute(sql)
            self.shut = what

    def _execute(self, sql: str) -> None:
        with self.connection.cursor() as cursor:
            cursor.execute(sql)
