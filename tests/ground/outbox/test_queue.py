from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import transaction

from ineen.ground.audit.acts import act
from ineen.ground.kernel.actors import Actor
from ineen.ground.kernel.tasks import Work
from ineen.ground.outbox.models import Task
from ineen.ground.outbox.payloads import NotForTheVault
from ineen.ground.outbox.queue import OutsideAct, database_of, enqueue
from ineen.ground.privacy.models import RecordKey
from tests.ground.outbox.office import CLERK, NOW, plan_work
from tests.ground.outbox.rehearsal import rehearsed

pytestmark = pytest.mark.django_db(databases="__all__")


def send_invitation(work: Work, *, activity: Any) -> None: ...


def send_report(work: Work) -> None: ...


@pytest.fixture
def names() -> Iterator[list[str]]:
    with rehearsed(send_invitation, send_report) as found:
        yield found


def test_work_waits_for_the_worker_from_the_moment_of_the_act(names: list[str]) -> None:
    id_ = plan_work(task=names[0], payload={"activity": "buurtfeest"}, key="uitnodiging/1")

    task = Task.objects.get(pk=id_)
    assert (task.state, task.payload, task.due) == ("waiting", {"activity": "buurtfeest"}, NOW)
    assert task.asked_by == CLERK.person


def test_work_can_wait_until_later(names: list[str]) -> None:
    later = NOW + timedelta(days=3)

    assert Task.objects.get(pk=plan_work(task=names[1], payload={}, key="verslag", after=later)).due == later


def test_the_same_key_twice_is_one_row_and_the_first_stays(names: list[str]) -> None:
    first = plan_work(task=names[0], payload={"activity": 1}, key="uitnodiging/1")
    again = plan_work(task=names[0], payload={"activity": 2}, key="uitnodiging/1")

    assert first == again
    assert [task.payload for task in Task.objects.all()] == [{"activity": 1}]


def test_one_key_does_not_serve_two_tasks(names: list[str]) -> None:
    plan_work(task=names[0], payload={"activity": 1}, key="sleutel")

    with pytest.raises(ValueError, match="belongs to"):
        plan_work(task=names[1], payload={}, key="sleutel")


def test_work_lies_in_the_database_of_its_subject(names: list[str]) -> None:
    plan_work(database="vault", task=names[1], payload={}, key="verslag")

    assert Task.objects.using("vault").count() == 1
    assert Task.objects.using("default").count() == 0


def test_work_is_refused_outside_an_act(names: list[str]) -> None:
    with transaction.atomic(), pytest.raises(OutsideAct):
        enqueue(task=names[1], payload={}, key="verslag")


def test_work_is_refused_in_an_act_on_the_other_database(names: list[str]) -> None:
    @act(database="vault")
    def plan_elsewhere(*, by: Actor, now: datetime) -> None:
        enqueue(task=names[1], payload={}, key="verslag")

    with pytest.raises(OutsideAct):
        plan_elsewhere(by=CLERK, now=NOW)


def test_an_act_that_fails_leaves_no_work(names: list[str]) -> None:
    @act
    def fail(*, by: Actor, now: datetime) -> None:
        enqueue(task=names[1], payload={}, key="verslag")
        raise RuntimeError("the printer is on fire")

    with pytest.raises(RuntimeError, match="on fire"):
        fail(by=CLERK, now=NOW)

    assert not Task.objects.exists()


@pytest.mark.parametrize("name", ["ineen.rehearsal.tasks.lost", "ineen.absent.tasks.work", "os.system", "os.tasks.x"])
def test_an_unknown_task_is_found_out_at_once(names: list[str], name: str) -> None:
    with pytest.raises(LookupError):
        plan_work(task=name, payload={}, key="x")


def test_a_payload_that_the_task_does_not_take_is_found_out_at_once(names: list[str]) -> None:
    with pytest.raises(TypeError):
        plan_work(task=names[1], payload={"activity": 1}, key="x")


def plan_in_vault(name: str, value: object, key: str = "melding") -> None:
    plan_work(database="vault", task=name, payload={"activity": value}, key=key)


@pytest.mark.parametrize(
    "value", [7, "0193a8e4-1c58-7d5e-9a1b-7f5f0e6d2c11", "2026-11-22", "2026-11-22T06:00:00+00:00", "BU03440101"]
)
def test_the_vault_takes_identifiers(names: list[str], value: object) -> None:
    plan_in_vault(names[0], value, key=f"melding/{value}")

    assert Task.objects.using("vault").get().payload == {"activity": value}


@pytest.mark.parametrize(
    "value",
    ["Jan Voorbeeld", -7, "19990131", "123456782", 123456782, 1.5, None, ["a"], {"name": "Jan"}, "", "BU0344 Dorp"],
)
def test_the_vault_refuses_what_could_tell_of_a_person(names: list[str], value: object) -> None:
    with pytest.raises(NotForTheVault) as refusal:
        plan_in_vault(names[0], value)

    assert not value or str(value) not in str(refusal.value)
    assert not Task.objects.using("vault").exists()


@pytest.mark.parametrize("key", ["melding/jan-voorbeeld", "Jan", "melding/123456782", ""])
def test_the_vault_refuses_a_key_that_could_tell_of_a_person(names: list[str], key: str) -> None:
    with pytest.raises(ValueError, match="key"):
        plan_in_vault(names[0], 1, key=key)


def test_work_about_a_row_that_is_not_saved_yet_goes_to_the_home_of_that_row() -> None:
    assert database_of(Task()) == "default"
    assert database_of(RecordKey()) == "keys"
    assert database_of(None) == "default"
