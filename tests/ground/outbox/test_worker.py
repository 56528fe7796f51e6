"""What the worker does with one task, by the clock of the test."""

import logging
from threading import Event
from uuid import uuid4

import pytest
from django.db import OperationalError

from ineen.ground.kernel.actors import RESIDENT, Viewer
from ineen.ground.kernel.refusals import NotFound
from ineen.ground.kernel.tasks import GiveUp, Work
from ineen.ground.outbox import worker as worker_module
from ineen.ground.outbox.leases import LeaseLost, claim, finish, take, take_back
from ineen.ground.outbox.models import Failure, Task
from ineen.ground.outbox.queries import progress_of
from ineen.ground.outbox.work import HeldWork
from ineen.ground.outbox.worker import Worker
from tests.ground.outbox.office import CLERK, NOW, Clock, plan_work, task_of, worker_at
from tests.ground.outbox.rehearsal import rehearsed

pytestmark = pytest.mark.django_db(databases="__all__")


@pytest.mark.parametrize("database", ["default", "vault"])
def test_a_task_is_done_once(database: str) -> None:
    did = []

    def count(work: Work, *, year: int) -> None:
        did.append((work.key, year))

    clock = Clock()
    with rehearsed(count) as (name,):
        id_ = plan_work(database=database, task=name, payload={"year": 2026}, key="telling")
        attempts = [worker_at(clock).work_off() for _ in range(2)]

    assert did == [("telling", 2026)]
    assert attempts == [1, 0]
    assert (task_of(id_, database).state, task_of(id_, database).finished_at) == ("done", NOW)


def test_a_task_waits_for_its_moment() -> None:
    did = []

    def remind(work: Work) -> None:
        did.append(work.now)

    clock = Clock()
    with rehearsed(remind) as (name,):
        plan_work(task=name, payload={}, key="herinnering", after=clock.now.replace(hour=12))
        worker_at(clock).work_off()
        assert did == []
        clock.wait(hours=3)
        worker_at(clock).work_off()

    assert did == [NOW.replace(hour=12)]


def test_a_task_that_fails_is_tried_again_ever_later_and_then_given_up() -> None:
    tried = []

    def stumble(work: Work) -> None:
        tried.append(work.now - NOW)
        raise RuntimeError("the printer is on fire")

    clock = Clock()
    with rehearsed(stumble, retries=2) as (name,):
        id_ = plan_work(task=name, payload={}, key="afdruk")
        for _ in range(20):
            worker_at(clock).work_off()
            clock.wait(seconds=15)

    assert [span.total_seconds() for span in tried] == [0, 30, 90]
    assert task_of(id_).state == "failed"
    assert ["on fire" in failure.traceback for failure in Failure.objects.all()] == [True] * 3


def test_a_task_that_gives_up_is_not_tried_again() -> None:
    def refuse(work: Work) -> None:
        raise GiveUp("nobody lives there")

    clock = Clock()
    with rehearsed(refuse) as (name,):
        id_ = plan_work(task=name, payload={}, key="bezorging")
        worker_at(clock).work_off()

    assert task_of(id_).state == "failed"


def test_what_a_failed_attempt_wrote_does_not_stand() -> None:
    def stumble(work: Work) -> None:
        plan_work(task="ineen.rehearsal.tasks.stumble", payload={}, key="gevolg", by=work.by)
        raise RuntimeError("the printer is on fire")

    with rehearsed(stumble) as (name,):
        plan_work(task=name, payload={}, key="oorzaak")
        worker_at(Clock()).work_off()

    assert [task.key for task in Task.objects.all()] == ["oorzaak"]


def test_a_task_that_this_version_does_not_know_waits_for_one_that_does() -> None:
    def count(work: Work) -> None: ...

    with rehearsed(count) as (name,):
        id_ = plan_work(task=name, payload={}, key="telling")
    worker_at(Clock()).work_off()

    assert task_of(id_).state == "waiting"
    assert "there is no task" in Failure.objects.get().traceback


def test_an_error_in_the_vault_stays_in_the_vault(caplog: pytest.LogCaptureFixture) -> None:
    def stumble(work: Work) -> None:
        raise RuntimeError("Jan Voorbeeld, Dorpsstraat 1")

    with rehearsed(stumble) as (name,), caplog.at_level(logging.DEBUG, logger="ineen"):
        plan_work(database="vault", task=name, payload={}, key="melding")
        worker_at(Clock()).work_off()

    failure = Failure.objects.using("vault").get()
    assert "Dorpsstraat" in failure.traceback
    assert not Failure.objects.using("default").exists()
    [entry] = caplog.records
    assert entry.getMessage() == worker_module.VAULT_FAILURE % failure.id
    assert "Dorpsstraat" not in caplog.text
    assert "stumble" not in caplog.text


