"""Files and their bytes, for who may see them."""

from datetime import datetime
from hashlib import sha256
from uuid import UUID

from django.core.files.storage import Storage, storages
from django.db.models import Model, QuerySet

from ineen.ground.files.models import FileKind, StoredContent, StoredFile
from ineen.ground.files.rules.visibility import may_see
from ineen.ground.kernel.actors import Viewer
from ineen.ground.kernel.refusals import NotFound
from ineen.ground.outbox.queue import database_of
from ineen.ground.privacy.compartments import VAULT, current_compartment
from ineen.ground.privacy.keys import key as key_of

OFFICE = "application/vnd.openxmlformats-officedocument"
CONTENT_TYPES = {
    FileKind.PNG.value: "image/png",
    FileKind.JPEG.value: "image/jpeg",
    FileKind.WEBP.value: "image/webp",
    FileKind.PDF.value: "application/pdf",
    FileKind.DOCX.value: f"{OFFICE}.wordprocessingml.document",
    FileKind.XLSX.value: f"{OFFICE}.spreadsheetml.sheet",
    FileKind.CSV.value: "text/csv; charset=utf-8",
    FileKind.JSON.value: "application/json",
    FileKind.TEXT.value: "text/plain; charset=utf-8",
}
GONE = "Dit bestand is er niet, of niet voor u."


def file_visible_to(viewer: Viewer, id: UUID) -> StoredFile:  # noqa: A002
    """A file of the policy world. Raises NotFound, also for one that the viewer may not see."""
    file = StoredFile.objects.using("default").select_related("content").filter(pk=id).first()
    if file is None or not may_see(viewer, file):
        raise NotFound(GONE)
    return file


def files_of(row: Model) -> QuerySet[StoredFile]:
    """The files of a row, newest first: for a room that has established that the viewer sees all of that row.

    In the vault only inside `compartment(…)`.
    """
    database = database_of(row)
    files = StoredFile.objects.using(database).select_related("content").filter(subject=subject_of(row))
    return files.filter(compartment=current_compartment() if database == VAULT else None).order_by("-stored_at", "name")


def content_of(file: StoredFile) -> bytes:
    """The bytes of a file. Raises NotFound when they were destroyed, ValueError when they were damaged."""
    with storage().open(path_of(str(file._state.db), file.content_id)) as stored:
        kept: bytes = stored.read()
    if sha256(kept).hexdigest() != file.content_id:
        raise ValueError(f"the bytes of file {file.pk} are damaged")
    if file.key is None:
        return kept
    key = key_of(file.key)
    if key is None:
        raise NotFound("Dit bestand is vernietigd.")
    return key.decrypt(kept, place=str(file.pk))


def subject_of(row: Model) -> str:
    """How a file names the row it belongs to."""
    return f"{row._meta.label_lower}/{row.pk}"


def storage() -> Storage:
    """Where the bytes are, as `STORAGES["default"]` says."""
    return storages["default"]


def path_of(database: str, digest: str) -> str:
    """The place of bytes in the storage. The worlds have a folder each: they share nothing."""
    return f"{database}/{digest[:2]}/{digest}"


def unused(database: str, *, before: datetime) -> list[str]:
    """The digests of bytes that no row uses, written before that moment: of acts that were rolled back, or a crash."""
    known = set(StoredContent.objects.using(database).values_list("digest", flat=True))
    return [digest for digest in _stored(database, before) if digest not in known]


def _stored(database: str, before: datetime) -> list[str]:
    place = storage()
    folders = place.listdir(database)[0] if place.exists(database) else []
    paths = [
        f"{database}/{folder}/{digest}" for folder in folders for digest in place.listdir(f"{database}/{folder}")[1]
    ]
    return [path.rpartition("/")[2] for path in paths if place.get_modified_time(path) < before]
