"""The catalogue: which deliveries there are, and which may be shown. The figures themselves lie in files."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact

from ineen.ground.privacy.declarations import Declared, Personal, Retention


class SourceVersion(models.Model):
    """One delivery of one source, as it was loaded. It never changes: a revision is another row.

    Its cells lie in the folder `<source>/<content_hash>` of the figures. `changed` and `changes` compare it with the
    deliveries that were in use when it was loaded; when one of these is withdrawn, they are told anew without it.
    """

    class Status(models.TextChoices):
        FINAL = "final", "definitief"
        PROVISIONAL = "provisional", "voorlopig"

    source = models.CharField("bron", max_length=60)
    publisher = models.CharField("publicist", max_length=120)
    table = models.CharField("tabel", max_length=60)
    title = models.CharField("titel", max_length=300)
    licence = models.CharField("voorwaarden", max_length=200)
    content_hash = models.CharField("hash van de inhoud", max_length=64)
    classification_year = models.PositiveSmallIntegerField("jaar van de gebiedsindeling", null=True, blank=True)
    measures = models.JSONField("wat geteld is")  # [[subject, class], …]
    periods = models.JSONField("perioden")  # ["2023", "2024-03", …]
    rows = models.PositiveIntegerField("aantal cijfers")
    status = models.CharField("status", max_length=12, choices=Status)
    unresolved = models.JSONField("niet herkende rijen", default=list)  # [{"file": …, "row": …, "name": …}, …]
    changed = models.PositiveIntegerField("aantal cijfers anders dan in gebruik", default=0, null=True)  # None: unknown
    changes = models.JSONField("de grootste verschillen", default=list)  # rows of `queries.changes.Change`
    retrieved = models.DateField("opgehaald")
    again = models.PositiveSmallIntegerField("hoe vaak eerder ingetrokken", default=0)
    loaded_at = models.DateTimeField("geladen")

    privacy = Declared(
        retention=Retention.permanent(ground="bron van cijfers waarover verantwoording is afgelegd"),
        id=Personal.NONE,
        source=Personal.NONE,
        publisher=Personal.NONE,
        table=Personal.NONE,
        title=Personal.NONE,
        licence=Personal.NONE,
        content_hash=Personal.NONE,
        classification_year=Personal.NONE,
        measures=Personal.NONE,
        periods=Personal.NONE,
        rows=Personal.NONE,
        status=Personal.NONE,
        unresolved=Personal.NONE,
        changed=Personal.NONE,
        changes=Personal.NONE,
        retrieved=Personal.NONE,
        again=Personal.NONE,
        loaded_at=Personal.NONE,
    )

    class Meta:
        verbose_name = "levering"
        # what was fetched last wins, then what was loaded last
        ordering: ClassVar[list[str]] = ["-retrieved", "-loaded_at", "-id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["source", "content_hash", "retrieved", "again"], name="version_loaded_once"
            ),
            models.CheckConstraint(name="version_hash_is_sha256", condition=Exact(Length("content_hash"), 64)),
            models.CheckConstraint(name="version_has_rows", condition=Q(rows__gt=0)),
            models.CheckConstraint(name="version_status_is_known", condition=Q(status__in=["final", "provisional"])),
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.content_hash[:12]}"


class Release(models.Model):
    """The decision that a delivery may be shown to everybody, and on what ground. Without it nothing is shown."""

    class Ground(models.TextChoices):
        PUBLISHED = "published", "door de publicist zelf openbaar gemaakt"
        COPIED = "copied", "met de hand overgenomen uit wat de publicist openbaar maakte"
        APPROVED = "approved", "goedgekeurd door twee mensen, met kleine aantallen verborgen"

    version = models.OneToOneField(SourceVersion, on_delete=models.PROTECT, related_name="release")
    ground = models.CharField("grond", max_length=12, choices=Ground)
    released_at = models.DateTimeField("vrijgegeven")
    withdrawn_at = models.DateTimeField("ingetrokken", null=True, blank=True)
    withdrawn_because = models.CharField("reden van intrekken", max_length=300, blank=True)

    privacy = Declared(
        retention=Retention.with_parent("version", ground="een vrijgave blijft zolang de levering blijft"),
        id=Personal.NONE,
        version=Personal.NONE,
        ground=Personal.NONE,
        released_at=Personal.NONE,
        withdrawn_at=Personal.NONE,
        withdrawn_because=Personal.NONE,
    )

    class Meta:
        verbose_name = "vrijgave"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="release_ground_is_known", condition=Q(ground__in=["published", "copied", "approved"])
            ),
            models.CheckConstraint(
                name="release_withdrawn_with_a_reason",
                condition=Q(withdrawn_at=None, withdrawn_because="")
                | Q(withdrawn_at__isnull=False) & ~Q(withdrawn_because=""),
            ),
        ]

    def __str__(self) -> str:
        return f"vrijgave van {self.version}"