def test_a_lease_that_ran_out_is_taken_back_and_the_late_worker_cannot_end_it() -> None:
    def count(work: Work) -> None: ...

    clock = Clock()
    with rehearsed(count) as (name,):
        id_ = plan_work(task=name, payload={}, key="telling")
        late = claim("default", now=clock.now)
        assert late is not None
        assert take_back("default", now=clock.now) == 0
        clock.wait(minutes=6)
        assert take_back("default", now=clock.now) == 1
        clock.wait(minutes=1)
        worker_at(clock).work_off()

        with pytest.raises(LeaseLost):
            finish(late, now=clock.now)

    assert (task_of(id_).state, task_of(id_).attempts) == ("done", 2)


def test_a_task_that_ends_every_worker_is_given_up() -> None:
    def crash(work: Work) -> None: ...

    clock = Clock()
    with rehearsed(crash, retries=1) as (name,):
        id_ = plan_work(task=name, payload={}, key="telling")
        for _ in range(3):
            claim("default", now=clock.now)
            clock.wait(hours=1)
            take_back("default", now=clock.now)
            clock.wait(hours=1)

    assert (task_of(id_).state, task_of(id_).attempts) == ("failed", 2)


def test_what_one_worker_took_another_does_not_take() -> None:
    def count(work: Work) -> None: ...

    with rehearsed(count) as (name,):
        seen_by_both = task_of(plan_work(task=name, payload={}, key="telling"))

        assert take("default", seen_by_both, now=NOW) is not None
        assert take("default", seen_by_both, now=NOW) is None


def test_a_long_task_tells_its_progress_to_who_asked_for_it() -> None:
    seen = []

    def load(work: Work) -> None:
        work.progress(1, 4)
        seen.append(progress_of(Viewer(person=CLERK.person), work.id))
        work.progress(4, 4)

    with rehearsed(load, atomic=False) as (name,):
        id_ = plan_work(task=name, payload={}, key="inlezen")
        worker_at(Clock()).work_off()

    assert [(progress.done, progress.total, progress.ended) for progress in seen] == [(1, 4, False)]
    ended = progress_of(Viewer(person=CLERK.person), id_)
    assert (ended.done, ended.total, ended.ended) == (4, 4, True)
    for stranger in (RESIDENT, Viewer(person=uuid4())):
        with pytest.raises(NotFound):
            progress_of(stranger, id_)


def test_progress_is_written_once_a_second_and_keeps_the_lease() -> None:
    def load(work: Work) -> None: ...

    clock, ticks = Clock(), iter([0.0, 0.4, 1.2, 1.3])
    with rehearsed(load) as (name,):
        id_ = plan_work(task=name, payload={}, key="inlezen")
        lease = claim("default", now=clock.now)
        assert lease is not None
        work = HeldWork(lease, atomic=False, clock=clock, stop=Event(), ticks=lambda: next(ticks))
        shown, until = [], []
        for done in range(1, 5):
            clock.wait(minutes=1)
            work.progress(done, 9)
            shown.append(task_of(id_).done)
            until.append(task_of(id_).leased_until)

    assert shown == [1, 1, 3, 3]
    assert until[2] == NOW.replace(minute=8)


def test_a_worker_that_must_stop_hands_the_task_back_without_counting_the_attempt() -> None:
    worker = worker_at(Clock())

    def load(work: Work) -> None:
        worker.stop.set()
        work.progress(1, 9)
        raise AssertionError("worked on after the stop")

    with rehearsed(load, atomic=False) as (name,):
        id_ = plan_work(task=name, payload={}, key="inlezen")
        plan_work(task=name, payload={}, key="nog een")
        worker.work_off()

    assert (task_of(id_).state, task_of(id_).attempts) == ("waiting", 0)
    assert set(Task.objects.values_list("state", flat=True)) == {"waiting"}


def test_the_last_step_of_a_long_task_and_its_done_mark_are_one() -> None:
    def load(work: Work) -> None:
        with work.completion():
            plan_work(
                task="ineen.rehearsal.tasks.load", payload={}, key="gevolg", by=work.by, now=NOW.replace(year=2030)
            )
        assert task_of(work.id).state == "done"

    with rehearsed(load, atomic=False) as (name,):
        id_ = plan_work(task=name, payload={}, key="inlezen")
        worker_at(Clock()).work_off()

    assert task_of(id_).state == "done"
    assert Task.objects.filter(key="gevolg").count() == 1


def test_a_database_out_of_reach_does_not_end_the_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    worker = Worker(clock=Clock(), periodic=())
    rounds = []

    def unreachable() -> int:
        rounds.append(1)
        if len(rounds) == 1:
            raise OperationalError("gone")
        worker.stop.set()
        return 0

    monkeypatch.setattr(worker, "work_off", unreachable)
    monkeypatch.setattr(worker_module, "SECONDS_UNREACHABLE", 0)

    worker.run()

    assert len(rounds) == 2
