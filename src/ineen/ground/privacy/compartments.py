"""The scope of the vault: a block of code reads and writes the rows of one compartment, or of none.

    with compartment(table.id):
        ...

PostgreSQL keeps the scope with row-level security (`database_roles`), and so does `CompartmentManager`: two locks.
SQLite has the manager alone.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar
from uuid import UUID

from django.conf import settings
from django.db import connections, models, transaction

from ineen.ground.kernel.refusals import NotAllowed

VAULT = "vault"
WORLDS = ("default", VAULT)  # the databases that hold what people do; `keys` holds keys alone
SCOPE = "ineen.compartment"
EVERY = "every"
M = TypeVar("M", bound=models.Model)

_scope: ContextVar[UUID | str | None] = ContextVar("ineen_compartment", default=None)


class OutsideCompartment(RuntimeError):
    """Rows of a compartment were asked for outside a scope."""


def current_compartment() -> UUID | None:
    """The compartment of the running scope; None outside a scope, and while the keeper looks across all."""
    scope = _scope.get()
    return scope if isinstance(scope, UUID) else None


@contextmanager
def compartment(id: UUID) -> Iterator[None]:  # noqa: A002
    """Read and write the rows of this compartment only; a nested scope gives the outer one back when it ends.

    On PostgreSQL the block is a transaction on the vault, or a savepoint of the one that runs.
    """
    outer, token = _scope.get(), _scope.set(id)
    try:
        with _transaction():
            _tell_database(id)
            yield
    finally:
        _scope.reset(token)
        # an ended transaction forgets the scope by itself; one that goes on must be told
        if _in_usable_transaction():
            _tell_database(outer)


@contextmanager
def across_compartments() -> Iterator[None]:
    """Read, never write, the rows of every compartment: to seal and to verify.

    On PostgreSQL the login must be a member of the keeper's role, which the application is not; raises NotAllowed.
    """
    before, token = _login_of_a_keeper(), _scope.set(EVERY)
    try:
        with _transaction():
            _become(settings.KEEPER_ROLE)
            yield
    finally:
        _scope.reset(token)
        if _in_usable_transaction():
            _become(before)


class CompartmentManager(models.Manager[M]):
    """Rows of the running scope. Raises OutsideCompartment where there is none."""

    def get_queryset(self) -> models.QuerySet[M]:
        scope = _scope.get()
        if scope is None:
            raise OutsideCompartment(f"{self.model.__name__} is read outside `with compartment(…)`")
        rows = super().get_queryset()
        return rows if scope == EVERY else rows.filter(compartment=scope)


def _postgresql() -> bool:
    return connections[VAULT].vendor == "postgresql"


@contextmanager
def _transaction() -> Iterator[None]:
    """SQLite needs none, and an act inside must be able to begin its own with the write lock."""
    if not _postgresql():
        yield
        return
    with transaction.atomic(using=VAULT):
        yield


def _in_usable_transaction() -> bool:
    connection = connections[VAULT]
    return _postgresql() and connection.in_atomic_block and not connection.needs_rollback


def _tell_database(scope: UUID | str | None) -> None:
    if _postgresql():
        _execute("SELECT set_config(%s, %s, true)", SCOPE, str(scope) if isinstance(scope, UUID) else "")


def _login_of_a_keeper() -> str:
    if not _postgresql():
        return ""
    user, may = _execute("SELECT current_user, pg_has_role(current_user, %s, 'MEMBER')", settings.KEEPER_ROLE)
    if not may:
        raise NotAllowed(
            f"De gebruiker {user} mag niet over de compartimenten heen lezen. Doe dit met een gebruiker die lid is "
            f"van {settings.KEEPER_ROLE}; zie de uitleg bij de kluis."
        )
    return str(user)


def _become(role: str) -> None:
    if _postgresql():
        _execute("SELECT set_config('role', %s, true)", role)


def _execute(statement: str, *values: Any) -> Any:
    with connections[VAULT].cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchone()
