"""Whoever changes, removes or cuts off entries is found out, also when she sets the counter right."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import DatabaseError, connections, transaction
from django.db.models import QuerySet
from django.utils import timezone

from ineen.faces.command.main import main
from ineen.ground.audit.findings import Wrong
from ineen.ground.audit.models import AuditEntry, StreamHead
from ineen.ground.audit.seal import seal, seals_file
from ineen.ground.audit.verify import verify
from ineen.ground.kernel.tasks import find_task
from ineen.ground.outbox.periodic import PERIODIC
from tests.ground.audit.scenes import NOW, discussed, registered
from tests.helpers.application_role import as_owner
from tests.helpers.writes import given

pytestmark = pytest.mark.django_db(databases="__all__")


@contextmanager
def tampering(database: str = "default") -> Iterator[Any]:
    with as_owner(database), given(), connections[database].cursor() as cursor:
        yield cursor.execute


def found() -> list[tuple[str, Wrong, int, int]]:
    with as_owner("vault"):
        return [(finding.database, finding.wrong, finding.first, finding.last) for finding in verify(now=NOW).findings]


def set_back(database: str, number: int) -> None:
    """What a careful thief does: the head says what is left."""
    with as_owner("vault"), given():
        [entry] = AuditEntry.objects.using(database).filter(number=number)
        StreamHead.objects.using(database).update(number=number, mac=entry.mac)


def test_what_nobody_touched_is_whole() -> None:
    registered(3)
    with as_owner("vault"):
        report = verify(now=NOW)
    assert (report.entries, report.streams, report.findings) == (3, 1, [])


@pytest.mark.parametrize(
    "change", ["what = 'niets gedaan'", "details = '{}'", "actor_label = 'Iemand Anders'", "at = written", "act = 'x'"]
)
def test_an_altered_entry_is_found(change: str) -> None:
    registered(3)
    with tampering() as sql:
        sql(f"UPDATE audit_auditentry SET {change} WHERE number = 2")
    assert found() == [("default", Wrong.ALTERED, 2, 2)]


def test_an_entry_that_was_put_in_the_place_of_another_is_found() -> None:
    registered(3)
    with tampering() as sql:
        sql("DELETE FROM audit_auditentry WHERE number = 2")
        sql("UPDATE audit_auditentry SET number = 2 WHERE number = 3")
    set_back("default", 2)
    assert (Wrong.ALTERED, 2) in {(wrong, first) for _, wrong, first, _ in found()}


def test_an_entry_that_can_not_even_be_read_is_a_finding_and_no_crash() -> None:
    registered(3)
    with tampering() as sql:
        sql("UPDATE audit_auditentry SET stream = 'onzin', number = 1 WHERE number = 3")
    assert Wrong.ALTERED in {wrong for _, wrong, _, _ in found()}


def test_a_missing_entry_is_found() -> None:
    registered(4)
    with tampering() as sql:
        sql("DELETE FROM audit_auditentry WHERE number IN (2, 3)")
    assert found() == [("default", Wrong.MISSING, 2, 3)]


def test_entries_cut_off_are_found_by_the_head() -> None:
    registered(3)
    with tampering() as sql:
        sql("DELETE FROM audit_auditentry WHERE number > 1")
    assert found() == [("default", Wrong.CUT_OFF, 2, 3)]


def test_entries_cut_off_are_found_by_the_seal_when_the_head_was_set_back() -> None:
    registered(3)
    seal(now=NOW)
    with tampering() as sql:
        sql("DELETE FROM audit_auditentry WHERE number > 1")
    set_back("default", 1)
    assert found() == [("default", Wrong.CUT_OFF, 2, 3)]


def test_a_whole_stream_that_is_gone_is_found_by_the_seal() -> None:
    registered(3)
    seal(now=NOW)
    with tampering() as sql:
        sql("DELETE FROM audit_auditentry")
        sql("DELETE FROM audit_streamhead")
    assert found() == [("default", Wrong.CUT_OFF, 1, 3)]


def test_a_stream_written_anew_with_the_key_differs_from_its_seal() -> None:
    registered(3)
    seal(now=NOW)
    with tampering() as sql:
        sql("DELETE FROM audit_auditentry")
        sql("DELETE FROM audit_streamhead")
    registered(3)
    assert found() == [("default", Wrong.ALTERED, 3, 3)]


def test_a_head_that_does_not_fit_is_found() -> None:
    registered(3)
    with given():
        StreamHead.objects.update(number=2)
    assert found() == [("default", Wrong.HEAD, 3, 3)]


def test_the_encrypted_words_of_the_vault_are_checked_as_well() -> None:
    discussed("de ene casus")
    discussed("de andere casus")
    with as_owner("vault"), given():
        QuerySet(AuditEntry, using="vault").filter(number=2).update(encrypted=b"iets anders van lengte")
    assert found() == [("vault", Wrong.ALTERED, 2, 2)]


def test_a_day_that_was_not_sealed_is_named_once_it_is_past() -> None:
    registered(2)
    today = timezone.now()
    with as_owner("vault"):
        assert verify(now=today).findings == []
        [late] = verify(now=today + timedelta(days=3)).findings
        assert (late.wrong, late.first, late.last) == (Wrong.SEAL_MISSING, 1, 2)
        seal(now=today)
        assert verify(now=today + timedelta(days=3)).findings == []


def test_sealing_again_adds_only_what_grew(seals: Path) -> None:
    registered(2)
    assert (seal(now=NOW), seal(now=NOW)) == (1, 0)
    registered(1)
    assert seal(now=NOW) == 1
    assert len((seals / seals_file("default")).read_text().splitlines()) == 2


def test_the_worker_seals_the_streams(seals: Path) -> None:
    registered(2)
    find_task("ineen.ground.audit.tasks.seal_streams").function(SimpleNamespace(now=NOW))
    assert "\t2\t" in (seals / seals_file("default")).read_text()
    assert "ineen.ground.audit.tasks.seal_streams" in [entry.task for entry in PERIODIC]


@pytest.mark.parametrize("lost", [0, 1])
def test_a_line_taken_out_of_the_seals_or_changed_is_found(seals: Path, lost: int) -> None:
    for _ in range(3):
        registered(1)
        seal(now=NOW)
    path = seals / seals_file("default")
    lines = path.read_text().splitlines(keepends=True)
    path.write_text("".join(lines[:lost] + lines[lost + 1 :]))
    assert found() == [("default", Wrong.SEAL_ALTERED, lost + 1, lost + 1)]
    path.write_text("".join(lines).replace("\t2\t", "\t9\t"))
    assert ("default", Wrong.SEAL_ALTERED, 2, 2) in found()
    path.write_bytes("".join(lines).encode() + b"\xff\xfe\n")
    assert found() == [("default", Wrong.SEAL_ALTERED, 4, 4)]


def test_the_database_itself_refuses_to_change_history() -> None:
    registered(1)
    for statement in ("UPDATE audit_auditentry SET what = 'niets'", "DELETE FROM audit_auditentry"):
        with (
            given(),
            pytest.raises(DatabaseError, match=r"append-only|permission denied"),
            transaction.atomic(),
            connections["default"].cursor() as cursor,
        ):
            cursor.execute(statement)


def test_the_command_says_in_dutch_what_is_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    registered(3)
    with as_owner("vault"):
        assert main(["audit", "seal"]) == 0
        assert main(["audit", "verify"]) == 0
        assert "Uitkomst: het logboek is heel." in capsys.readouterr().out
        with tampering() as sql:
            sql("DELETE FROM audit_auditentry WHERE number = 2")
        assert main(["audit", "verify"]) == 1
        assert "regel 2: ontbreekt" in capsys.readouterr().out
        assert main(["audit", "verify", "--format", "json"]) == 1
        assert '"wrong": "missing", "first": 2, "last": 2' in capsys.readouterr().out
