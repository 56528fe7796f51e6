"""Acts at the same time leave numbers without gaps, and a chain that holds."""

from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import pytest
from django.db import connections

from ineen.ground.audit.models import AuditEntry, StreamHead
from ineen.ground.audit.verify import verify
from tests.ground.audit.scenes import CLERK, NOW, discussed, register, registered
from tests.helpers.application_role import as_owner

THREADS, ACTS = 4, 6


def in_parallel(work: object) -> None:
    def one(number: int) -> None:
        try:
            work(number)  # type: ignore[operator]
        finally:
            connections.close_all()

    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(one, range(THREADS)))


def act_and_fail_now_and_then(number: int) -> None:
    for step in range(ACTS):
        told = (number + step) % 3 > 0
        try:
            register(by=CLERK, now=NOW, told=told)
        except RuntimeError:
            assert not told


@pytest.mark.django_db(databases="__all__", transaction=True)
def test_acts_at_the_same_time_are_numbered_without_gaps() -> None:
    in_parallel(act_and_fail_now_and_then)
    by_stream: dict[str, list[int]] = {}
    for stream, number in AuditEntry.objects.order_by("stream", "number").values_list("stream", "number"):
        by_stream.setdefault(stream, []).append(number)
    assert sum(map(len, by_stream.values())) == THREADS * ACTS * 2 // 3
    assert all(numbers == list(range(1, len(numbers) + 1)) for numbers in by_stream.values())
    with as_owner("vault"):
        assert verify(now=NOW).findings == []


@pytest.mark.django_db(databases="__all__", transaction=True)
def test_first_entries_of_a_stream_at_the_same_time_make_one_stream() -> None:
    in_parallel(lambda _: discussed("dezelfde tafel"))
    with as_owner("vault"):
        assert sum(head.number for head in StreamHead.objects.using("vault").all()) == THREADS
        assert verify(now=NOW).findings == []


@pytest.mark.django_db(databases="__all__")
def test_compartments_have_streams_of_their_own() -> None:
    registered(2)
    discussed("oost", UUID(int=1))
    discussed("west", UUID(int=2))
    assert [head.number for head in StreamHead.objects.using("default").all()] == [2]
    assert [head.number for head in StreamHead.objects.using("vault").all()] == [1, 1]
