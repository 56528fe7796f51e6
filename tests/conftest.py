"""What every test stands on."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from pytest_django.plugin import DjangoDbBlocker

from tests.helpers.application_role import application_roles
from tests.helpers.writes import no_write_outside_an_act

__all__ = ["no_write_outside_an_act"]


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """After the owner has migrated, tests run with the rights of the application (PostgreSQL; nothing on SQLite)."""
    with ExitStack() as stack:
        with django_db_blocker.unblock():
            stack.enter_context(application_roles())
        yield
        with django_db_blocker.unblock():
            stack.close()
