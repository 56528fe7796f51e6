from datetime import timedelta

import pytest

from ineen.ground.kernel.tasks import Work, find_task
from ineen.ground.outbox.models import Task
from ineen.ground.outbox.periodic import PERIODIC, Periodic
from ineen.ground.outbox.worker import Worker
from tests.ground.outbox.office import Clock, plan_work, worker_at
from tests.ground.outbox.rehearsal import rehearsed

pytestmark = pytest.mark.django_db(databases="__all__")


def test_periodic_work_runs_once_in_every_slot_of_every_world_whatever_the_number_of_workers() -> None:
    runs = []

    def seal(work: Work) -> None:
        runs.append((work.database, work.now.hour))

    clock = Clock()
    with rehearsed(seal) as (name,):
        workers = [Worker(clock=clock, periodic=[Periodic(name, timedelta(hours=1), ("default", "vault"))])] * 2
        for _ in range(4):
            for worker in workers:
                worker.work_off()
            clock.wait(minutes=30)

    assert runs == [("default", 9), ("vault", 9), ("default", 10), ("vault", 10)]


@pytest.mark.parametrize("entry", PERIODIC, ids=lambda entry: entry.task)
def test_every_periodic_task_exists(entry: Periodic) -> None:
    assert find_task(entry.task)


def test_tasks_that_ended_long_ago_are_forgotten() -> None:
    def count(work: Work) -> None: ...

    clock = Clock()
    with rehearsed(count) as (name,):
        plan_work(task=name, payload={}, key="toen")
        worker_at(clock).work_off()
        clock.wait(days=91)
        plan_work(task=name, payload={}, key="nu", now=clock.now)
        Worker(clock=clock).work_off()

    assert set(Task.objects.filter(name=name).values_list("key", flat=True)) == {"nu"}
