"""Files that people hand in: a row for each, and one for the bytes that rows may share."""

import uuid

from django.db import models
from django.db.models import Q

from ineen.ground.kernel.audience import Audience
from ineen.ground.privacy.declarations import Declared, Personal, Retention

OF_A_PARTNERSHIP = (
    Audience.PARTNERSHIP,
    Audience.ADMINISTRATION,
    Audience.COUNCIL,
    Audience.PARTNERSHIP_AND_COUNCIL,
)


class FileKind(models.TextChoices):
    """The kinds that are taken; the value is the extension."""

    PNG = "png", "afbeelding (PNG)"
    JPEG = "jpg", "afbeelding (JPEG)"
    WEBP = "webp", "afbeelding (WebP)"
    PDF = "pdf", "PDF"
    DOCX = "docx", "Word-document"
    XLSX = "xlsx", "Excel-werkmap"
    CSV = "csv", "CSV"
    JSON = "json", "JSON"
    TEXT = "txt", "tekst"


class StoredContent(models.Model):
    """Bytes in the storage, named by their SHA-256. In the vault they are encrypted, so no two rows share them."""

    digest = models.CharField("hash", primary_key=True, max_length=64)
    size = models.PositiveBigIntegerField("grootte in bytes")

    privacy = Declared(
        retention=Retention.permanent(ground="blijft zolang een bestand het gebruikt, en gaat met het laatste mee"),
        digest=Personal.NONE,
        size=Personal.NONE,
    )

    class Meta:
        constraints = (models.CheckConstraint(condition=Q(size__gt=0), name="files_content_has_bytes"),)

    def __str__(self) -> str:
        return self.digest


class StoredFile(models.Model):
    """One file as somebody handed it in. `subject` is the row it belongs to; `key` unlocks its bytes in the vault."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField("naam", max_length=120)
    kind = models.CharField("soort", max_length=4, choices=FileKind.choices)
    content = models.ForeignKey(StoredContent, on_delete=models.PROTECT, related_name="files")
    audience = models.CharField("voor wie", max_length=20, choices=[(one.value, one.value) for one in Audience])
    partnership = models.UUIDField("samenwerkingsverband", null=True)
    organisation = models.UUIDField("organisatie", null=True)
    compartment = models.UUIDField("compartiment", null=True)
    subject = models.CharField("hoort bij", max_length=120, blank=True)
    key = models.UUIDField("sleutel", null=True)
    stored_by = models.UUIDField("bewaard door", null=True)
    stored_at = models.DateTimeField("bewaard op")

    privacy = Declared(
        retention=Retention.permanent(
            ground="blijft zolang het onderwerp waar het bij hoort; die kamer verwijdert het"
        ),
        id=Personal.NONE,
        name=Personal.SPECIAL,
        kind=Personal.NONE,
        content=Personal.NONE,
        audience=Personal.NONE,
        partnership=Personal.NONE,
        organisation=Personal.NONE,
        compartment=Personal.NONE,
        subject=Personal.NONE,
        key=Personal.NONE,
        stored_by=Personal.PERSONAL,
        stored_at=Personal.NONE,
    )

    class Meta:
        indexes = (models.Index(fields=["subject"], name="files_subject"),)
        constraints = (
            models.CheckConstraint(
                condition=~Q(audience=Audience.ORGANISATION) | Q(organisation__isnull=False),
                name="files_organisation_named",
            ),
            models.CheckConstraint(
                condition=~Q(audience__in=OF_A_PARTNERSHIP) | Q(partnership__isnull=False),
                name="files_partnership_named",
            ),
            models.CheckConstraint(
                condition=Q(compartment__isnull=True, key__isnull=True)
                | Q(compartment__isnull=False, key__isnull=False, audience=Audience.TABLE),
                name="files_vault_is_locked",
            ),
        )

    def __str__(self) -> str:
        return self.name
