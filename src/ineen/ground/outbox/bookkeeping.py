"""The worker's own writes. They are no acts: that a task was claimed, failed or done is no deed to account for.

Only inside `bookkeeping()` may rows of the outbox's own tables be written without an act; the guard of the tests
(`tests/helpers/writes.py`) knows `TABLES` and `keeping_books`, and refuses any other table.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from ineen.ground.audit.acts import writing

TABLES = frozenset({"outbox_task", "outbox_failure", "outbox_mail"})
_keeping: ContextVar[str | None] = ContextVar("ineen_outbox_books", default=None)


def keeping_books(database: str) -> bool:
    """Whether the outbox writes its own rows in this database at this moment."""
    return _keeping.get() == database


@contextmanager
def bookkeeping(database: str) -> Iterator[None]:
    """One transaction, or a part of the one that runs, for the outbox's own rows."""
    token = _keeping.set(database)
    try:
        with writing(database):
            yield
    finally:
        _keeping.reset(token)
