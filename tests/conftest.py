"""What every test stands on."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from pytest_django.plugin import DjangoDbBlocker

from tests.helpers.application_role import application_roles
from tests.helpers.prepared import copied_databases
from tests.helpers.selection import pytest_collection_modifyitems, pytest_terminal_summary, pytest_testnodedown
from tests.helpers.worlds import _django_db_helper, _stood_on
from tests.helpers.writes import no_write_outside_an_act
from tests.settings import POSTGRES

__all__ = [
    "_django_db_helper",
    "_stood_on",
    "no_write_outside_an_act",
    "pytest_collection_modifyitems",
    "pytest_terminal_summary",
    "pytest_testnodedown",
]


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_modify_db_settings: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """Databases of this process, where tests have the rights of the application (PostgreSQL; nothing on SQLite)."""
    with ExitStack() as stack:
        with django_db_blocker.unblock():
            stack.enter_context(copied_databases(POSTGRES))
            stack.enter_context(application_roles())
        yield
        with django_db_blocker.unblock():
            stack.close()
