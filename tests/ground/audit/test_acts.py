"""The write door: an act leaves an entry, or nothing."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.db.transaction import atomic

from ineen.ground.audit.acts import NothingRecorded, act
from ineen.ground.audit.entries import goes_on, record
from ineen.ground.audit.models import AuditEntry, StreamHead
from ineen.ground.kernel.actors import Actor, system
from ineen.ground.organisations.models import Person
from tests.helpers.writes import WriteOutsideAct, given

pytestmark = pytest.mark.django_db(databases="__all__")
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


@act
def register(*, by: Actor, now: datetime, email: str, told: bool = True) -> Person:
    person = Person.objects.create(email=email, name="Wil Voorbeeld")
    if told:
        record(on=person, what="persoon ingeschreven", details={"email": email})
    return person


@act
def register_two(*, by: Actor, now: datetime, second_told: bool = True) -> None:
    register(by=by, now=now, email="een@voorbeeld.nl")
    register(by=by, now=now, email="twee@voorbeeld.nl", told=second_told)


def test_an_act_leaves_an_entry_that_tells_who_did_what_to_which_row() -> None:
    person = register(by=system("proef"), now=NOW, email="wil@voorbeeld.nl")
    entry = AuditEntry.objects.get()
    assert (entry.act, entry.actor_label, entry.what, entry.at) == ("register", "proef", "persoon ingeschreven", NOW)
    assert (entry.subject_app, entry.subject_model, entry.subject_id) == ("organisations", "person", str(person.pk))
    assert (entry.number, entry.details) == (1, '{"email":"wil@voorbeeld.nl"}')


def test_an_act_that_records_nothing_is_refused_and_rolled_back() -> None:
    with pytest.raises(NothingRecorded, match="register"):
        register(by=system("proef"), now=NOW, email="wil@voorbeeld.nl", told=False)
    assert not Person.objects.exists()


def test_an_act_inside_an_act_shares_its_id_and_its_fate() -> None:
    register_two(by=system("proef"), now=NOW)
    assert [entry.number for entry in AuditEntry.objects.order_by("number")] == [1, 2]
    assert len({entry.act_id for entry in AuditEntry.objects.all()}) == 1
    with given():
        Person.objects.all().delete()
    with pytest.raises(NothingRecorded):
        register_two(by=system("proef"), now=NOW, second_told=False)
    assert (Person.objects.count(), AuditEntry.objects.count(), StreamHead.objects.get().number) == (0, 2, 2)


def test_recording_outside_an_act_is_refused() -> None:
    with pytest.raises(RuntimeError, match="outside an act"):
        record(on=Person(name="Wil Voorbeeld"), what="zomaar")


def test_entries_are_never_changed_through_the_model() -> None:
    register(by=system("proef"), now=NOW, email="wil@voorbeeld.nl")
    entry = AuditEntry.objects.get()
    with given():
        for change in (entry.save, entry.delete, AuditEntry.objects.all().delete):
            with pytest.raises(TypeError, match="never"):
                change()
        with pytest.raises(TypeError, match="never"):
            AuditEntry.objects.update(what="iets anders")


def test_a_write_outside_an_act_fails_a_test() -> None:
    with pytest.raises(WriteOutsideAct, match="organisations_person"), atomic():
        Person.objects.create(email="wil@voorbeeld.nl", name="Wil Voorbeeld")
    with given():
        person = Person.objects.create(email="wil@voorbeeld.nl", name="Wil Voorbeeld")
    for write in (person.delete, person.save, lambda: Person.objects.filter(pk=person.pk).update(name="Anders")):
        with pytest.raises(WriteOutsideAct), atomic():
            write()
    assert Person.objects.get().name == "Wil Voorbeeld"


@act
def keep_typing(*, by: Actor, now: datetime, person: Person, begins: bool = False) -> None:
    """As an autosave does: only the first is told."""
    if begins:
        record(on=person, what="begonnen")
    else:
        goes_on(on=person)


def test_what_goes_on_has_begun_by_the_same_person() -> None:
    person = register(by=system("proef"), now=NOW, email="wil@voorbeeld.nl")
    her, other = (Actor(person=uuid4(), label="Wil Voorbeeld") for _ in range(2))
    with pytest.raises(RuntimeError, match="no entry tells that it began"):
        keep_typing(by=her, now=NOW, person=person)
    keep_typing(by=her, now=NOW, person=person, begins=True)
    keep_typing(by=her, now=NOW, person=person)
    with pytest.raises(RuntimeError, match="no entry tells that it began"):
        keep_typing(by=other, now=NOW, person=person)
    assert AuditEntry.objects.filter(act="keep_typing").count() == 1
