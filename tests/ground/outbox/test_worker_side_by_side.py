"""Several workers, and workers that are killed or told to stop, on real transactions."""

import json
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Barrier, Thread
from uuid import UUID

import pytest
from django.db import connections

from ineen.ground.kernel.tasks import Work
from ineen.ground.outbox.leases import take_back
from ineen.ground.outbox.models import Failure, Task
from tests.ground.outbox.office import NOW, Clock, plan_work, task_of, worker_at
from tests.ground.outbox.rehearsal import rehearsed

pytestmark = pytest.mark.django_db(databases="__all__", transaction=True)
PATIENCE = 30.0


@pytest.mark.parametrize("database", ["default", "vault"])
def test_two_workers_side_by_side_never_run_a_task_twice(database: str) -> None:
    runs: list[int] = []
    start = Barrier(2)

    def count(work: Work, *, number: int) -> None:
        runs.append(number)

    def work_off() -> None:
        try:
            start.wait()
            worker_at(Clock()).work_off()
        finally:
            connections.close_all()

    with rehearsed(count) as (name,):
        for number in range(20):
            plan_work(database=database, task=name, payload={"number": number}, key=f"telling/{number}")
        workers = [Thread(target=work_off) for _ in range(2)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()

    assert Counter(runs) == Counter(range(20))
    assert set(Task.objects.using(database).values_list("state", flat=True)) == {"done"}


class Process:
    """A real worker process and the signs that it gives."""

    def __init__(self, signs: Path, **script: object) -> None:
        self.signs = signs
        given = {
            "databases": {alias: str(connections[alias].settings_dict["NAME"]) for alias in connections},
            "signs": str(signs),
            **script,
        }
        command = [sys.executable, "-m", "tests.ground.outbox.worker_process", json.dumps(given)]
        self.process = subprocess.Popen(command)

    def wait_for(self, sign: str) -> None:
        until = time.monotonic() + PATIENCE
        while not (self.signs / sign).exists():
            assert self.process.poll() is None, f"the worker ended before the sign {sign!r}"
            assert time.monotonic() < until, f"no sign {sign!r} of the worker"
            time.sleep(0.01)

    def send(self, number: signal.Signals) -> None:
        self.process.send_signal(number)

    def ended(self) -> int:
        return self.process.wait(PATIENCE)


@pytest.fixture
def worker(tmp_path: Path) -> Iterator[Callable[..., Process]]:
    started: list[Process] = []

    def start(**script: object) -> Process:
        started.append(Process(tmp_path, **script))
        return started[-1]

    yield start
    for one in started:
        one.process.kill()
        one.process.wait()


def payments(database: str) -> int:
    return Task.objects.using(database).filter(key__startswith="payment/").count()


def plan_payment(database: str) -> UUID:
    def pay(work: Work) -> None: ...

    with rehearsed(pay) as (name,):
        return plan_work(database=database, task=name, payload={}, key="pay")


@pytest.mark.parametrize("database", ["default", "vault"])
def test_a_worker_killed_midway_loses_nothing_and_doubles_nothing(
    worker: Callable[..., Process], tmp_path: Path, database: str
) -> None:
    id_ = plan_payment(database)
    first = worker(now=NOW.isoformat(), once=True, waits=True)
    first.wait_for("midway")

    first.send(signal.SIGKILL)
    first.ended()

    assert (task_of(id_, database).state, payments(database)) == ("running", 0)

    take_back(database, now=NOW.replace(hour=10))
    assert worker(now=NOW.replace(hour=11).isoformat(), once=True, waits=False).ended() == 0

    assert (task_of(id_, database).state, payments(database)) == ("done", 1)
    assert (tmp_path / "attempts").read_text() == "xx"
    assert Failure.objects.using(database).count() == 1


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_worker_that_is_told_to_stop_ends_its_task_and_goes(
    worker: Callable[..., Process], tmp_path: Path, number: signal.Signals
) -> None:
    id_ = plan_payment("default")
    running = worker(now=NOW.isoformat(), once=False, waits=True)
    running.wait_for("midway")

    running.send(number)
    (tmp_path / "go on").touch()

    assert running.ended() == 0
    assert (task_of(id_).state, payments("default")) == ("done", 1)


def test_an_idle_worker_that_is_told_to_stop_goes(worker: Callable[..., Process]) -> None:
    plan_payment("default")
    running = worker(now=NOW.isoformat(), once=False, waits=False)
    running.wait_for("midway")

    running.send(signal.SIGTERM)

    assert running.ended() == 0
