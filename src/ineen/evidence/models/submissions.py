"""What was handed in for the catalogue."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django_scopes import ScopedManager

from ineen.evidence.models.catalogue import SourceVersion
from ineen.ground.privacy.declarations import Declared, Personal, Retention


class Submission(models.Model):
    """Files that somebody handed in on a page: first a preview, then a load when she confirms (`states.py`).

    The files are `files.StoredFile` rows of this row, and go when it ends; what came of them is the version.
    """

    class State(models.TextChoices):
        PREPARING = "preparing", "voorbeeld wordt gemaakt"
        DESCRIBING = "describing", "wacht op uitleg"
        WAITING = "waiting", "wacht op bevestiging"
        LOADING = "loading", "wordt geladen"
        LOADED = "loaded", "geladen"
        UNCHANGED = "unchanged", "ongewijzigd"
        REFUSED = "refused", "geweigerd"
        CANCELLED = "cancelled", "geannuleerd"
        EXPIRED = "expired", "verlopen"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    partnership = models.ForeignKey("organisations.Partnership", models.PROTECT, related_name="+")
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    source = models.CharField("bron", max_length=60, blank=True)  # empty until it is recognised
    files = models.JSONField("namen van de bestanden")  # ["uitvoer.csv", …]
    state = models.CharField("stand", max_length=10, choices=State, default=State.PREPARING)
    retrieved = models.DateField("opgehaald")  # as proposed, and then as confirmed
    preview = models.JSONField("voorbeeld", null=True)  # a row of `queries.previews.Preview`
    description = models.JSONField("uitleg bij het bestand", null=True)  # a row of `queries.descriptions.Description`
    told = models.CharField("wat er nog te doen is, en waarom", max_length=500, blank=True)
    because = models.TextField("waarom geweigerd", blank=True)
    version = models.ForeignKey(SourceVersion, models.PROTECT, null=True, related_name="+")
    turn = models.PositiveSmallIntegerField("hoe vaak er werk voor is gevraagd", default=0)
    task = models.UUIDField("het werk dat ervoor is gevraagd", null=True)
    handed_in_by = models.UUIDField("aangeleverd door")
    handed_in_as = models.CharField("aangeleverd als", max_length=200)
    handed_in_at = models.DateTimeField("aangeleverd op")
    confirmed_by = models.UUIDField("bevestigd door", null=True)
    confirmed_as = models.CharField("bevestigd als", max_length=200, blank=True)
    confirmed_at = models.DateTimeField("bevestigd op", null=True)
    ended_at = models.DateTimeField("geëindigd op", null=True)

    objects: "models.Manager[Submission]" = ScopedManager(partnership="partnership")

    privacy = Declared(
        retention=Retention.after(
            since="ended_at",
            months=12,
            certain=False,
            ground="een jaar na te gaan wie wat aanleverde; daarna het logboek",
        ),
        id=Personal.NONE,
        partnership=Personal.NONE,
        organisation=Personal.NONE,
        source=Personal.NONE,
        files=Personal.PERSONAL,
        state=Personal.NONE,
        retrieved=Personal.NONE,
        preview=Personal.NONE,
        description=Personal.NONE,
        told=Personal.NONE,
        because=Personal.NONE,
        version=Personal.NONE,
        turn=Personal.NONE,
        task=Personal.NONE,
        handed_in_by=Personal.PERSONAL,
        handed_in_as=Personal.PERSONAL,
        handed_in_at=Personal.NONE,
        confirmed_by=Personal.PERSONAL,
        confirmed_as=Personal.PERSONAL,
        confirmed_at=Personal.NONE,
        ended_at=Personal.NONE,
    )

    class Meta:
        verbose_name = "aanlevering"
        ordering: ClassVar[list[str]] = ["-handed_in_at", "-id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="submission_state_is_known",
                condition=Q(
                    state__in=[
                        "preparing", "describing", "waiting", "loading",
                        "loaded", "unchanged", "refused", "cancelled", "expired",
                    ]
                ),
            ),
            models.CheckConstraint(
                name="submission_ends_once",
                condition=Q(state__in=["preparing", "describing", "waiting", "loading"], ended_at=None)
                | Q(state__in=["loaded", "unchanged", "refused", "cancelled", "expired"], ended_at__isnull=False),
            ),
            models.CheckConstraint(
                name="submission_shows_what_it_asks", condition=~Q(state="waiting") | Q(preview__isnull=False)
            ),
            models.CheckConstraint(
                name="submission_loads_what_was_confirmed",
                condition=~Q(state__in=["loading", "loaded"])
                | Q(confirmed_by__isnull=False, confirmed_at__isnull=False),
            ),
            models.CheckConstraint(
                name="submission_loaded_is_a_version",
                condition=~Q(state__in=["loaded", "unchanged"]) | Q(version__isnull=False),
            ),
            models.CheckConstraint(
                name="submission_refused_with_a_reason", condition=~Q(state="refused") | ~Q(because="")
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"aanlevering van {self.handed_in_at:%d-%m-%Y}"
