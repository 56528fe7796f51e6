"""The publication version changes with what residents may see, and with nothing else."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.apps import apps
from django.db import DatabaseError
from django.utils import timezone
from django_scopes import scopes_disabled
from pytest_django import DjangoAssertNumQueries

from ineen.evidence import queries as evidence
from ineen.evidence.actions import withdraw_delivery
from ineen.faces.publication.web import version as version_module
from ineen.faces.publication.web.version import PublicationVersion
from ineen.ground.access.actions import refuse_sign_in, sign_in, sign_out
from ineen.ground.access.models import Means
from ineen.ground.areas.actions import load_areas
from ineen.ground.audit.acts import act
from ineen.ground.audit.entries import record
from ineen.ground.audit.models import AuditEntry, StreamHead
from ineen.ground.inbox.actions import post
from ineen.ground.kernel.actors import RESIDENT, Actor
from ineen.ground.kernel.refusals import BadInput
from ineen.ground.organisations.models import Person
from ineen.policy.execution.models import ImplementationPlan
from ineen.policy.plans import queries as plans
from ineen.policy.plans.actions import import_plan
from ineen.policy.plans.models import SafetyPlan
from tests.helpers.public_site import BY, NOW, REGIONS, publish
from tests.helpers.whole_thread import add_whole_thread
from tests.helpers.worlds import begins_with
from tests.helpers.writes import given
from tests.people import make_cast

pytestmark = [pytest.mark.django_db(databases="__all__"), begins_with(publish)]
SLUG = "bes-2023-2026"


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


@pytest.fixture
def writer() -> Person:
    found = make_cast()["coordinator"]
    assert found
    return found


def test_who_signs_in_changes_nothing_that_a_reader_sees(writer: Person) -> None:
    """Nor who is refused, gets work on her list, writes a draft or leaves: whoever reads gets the page that is kept."""
    by, before, entries = Actor(person=writer.pk, label="coördinator"), version(), AuditEntry.objects.count()
    sign_in(by=by, now=NOW, means=Means.PASSWORD, second_step=True, session_key="a", device="Firefox")
    refuse_sign_in(by=BY, now=NOW, email="niemand@voorbeeld.nl", means=Means.PASSWORD, device="Firefox")
    post(by=BY, now=NOW, to=[writer.pk], key="test", sentence="Er ligt werk.", url="/werk", on=writer)
    sign_out(by=by, now=NOW, session_key="a")
    assert AuditEntry.objects.count() == entries + 4
    assert version() == before


def test_a_change_within_an_act_about_a_person_is_noticed(writer: Person) -> None:
    @act
    def change_both(*, by: Actor, now: datetime) -> None:
        record(on=writer, what="iets aan haar")
        import_plan(by=by, now=now, plan=replace(stored(), vision="Anders."), replace=True)

    before = version()
    change_both(by=BY, now=NOW)
    assert version() != before


def test_what_no_reader_sees_is_named_here() -> None:
    """Before a model is added: does no page for everybody show a row of it, and does no act about it change another?"""
    unseen = {model._meta.label for model in apps.get_models() if getattr(model, "unseen", False)}
    assert unseen == {
        *("access.Invitation", "access.SignIn", "inbox.CalendarKey", "inbox.InboxItem", "inbox.SeenUntil"),
        *("organisations.Person", "plans.TextDraft"),
    }


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
