from datetime import UTC, datetime, timedelta

import pytest

from ineen.ground.kernel.tasks import Work, find_task
from ineen.ground.outbox.models import Task
from ineen.ground.outbox.periodic import PERIODIC, DailyAt, Periodic, Recurring
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
def test_every_periodic_task_exists(entry: Recurring) -> None:
    assert find_task(entry.task)


def test_what_runs_daily_begins_at_its_hour_in_amsterdam_in_summer_and_winter() -> None:
    daily = DailyAt("ineen.ground.outbox.tasks.forget_finished", 7)
    winter, summer = datetime(2026, 3, 28, 6, 0, tzinfo=UTC), datetime(2026, 3, 30, 5, 0, tzinfo=UTC)
    assert daily.slot(winter) == winter
    assert daily.slot(summer) == summer
    assert daily.slot(winter - timedelta(seconds=1)) == winter - timedelta(days=1)
    # across the night in which the clock goes on
    assert daily.slot(datetime(2026, 3, 29, 4, 59, tzinfo=UTC)) == winter
    assert daily.key(summer) != daily.key(summer - timedelta(seconds=1))
    assert daily.key(summer) == daily.key(summer + timedelta(hours=23))


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
