"""A record that was destroyed is unreadable everywhere, and the chain still holds."""

from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.core import serializers
from django.db.models import QuerySet

from ineen.faces.command.main import main
from ineen.ground.audit.destruction import destroy_record, repeat_destructions
from ineen.ground.audit.findings import Wrong
from ineen.ground.audit.models import AuditEntry, Destruction
from ineen.ground.audit.seal import seal
from ineen.ground.audit.verify import verify
from ineen.ground.audit.words import Destroyed, words_of
from ineen.ground.kernel.actors import system
from ineen.ground.kernel.refusals import BadInput, NotFound
from ineen.ground.outbox.models import Failure, Task
from ineen.ground.privacy.compartments import compartment
from ineen.ground.privacy.keys import Unreadable, key_for, record_of
from ineen.ground.privacy.models import RecordKey
from tests.ground.audit.scenes import CLERK, NOW, TABLE, discussed
from tests.helpers.application_role import as_owner
from tests.helpers.writes import given

GROUND = "bewaartermijn verstreken"
NAME = "Gijs Verzonnen"
pytestmark = pytest.mark.django_db(databases="__all__", transaction=True)


def key_of(row: Task) -> UUID:
    return RecordKey.objects.get(record=record_of(row)).id


def entries() -> list[AuditEntry]:
    with as_owner("vault"):
        return list(AuditEntry.objects.using("vault").order_by("written"))


def whole() -> list[Wrong]:
    with as_owner("vault"):
        return [finding.wrong for finding in verify(now=NOW).findings]


def destroy(row: Task) -> Destruction:
    with compartment(TABLE):
        return destroy_record(by=CLERK, now=NOW, row=row, ground=GROUND)


def test_words_of_the_vault_are_read_with_the_key_of_their_record_only() -> None:
    discussed(NAME)
    [entry] = entries()
    words = words_of(entry)
    assert (words.what, words.details) == (f"besproken: {NAME}", {"about": NAME})
    assert words.actor_label == CLERK.label
    stored = serializers.serialize("json", [entry])
    assert not any(word in stored for word in (NAME, CLERK.label, "besproken"))


def test_destroying_leaves_a_chain_that_holds_and_nothing_to_read() -> None:
    row, other = discussed(NAME), discussed("een ander")
    seal(now=NOW)
    destroy(row)
    first, second, told = entries()
    with pytest.raises(Destroyed):
        words_of(first)
    assert words_of(second).details == {"about": "een ander"}
    assert words_of(told).details == {"kind": "outbox.task", "ground": GROUND}
    assert whole() == []
    with pytest.raises(NotFound, match="al vernietigd"):
        destroy(row)
    assert RecordKey.objects.filter(record=record_of(other)).exists()


def test_a_destruction_names_its_ground_and_nobody(seals: Path) -> None:
    row = discussed(NAME)
    with pytest.raises(BadInput, match="grond"), compartment(TABLE):
        destroy_record(by=CLERK, now=NOW, row=row, ground=" ")
    destroy(row)
    destruction = Destruction.objects.using("vault").get()
    assert (destruction.kind, destruction.ground, destruction.by) == ("outbox.task", GROUND, CLERK.person)
    log = (seals / "destructions.txt").read_text()
    assert str(destruction.key) in log
    assert NAME not in log


def test_a_key_that_is_gone_without_a_destruction_is_found() -> None:
    key = key_of(discussed(NAME))
    with given():
        RecordKey.objects.all().delete()
        assert whole() == [Wrong.KEY_LOST]
        Destruction(key=key, kind="outbox.task", ground=GROUND, at=NOW).save(using="vault")
    assert whole() == [Wrong.KEY_LOST]


def test_what_a_restore_brings_back_is_destroyed_again() -> None:
    row = discussed(NAME)
    kept = RecordKey.objects.get()
    destroy(row)
    with given():
        RecordKey.objects.bulk_create([kept])
        with as_owner("vault"):
            QuerySet(Destruction, using="vault").delete()
    assert words_of(entries()[0]).details == {"about": NAME}
    assert repeat_destructions(by=system("terugzetten"), now=NOW) == 1
    assert repeat_destructions(by=system("terugzetten"), now=NOW) == 0
    with pytest.raises(Destroyed):
        words_of(entries()[0])
    assert whole() == []


def test_a_restore_of_the_vault_without_its_keys_is_told_what_was_destroyed() -> None:
    destroy(discussed(NAME))
    with given(), as_owner("vault"):
        QuerySet(Destruction, using="vault").delete()
    assert whole() == [Wrong.KEY_LOST]
    assert main(["audit", "repeat-destructions"]) == 0
    assert whole() == []


def test_an_unsigned_line_in_the_log_destroys_nothing(seals: Path) -> None:
    row = discussed(NAME)
    destroy(row)
    path = seals / "destructions.txt"
    living = discussed("een ander")
    path.write_text(path.read_text().replace(str(Destruction.objects.using("vault").get().key), str(key_of(living))))
    assert repeat_destructions(by=system("terugzetten"), now=NOW) == 0
    assert RecordKey.objects.filter(record=record_of(living)).exists()


def test_what_is_kept_with_its_parent_shares_its_key() -> None:
    row = discussed(NAME)
    assert record_of(Failure(task=row)) == record_of(row)


def test_a_record_key_opens_after_the_vault_key_was_replaced_and_with_no_other(settings: Any) -> None:
    old = settings.INEEN_VAULT_KEY
    row = discussed(NAME)
    settings.INEEN_VAULT_KEY = f"een-nieuwe-sleutel-van-de-kluis,{old}"
    assert words_of(entries()[0]).details == {"about": NAME}
    settings.INEEN_VAULT_KEY = "een-nieuwe-sleutel-van-de-kluis"
    with pytest.raises(Unreadable, match="INEEN_VAULT_KEY"):
        key_for(row, now=NOW)


def test_what_was_encrypted_in_one_place_is_not_read_in_another() -> None:
    with given():
        key = key_for(discussed(NAME), now=NOW)
    sealed = key.encrypt(b"woorden", place="hier")
    assert key.decrypt(sealed, place="hier") == b"woorden"
    with pytest.raises(Unreadable):
        key.decrypt(sealed, place="daar")
