"""The publication version changes with what residents may see, and with nothing else."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import DatabaseError
from django.utils import timezone
from django_scopes import scopes_disabled
from pytest_django import DjangoAssertNumQueries

from ineen.evidence import queries as evidence
from ineen.evidence.actions import withdraw_delivery
from ineen.faces.publication.web import version as version_module
from ineen.faces.publication.web.version import PublicationVersion
from ineen.ground.areas.actions import load_areas
from ineen.ground.audit.models import StreamHead
from ineen.ground.kernel.actors import RESIDENT
from ineen.ground.kernel.refusals import BadInput
from ineen.policy.execution.models import ImplementationPlan
from ineen.policy.plans import queries as plans
from ineen.policy.plans.actions import import_plan
from ineen.policy.plans.models import SafetyPlan
from tests.helpers.public_site import BY, NOW, REGIONS, publish
from tests.helpers.whole_thread import add_whole_thread
from tests.helpers.writes import given

pytestmark = pytest.mark.django_db(databases="__all__")
SLUG = "bes-2023-2026"


@pytest.fixture(autouse=True)
def _published(scratch: Path) -> None:
    publish(scratch)


def version() -> str:
    found = PublicationVersion().current()
    assert found
    return found


def stored() -> plans.PlanText:
    found = plans.stored(BY, SLUG)
    assert found is not None
    return found


def change_a_plan(_scratch: Path) -> None:
    import_plan(by=BY, now=NOW, plan=replace(stored(), vision="Anders."), replace=True)


def withdraw_a_release(_scratch: Path) -> None:
    content = evidence.source_versions(RESIDENT)[0].content_hash
    withdraw_delivery(by=BY, now=NOW, content=content, because="verkeerd bestand")


def load_more_areas(scratch: Path) -> None:
    path = scratch / "anders.csv"
    path.write_text(REGIONS.replace("'t Hart", "Het Hart"), encoding="utf-8")
    load_areas(by=BY, now=NOW, path=path, year=2024)


@pytest.mark.parametrize("act", [change_a_plan, withdraw_a_release, load_more_areas])
def test_every_act_is_noticed(act: Callable[[Path], None], scratch: Path) -> None:
    before = version()
    act(scratch)
    assert version() != before


def test_an_act_that_fails_changes_nothing() -> None:
    before = version()
    with pytest.raises(BadInput):
        import_plan(by=BY, now=NOW, plan=stored())
    assert version() == before


def test_an_act_that_was_numbered_first_and_committed_last_is_noticed() -> None:
    with given():
        StreamHead.objects.create(stream="later/2026-07-01", number=1000, mac="x")
    before = version()
    with given():
        StreamHead.objects.create(stream="earlier/2026-07-01", number=1, mac="x")
    assert version() != before


def test_a_plan_that_comes_out_by_itself_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    moment = timezone.now() + timedelta(days=1)
    with given(), scopes_disabled():
        SafetyPlan.objects.update(published_at=moment)
    before = version()
    monkeypatch.setattr(timezone, "now", lambda: moment)
    assert version() != before


def test_a_plan_whose_confidentiality_ends_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    today = timezone.now()
    with given(), scopes_disabled():
        SafetyPlan.objects.update(secrecy_ground="de opsporing van strafbare feiten", secrecy_until=today.date())
    before = version()
    monkeypatch.setattr(timezone, "now", lambda: today + timedelta(days=2))
    assert version() != before


def test_an_implementation_plan_that_comes_out_by_itself_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    add_whole_thread()
    moment = timezone.now() + timedelta(days=1)
    with given(), scopes_disabled():
        assert ImplementationPlan.objects.update(published_at=moment)
    before = version()
    monkeypatch.setattr(timezone, "now", lambda: moment)
    assert version() != before


def test_the_database_is_asked_once_a_second(
    monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    clock = [100.0]
    monkeypatch.setattr(version_module, "monotonic", lambda: clock[0])
    known = PublicationVersion()
    with django_assert_num_queries(3):
        before = known.current()
        clock[0] += 0.9
        assert known.current() == before
    with given():
        StreamHead.objects.create(stream="policy/2026-07-02", number=1, mac="x")
    assert known.current() == before
    clock[0] += 0.2
    assert known.current() != before


def test_a_database_that_does_not_answer_has_no_version(monkeypatch: pytest.MonkeyPatch) -> None:
    def down() -> int:
        raise DatabaseError

    monkeypatch.setattr(version_module, "entries_so_far", down)
    assert PublicationVersion().current() is None
