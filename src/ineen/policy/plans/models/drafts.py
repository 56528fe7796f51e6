"""What becomes a text of the plan, or not yet: drafts of one writer, and two versions of which one must be chosen."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django_scopes import ScopedManager

from ineen.ground.privacy.declarations import Declared, Personal, Retention
from ineen.policy.plans.models.plan import SafetyPlan

ADDRESS, DIGEST = 200, 64


class SettledBy(models.TextChoices):
    """What became of two versions of one text."""

    THEIRS = "theirs", "de tekst van het plan bleef staan"
    MINE = "mine", "de andere tekst kwam in het plan"
    MERGED = "merged", "beide teksten werden samengevoegd"


class TextDraft(models.Model):
    """What one person is writing at one address of a plan. Nobody else ever sees it.

    `address` is a `TextAddress` as text: the part it points at may be gone, the draft stays. `based_on` is the digest
    of the text that the writer began from. `tab` is the editor that wrote last, `other` what she wrote in another one.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(SafetyPlan, models.CASCADE, related_name="+")
    person = models.ForeignKey("organisations.Person", models.CASCADE, related_name="+")
    address = models.CharField("plaats", max_length=ADDRESS)
    text = models.TextField("tekst", blank=True)
    other = models.TextField("tekst uit een ander tabblad", blank=True)
    tab = models.CharField("tabblad", max_length=32, blank=True)
    based_on = models.CharField("geschreven vanaf", max_length=DIGEST)
    begun_at = models.DateTimeField("begonnen op")
    saved_at = models.DateTimeField("bewaard op")
    discarded_at = models.DateTimeField("weggegooid op", null=True, blank=True)

    objects: "models.Manager[TextDraft]" = ScopedManager(partnership="plan__partnership")

    unseen = True  # on no page for everybody

    privacy = Declared(
        retention=Retention.after(
            since="saved_at",
            months=12,
            ground="een concept is van de schrijver alleen; na een jaar zonder wijziging schrijft niemand er nog aan",
            certain=False,
        ),
        id=Personal.NONE,
        plan=Personal.NONE,
        person=Personal.PERSONAL,
        address=Personal.NONE,
        text=Personal.PERSONAL,
        other=Personal.PERSONAL,
        tab=Personal.NONE,
        based_on=Personal.NONE,
        begun_at=Personal.PERSONAL,
        saved_at=Personal.PERSONAL,
        discarded_at=Personal.PERSONAL,
    )

    class Meta:
        ordering: ClassVar[list[str]] = ["-saved_at", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="text_draft_once_per_writer", fields=["plan", "person", "address"]),
        ]

    def __str__(self) -> str:
        return f"concept {self.address}"


class TextWriting(models.Model):
    """That a text of the plan was written: by whom, when, for whom. What it said is in the audit.

    `confirmed_at` is when the organisation on whose behalf it was written said that it is right.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(SafetyPlan, models.CASCADE, related_name="+")
    address = models.CharField("plaats", max_length=ADDRESS)
    digest = models.CharField("kenmerk van de tekst", max_length=DIGEST)
    written_at = models.DateTimeField("geschreven op")
    person = models.ForeignKey(
        "organisations.Person", models.SET_NULL, related_name="+", null=True, blank=True, verbose_name="schrijver"
    )
    label = models.TextField("functie en organisatie")
    on_behalf_of = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, related_name="+", null=True, blank=True, verbose_name="namens"
    )
    source = models.TextField("bron", blank=True)
    confirmed_at = models.DateTimeField("bevestigd op", null=True, blank=True)
    confirmed_label = models.TextField("bevestigd door", blank=True)

    objects: "models.Manager[TextWriting]" = ScopedManager(partnership="plan__partnership")

    privacy = Declared(
        retention=Retention.with_parent("plan", ground="wie een tekst schreef en namens wie hoort bij het plan"),
        id=Personal.NONE,
        plan=Personal.NONE,
        address=Personal.NONE,
        digest=Personal.NONE,
        written_at=Personal.PERSONAL,
        person=Personal.PERSONAL,
        label=Personal.PERSONAL,
        on_behalf_of=Personal.NONE,
        source=Personal.PERSONAL,
        confirmed_at=Personal.NONE,
        confirmed_label=Personal.PERSONAL,
    )

    class Meta:
        ordering: ClassVar[list[str]] = ["-written_at", "pk"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(name="writing_of_a_text", fields=["plan", "address", "-written_at"])
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="writing_for_another_has_a_source", condition=Q(on_behalf_of=None, source="") | ~Q(source="")
            ),
            models.CheckConstraint(
                name="writing_confirmed_for_another",
                condition=Q(confirmed_at=None) | Q(on_behalf_of__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.address} door {self.label}"


class TextConflict(models.Model):
    """Two versions of one text: `theirs` stood in the plan when `mine` was saved. One who may write there decides."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(SafetyPlan, models.CASCADE, related_name="+")
    address = models.CharField("plaats", max_length=ADDRESS)
    theirs = models.TextField("tekst van het plan", blank=True)
    theirs_label = models.TextField("geschreven door", blank=True)
    theirs_person = models.ForeignKey("organisations.Person", models.SET_NULL, related_name="+", null=True, blank=True)
    theirs_at = models.DateTimeField("geschreven op", null=True, blank=True)
    mine = models.TextField("andere tekst", blank=True)
    person = models.ForeignKey("organisations.Person", models.SET_NULL, related_name="+", null=True, blank=True)
    label = models.TextField("functie en organisatie")
    on_behalf_of = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, related_name="+", null=True, blank=True
    )
    source = models.TextField("bron", blank=True)
    arisen_at = models.DateTimeField("ontstaan op")
    settled_at = models.DateTimeField("beslist op", null=True, blank=True)
    settled_by = models.CharField("keuze", max_length=8, choices=SettledBy.choices, blank=True)
    settled_label = models.TextField("beslist door", blank=True)

    objects: "models.Manager[TextConflict]" = ScopedManager(partnership="plan__partnership")

    privacy = Declared(
        retention=Retention.with_parent("plan", ground="wie welke tekst koos hoort bij het plan"),
        id=Personal.NONE,
        plan=Personal.NONE,
        address=Personal.NONE,
        theirs=Personal.NONE,
        theirs_label=Personal.PERSONAL,
        theirs_person=Personal.PERSONAL,
        theirs_at=Personal.PERSONAL,
        mine=Personal.NONE,
        person=Personal.PERSONAL,
        label=Personal.PERSONAL,
        on_behalf_of=Personal.NONE,
        source=Personal.PERSONAL,
        arisen_at=Personal.PERSONAL,
        settled_at=Personal.NONE,
        settled_by=Personal.NONE,
        settled_label=Personal.PERSONAL,
    )

    class Meta:
        ordering: ClassVar[list[str]] = ["arisen_at", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="conflict_open_or_settled",
                condition=Q(settled_at=None, settled_by="", settled_label="")
                | (Q(settled_at__isnull=False, settled_by__in=SettledBy.values) & ~Q(settled_label="")),
            ),
        ]

    def __str__(self) -> str:
        return f"twee versies van {self.address}"
