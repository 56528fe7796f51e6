"""Keeping, handing out and deleting, in both worlds."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core.files.storage import FileSystemStorage, storages
from django.db import IntegrityError, transaction
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from ineen.ground.audit.acts import act
from ineen.ground.audit.models import AuditEntry
from ineen.ground.files.actions import delete_file, store_file
from ineen.ground.files.models import OF_A_PARTNERSHIP, StoredContent, StoredFile
from ineen.ground.files.queries import content_of, file_visible_to, files_of
from ineen.ground.files.web.views import hand_out
from ineen.ground.kernel.actors import RESIDENT, Actor, Viewer
from ineen.ground.kernel.audience import Audience
from ineen.ground.kernel.refusals import BadInput, NotFound
from ineen.ground.outbox.models import Task
from ineen.ground.outbox.worker import Worker
from ineen.ground.privacy.compartments import compartment
from ineen.ground.privacy.models import RecordKey
from tests.ground.files import samples
from tests.helpers.writes import given

pytestmark = pytest.mark.django_db(databases="__all__")
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
CLERK = Actor(person=uuid4(), label="Sanne Voorbeeld")
TABLE = UUID("0193a8e4-1c58-7d5e-9a1b-7f5f0e6d2c11")
LETTER = b"Beste allemaal, tot donderdag."


@pytest.fixture(autouse=True)
def cabinet(tmp_path: Path, settings: Settings) -> Path:
    """The storage of this test."""
    location = tmp_path / "files"
    settings.STORAGES = settings.STORAGES | {
        "default": settings.STORAGES["default"]
        | {"OPTIONS": settings.STORAGES["default"]["OPTIONS"] | {"location": location}}
    }
    return location


def on_disk(cabinet: Path) -> list[Path]:
    return sorted(path for path in cabinet.rglob("*") if path.is_file())


def subject(database: str) -> Task:
    row = Task()
    row._state.db = database
    return row


@contextmanager
def world(database: str) -> Iterator[None]:
    with compartment(TABLE) if database == "vault" else nullcontext():
        yield


def store(database: str = "default", **file: Any) -> StoredFile:
    words = {"name": "brief.doc", "content": LETTER, "on": subject(database), **file}
    with world(database):
        return store_file(by=CLERK, now=NOW, **words)


@pytest.mark.parametrize("database", ["default", "vault"])
def test_a_file_is_kept_in_the_database_of_its_subject_and_comes_back_as_it_was(database: str) -> None:
    row = subject(database)
    kept = store(database, on=row)

    with world(database):
        [found] = files_of(row)
        assert content_of(found) == LETTER
        assert list(files_of(subject(database))) == []
    assert (found.pk, found.name, found.kind, found.stored_by) == (kept.pk, "brief.doc.txt", "txt", CLERK.person)
    other = "vault" if database == "default" else "default"
    assert not StoredContent.objects.using(other).exists()


def test_a_file_without_a_subject_is_kept_in_the_policy_world_for_who_kept_it_alone() -> None:
    kept = store(on=None)

    assert (kept._state.db, kept.audience) == ("default", Audience.TABLE)
    assert file_visible_to(Viewer(person=CLERK.person), kept.pk) == kept
    with pytest.raises(NotFound):
        file_visible_to(RESIDENT, kept.pk)


@pytest.mark.parametrize("database", ["default", "vault"])
def test_keeping_and_deleting_stand_in_the_audit(database: str) -> None:
    with world(database):
        kept = store(database)
        delete_file(by=CLERK, now=NOW, file=kept)
        acts = AuditEntry.objects.using(database).filter(subject_app="files").count()

    assert acts == 2


def test_equal_bytes_are_kept_once_and_go_with_the_last_file(
    cabinet: Path, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    one, two = store(), store(name="zelfde.txt")
    assert len(on_disk(cabinet)) == 1

    with django_capture_on_commit_callbacks(execute=True):
        delete_file(by=CLERK, now=NOW, file=one)
    assert content_of(two) == LETTER

    with django_capture_on_commit_callbacks(execute=True):
        delete_file(by=CLERK, now=NOW, file=two)
    assert on_disk(cabinet) == []
    assert not StoredContent.objects.exists()


def test_bytes_stay_until_the_deletion_is_committed(
    cabinet: Path, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    kept = store()

    with django_capture_on_commit_callbacks(execute=False):
        delete_file(by=CLERK, now=NOW, file=kept)

    assert len(on_disk(cabinet)) == 1


def test_bytes_that_are_wanted_again_before_they_went_stay(
    cabinet: Path, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        kept = store()
        delete_file(by=CLERK, now=NOW, file=kept)
        again = store()

    assert content_of(again) == LETTER


def test_in_the_vault_the_bytes_are_encrypted_and_die_with_the_key_of_the_record(cabinet: Path) -> None:
    kept = store("vault")

    [path] = on_disk(cabinet)
    assert path.relative_to(cabinet).parts[0] == "vault"
    assert LETTER not in path.read_bytes()
    assert kept.key is not None
    with given():
        RecordKey.objects.using("keys").filter(pk=kept.key).delete()
    with pytest.raises(NotFound, match="vernietigd"):
        content_of(kept)


def test_in_the_vault_equal_bytes_are_not_seen_to_be_equal(cabinet: Path) -> None:
    assert store("vault").content_id != store("vault").content_id


def test_in_the_vault_a_file_is_for_the_table_alone() -> None:
    with pytest.raises(BadInput, match="overlegtafel"):
        store("vault", audience=Audience.PUBLIC)


def test_another_table_does_not_see_the_files_of_this_one() -> None:
    row = subject("vault")
    store("vault", on=row)

    with compartment(uuid4()):
        assert not files_of(row).exists()


def test_a_file_of_the_vault_is_not_found_by_the_address_of_the_policy_world() -> None:
    kept = store("vault")

    with pytest.raises(NotFound):
        file_visible_to(Viewer(person=CLERK.person), kept.pk)


def test_a_file_that_is_refused_leaves_nothing(cabinet: Path) -> None:
    with pytest.raises(BadInput, match="leeg"):
        store(content=b"")

    assert on_disk(cabinet) == []
    assert not StoredFile.objects.exists()


def test_the_largest_size_is_a_setting(settings: Settings) -> None:
    settings.INEEN_FILE_BYTES = len(LETTER) - 1

    with pytest.raises(BadInput, match="te groot"):
        store()


@pytest.mark.parametrize("audience", [Audience.ORGANISATION, *OF_A_PARTNERSHIP])
def test_a_file_for_some_says_of_which_organisation_or_partnership(audience: Audience) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        store(audience=audience)


def test_what_an_act_that_failed_left_in_the_storage_goes_within_days(cabinet: Path) -> None:
    @act
    def fail(*, by: Actor, now: datetime) -> None:
        store_file(by=by, now=now, name="brief.txt", content=LETTER + b"2")
        raise RuntimeError("the printer is on fire")

    kept = store()
    with pytest.raises(RuntimeError, match="on fire"):
        fail(by=CLERK, now=NOW)
    assert len(on_disk(cabinet)) == 2

    Worker(clock=timezone.now).work_off()
    assert len(on_disk(cabinet)) == 2  # it may belong to an act that runs
    Worker(clock=lambda: timezone.now() + timedelta(days=2)).work_off()

    assert [path.name for path in on_disk(cabinet)] == [kept.content_id]


def test_half_written_bytes_are_written_again(cabinet: Path) -> None:
    first = store()
    [path] = on_disk(cabinet)
    path.chmod(0o600)
    path.write_bytes(LETTER[:5])
    with pytest.raises(ValueError, match="damaged"):
        content_of(first)

    assert content_of(store()) == LETTER


def test_files_are_private_on_disk_and_have_no_public_address(cabinet: Path) -> None:
    store()

    assert oct(on_disk(cabinet)[0].stat().st_mode & 0o777) == "0o600"
    assert isinstance(storages["default"], FileSystemStorage)


def handed_out(file: StoredFile, viewer: Viewer) -> Any:
    request = RequestFactory().get(f"/bestanden/{file.pk}")
    request.viewer = viewer  # type: ignore[attr-defined]
    return hand_out(request, file.pk)


def test_a_file_goes_out_as_something_to_save_in_which_nothing_runs() -> None:
    kept = store(name="plan ’26.png", content=samples.image("PNG"), audience=Audience.PUBLIC)

    response = handed_out(kept, RESIDENT)

    assert response.headers["Content-Type"] == "image/png"
    assert response.headers["Content-Disposition"] == "attachment; filename*=utf-8''plan%20%E2%80%9926.png"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response.content == content_of(kept)


def test_a_file_that_the_viewer_may_not_see_is_not_there() -> None:
    kept = store()

    with pytest.raises(NotFound):
        handed_out(kept, RESIDENT)


def test_the_address_of_a_file_serves_residents_only_what_is_public(client: Client) -> None:
    public, private = store(audience=Audience.PUBLIC), store(name="ander.txt", content=LETTER + b"!")

    served = client.get(reverse("files:file", args=[public.pk]))

    assert (served.status_code, served.content) == (200, LETTER)
    assert served.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    for absent in (private.pk, uuid4()):
        assert client.get(reverse("files:file", args=[absent])).status_code == 404
    assert client.post(reverse("files:file", args=[public.pk])).status_code == 405
