"""Reading requests write nothing: what they ask of a database, they ask inside a read-only transaction.

The transaction of a connection begins with the first statement, so that a page opens no connection it does not use.
Statements through Django's cursors are held; PostgreSQL's COPY does not pass there.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import ExitStack
from contextvars import ContextVar
from functools import wraps
from typing import Any, TypeVar, cast

from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.http import FileResponse, HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import Resolver404, ResolverMatch, resolve

READING = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
# views that write on GET because a protocol of others says so; a test holds this list
WRITES_ON_GET: tuple[str, ...] = ("account_oidc_callback",)
QUERY_ONLY = "PRAGMA query_only"
_BLOCK, _MATCH = "_read_only_block", "_match_before_view"
_answers: ContextVar[dict[Hashable, Any] | None] = ContextVar("answers", default=None)

Asker = TypeVar("Asker", bound=Hashable)
Answer = TypeVar("Answer")


class ReadOnlyMiddleware:
    """Stands inside session and authentication: a session that no longer holds is deleted before the block opens."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method not in READING:
            return self.get_response(request)
        _ = request.user.is_authenticated
        with read_only() as block:
            setattr(request, _BLOCK, block)
            response = self.get_response(request)
        if isinstance(response, StreamingHttpResponse) and not isinstance(response, FileResponse):
            response.streaming_content = _held(response.streaming_content)  # type: ignore[arg-type]
        return response

    def process_view(self, request: HttpRequest, *_view: object) -> None:
        if (found := request.resolver_match) and found.view_name in WRITES_ON_GET and hasattr(request, _BLOCK):
            getattr(request, _BLOCK).close()


def read_only() -> ExitStack:
    """Within the block no connection of this thread writes; afterwards all may again, whatever happened."""
    block = ExitStack()
    for connection in connections.all():
        block.enter_context(_ReadOnly(connection))
    kept = _answers.set({})
    block.callback(_answers.reset, kept)
    return block


def once(ask: Callable[[Asker], Answer]) -> Callable[[Asker], Answer]:
    """A question that is asked once within `read_only`, where nothing changes meanwhile; elsewhere each time."""

    @wraps(ask)
    def answer(asker: Asker) -> Answer:
        answers = _answers.get()
        if answers is None:
            return ask(asker)
        if (ask, asker) not in answers:
            answers[ask, asker] = ask(asker)
        return cast(Answer, answers[ask, asker])

    return answer


def _held(chunks: Iterable[bytes]) -> Iterator[bytes]:
    with read_only():
        yield from chunks


def match_of(request: HttpRequest) -> ResolverMatch | None:
    """The view that will answer this request, None where there is none; worked out once a request."""
    if not hasattr(request, _MATCH):
        setattr(request, _MATCH, _resolved(request.path_info))
    return cast("ResolverMatch | None", getattr(request, _MATCH))


def _resolved(path: str) -> ResolverMatch | None:
    try:
        return resolve(path)
    except Resolver404:
        return None


class _ReadOnly:
    """The execute wrapper of one connection: shuts it before its first statement, and lets it be opened afterwards."""

    def __init__(self, connection: BaseDatabaseWrapper) -> None:
        self.connection: Any = connection
        self.outer = len(self.connection.atomic_blocks)
        self.block: transaction.Atomic | None = None
        self.shut: object = None
        self.shutting = False

    def __enter__(self) -> None:
        wrappers = self.connection.execute_wrappers
        for one in [one for one in wrappers if isinstance(one, _ReadOnly | _StillShut)]:
            self.shut = one.shut
            if isinstance(one, _StillShut):
                wrappers.remove(one)
        wrappers.append(self)

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
            if self._leaves_shut():
                self.connection.execute_wrappers.insert(0, _StillShut(self.connection))

    def _leaves_shut(self) -> bool:
        """Whether nobody around this block opens what it shut."""
        if self.connection.vendor != "sqlite" or self.shut is not self.connection.connection is not None:
            return False
        return not any(isinstance(one, _ReadOnly) for one in self.connection.execute_wrappers)

    def _shut(self, sql: str) -> None:
        # a transaction that the view begins itself is shut too: SQLite's connection as a whole, PostgreSQL's each
        if sql.startswith("SET "):  # part of connecting, before a transaction may begin
            return
        if len(self.connection.atomic_blocks) == self.outer and not sql.startswith("BEGIN"):
            self.block = transaction.atomic(using=self.connection.alias)
            self.block.__enter__()
        if self.connection.vendor == "sqlite":
            self._once(self.connection.connection, f"{QUERY_ONLY}=1")
        else:
            self._once(self.connection.atomic_blocks[self.outer], "SET TRANSACTION READ ONLY")

    def _once(self, what: object, sql: str) -> None:
        if self.shut is not what:
            _tell(self.connection, sql)
            self.shut = what


class _StillShut:
    """The execute wrapper of a connection to SQLite that a block left shut: the first that may write opens it.

    Shutting and opening make SQLite work out every statement anew, and most requests of a process only read; a SELECT
    that is half read by then reads on. What does not pass the wrappers, such as `executescript`, opens nothing.
    """

    def __init__(self, connection: BaseDatabaseWrapper) -> None:
        self.connection: Any = connection
        self.shut = self.connection.connection

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if not sql.startswith("SELECT "):
            self.connection.execute_wrappers.remove(self)
            if self.shut is self.connection.connection:
                _tell(self.connection, f"{QUERY_ONLY}=0")
        return execute(sql, params, many, context)


def _tell(connection: BaseDatabaseWrapper, sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)
