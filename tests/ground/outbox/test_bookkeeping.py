import pytest

from ineen.ground.organisations.models import Person
from ineen.ground.outbox.bookkeeping import TABLES, bookkeeping
from ineen.ground.outbox.models import Task
from tests.helpers.writes import WriteOutsideAct

pytestmark = pytest.mark.django_db(databases="__all__")


def test_the_worker_writes_its_own_rows_and_no_others_without_an_act() -> None:
    with bookkeeping("default"):
        Task.objects.using("default").update(done=0)
        with pytest.raises(WriteOutsideAct):
            Person.objects.update(name="iemand")
        with pytest.raises(WriteOutsideAct):
            Task.objects.using("vault").update(done=0)


def test_the_rows_of_the_outbox_are_not_free_for_others() -> None:
    with pytest.raises(WriteOutsideAct):
        Task.objects.update(done=0)


def test_the_books_are_the_tables_of_the_outbox() -> None:
    assert all(table.startswith("outbox_") for table in TABLES)
