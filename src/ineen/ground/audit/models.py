"""The rows of the audit: entries, and the head of each stream. Written by `entries.record` only."""

import uuid
from typing import Any, ClassVar, NoReturn

from django.db import models

from ineen.ground.privacy.declarations import Declared, Personal, Retention

READING = "log_reading"  # the act that tells of reading: nothing changed, so it stands in streams of its own
READ_STREAMS = "read/"
UNSEEN_STREAMS = "unseen/"  # of rows that say `unseen = True`: no page for everybody shows them

_LOG = Retention.after(
    since="written",
    months=240,
    certain=False,
    ground="verantwoording van wat is besloten en gedaan (AVG art. 5 lid 2); toets de termijn aan de selectielijst",
)


class EntrySet(models.QuerySet["AuditEntry"]):
    """Entries are added and read."""

    def update(self, **kwargs: Any) -> NoReturn:
        raise TypeError("audit entries are never changed")

    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("audit entries are never changed")

    def delete(self) -> NoReturn:
        raise TypeError("audit entries are never deleted")


class AuditEntry(models.Model):
    """One thing that an act did to one row.

    In the open world `what`, `details`, `actor_label` and `source` are readable. In the vault they stand, encrypted
    with the key of the record, in `encrypted`; `digest` is their digest under that key, and what the chain signs.
    """

    stream = models.CharField(max_length=80)
    number = models.PositiveBigIntegerField()
    compartment = models.UUIDField(null=True)
    act = models.CharField(max_length=100)
    act_id = models.UUIDField(db_index=True)
    actor = models.UUIDField(null=True)
    actor_label = models.TextField(blank=True)
    on_behalf_of = models.UUIDField(null=True)
    source = models.TextField(blank=True)
    subject_app = models.CharField(max_length=60)
    subject_model = models.CharField(max_length=60)
    subject_id = models.CharField(max_length=100)
    what = models.TextField(blank=True)
    details = models.TextField(blank=True)
    encrypted = models.BinaryField(null=True)
    digest = models.CharField(max_length=64, blank=True)
    key = models.UUIDField(null=True)
    at = models.DateTimeField()
    written = models.DateTimeField()
    previous = models.CharField(max_length=64, blank=True)
    mac = models.CharField(max_length=64)

    append_only = True
    objects: ClassVar[models.Manager["AuditEntry"]] = models.Manager.from_queryset(EntrySet)()

    privacy = Declared(
        retention=_LOG,
        id=Personal.NONE,
        stream=Personal.NONE,
        number=Personal.NONE,
        compartment=Personal.NONE,
        act=Personal.NONE,
        act_id=Personal.NONE,
        actor=Personal.PERSONAL,
        actor_label=Personal.PERSONAL,
        on_behalf_of=Personal.NONE,
        source=Personal.PERSONAL,
        subject_app=Personal.NONE,
        subject_model=Personal.NONE,
        subject_id=Personal.PERSONAL,
        what=Personal.PERSONAL,
        details=Personal.PERSONAL,
        encrypted=Personal.CRIMINAL,
        digest=Personal.NONE,
        key=Personal.NONE,
        at=Personal.PERSONAL,
        written=Personal.NONE,
        previous=Personal.NONE,
        mac=Personal.NONE,
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["stream", "number"], name="audit_numbers_once_per_stream"),
            models.CheckConstraint(condition=models.Q(number__gte=1), name="audit_numbers_from_one"),
            models.CheckConstraint(
                condition=models.Q(encrypted=None, digest="", key=None)
                | models.Q(encrypted__isnull=False, key__isnull=False, what="", details="", source=""),
                name="audit_readable_or_encrypted",
            ),
        )
        indexes = (
            models.Index(fields=["subject_app", "subject_model", "subject_id"], name="audit_of_a_row"),
            models.Index(fields=["compartment", "id"], name="audit_of_a_partnership"),
            models.Index(fields=["actor", "id"], name="audit_by_a_person"),
        )

    def __str__(self) -> str:
        return f"{self.stream} {self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("audit entries are never changed")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("audit entries are never deleted")


class StreamHead(models.Model):
    """The last entry of a stream: whoever adds one locks this row first, so that numbers have no gaps.

    It names no compartment in a column of its own, so that the worker may seal what it may not read.
    """

    stream = models.CharField(primary_key=True, max_length=80)
    number = models.PositiveBigIntegerField(default=0)
    mac = models.CharField(max_length=64, blank=True)

    privacy = Declared(
        retention=Retention.permanent(ground="zegt alleen hoeveel regels een stroom heeft"),
        stream=Personal.NONE,
        number=Personal.NONE,
        mac=Personal.NONE,
    )

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(number=0, mac="") | models.Q(number__gte=1) & ~models.Q(mac=""),
                name="audit_head_has_a_mac_once_it_counts",
            ),
        )

    def __str__(self) -> str:
        return f"{self.stream} {self.number}"


class Destruction(models.Model):
    """That a record of the vault was destroyed: which key, what kind of record, on what ground. No names.

    It has no compartment, so that every destruction can be repeated after a restore.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.UUIDField(unique=True)
    kind = models.CharField(max_length=120)
    ground = models.TextField()
    at = models.DateTimeField()
    by = models.UUIDField(null=True)

    append_only = True

    privacy = Declared(
        retention=Retention.permanent(ground="bewijs van vernietiging (Archiefwet); zegt niet over wie het ging"),
        id=Personal.NONE,
        key=Personal.NONE,
        kind=Personal.NONE,
        ground=Personal.NONE,
        at=Personal.NONE,
        by=Personal.PERSONAL,
    )

    class Meta:
        constraints = (models.CheckConstraint(condition=~models.Q(ground=""), name="audit_destruction_has_a_ground"),)

    def __str__(self) -> str:
        return f"{self.kind} vernietigd"
