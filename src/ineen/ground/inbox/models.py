"""The list of each person: one row for each thing that waits for her."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact

from ineen.ground.privacy.declarations import Declared, Personal, Retention


class Kind(models.TextChoices):
    """Whether something is asked, or only told."""

    TASK = "task", "te doen"
    NOTICE = "notice", "ter kennisgeving"


class InboxItem(models.Model):
    """One thing that waits for one person. `done_at` is when it was done for everybody, `put_away_at` for her alone."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    recipient = models.ForeignKey("organisations.Person", on_delete=models.CASCADE, related_name="+")
    partnership = models.ForeignKey("organisations.Partnership", on_delete=models.CASCADE, null=True, related_name="+")
    key = models.CharField("sleutel", max_length=200)
    kind = models.CharField("soort", max_length=8, choices=Kind)
    sentence = models.CharField("wat er wacht", max_length=300)
    url = models.CharField("adres", max_length=300)
    due = models.DateField("uiterlijk", null=True, blank=True)
    about_app = models.CharField(max_length=60)
    about_model = models.CharField(max_length=60)
    about_id = models.CharField(max_length=100)
    made_at = models.DateTimeField("gekomen op")
    read_at = models.DateTimeField("gelezen op", null=True, blank=True)
    put_away_at = models.DateTimeField("weggelegd op", null=True, blank=True)
    done_at = models.DateTimeField("gedaan op", null=True, blank=True)

    objects: ClassVar[models.Manager["InboxItem"]] = models.Manager()

    unseen = True  # on no page for everybody

    privacy = Declared(
        retention=Retention.after(
            since="made_at", months=24, certain=False, ground="wat iemand werd gevraagd hoort bij het lopende plan"
        ),
        id=Personal.NONE,
        recipient=Personal.PERSONAL,
        partnership=Personal.NONE,
        key=Personal.NONE,
        kind=Personal.NONE,
        sentence=Personal.PERSONAL,
        url=Personal.NONE,
        due=Personal.NONE,
        about_app=Personal.NONE,
        about_model=Personal.NONE,
        about_id=Personal.PERSONAL,
        made_at=Personal.NONE,
        read_at=Personal.PERSONAL,
        put_away_at=Personal.PERSONAL,
        done_at=Personal.NONE,
    )

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["recipient", "key"], name="inbox_once_per_recipient"),
            models.CheckConstraint(name="inbox_kind_is_known", condition=Q(kind__in=Kind.values)),
            models.CheckConstraint(name="inbox_says_something", condition=~Q(sentence="") & ~Q(key="")),
            models.CheckConstraint(
                name="inbox_leads_to_an_own_page", condition=Q(url__startswith="/") & ~Q(url__startswith="//")
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["key"], name="inbox_key")]

    def __str__(self) -> str:
        return self.sentence


class SeenUntil(models.Model):
    """Until which moment somebody has seen what changed; she says so herself."""

    person = models.OneToOneField("organisations.Person", on_delete=models.CASCADE, primary_key=True, related_name="+")
    until = models.DateTimeField("gezien tot")

    objects: ClassVar[models.Manager["SeenUntil"]] = models.Manager()

    unseen = True  # on no page for everybody

    privacy = Declared(
        retention=Retention.with_parent("person", ground="een leeswijzer van het account"),
        person=Personal.PERSONAL,
        until=Personal.PERSONAL,
    )

    def __str__(self) -> str:
        return f"{self.person_id} {self.until:%Y-%m-%d %H:%M}"


class CalendarKey(models.Model):
    """What opens the calendar feed of a person without a login. Only the SHA-256 of the key is kept."""

    person = models.OneToOneField("organisations.Person", on_delete=models.CASCADE, primary_key=True, related_name="+")
    digest = models.CharField("hash", max_length=64, unique=True)
    made_at = models.DateTimeField("gemaakt op")

    objects: ClassVar[models.Manager["CalendarKey"]] = models.Manager()

    unseen = True  # on no page for everybody

    privacy = Declared(
        retention=Retention.with_parent("person", ground="hoort bij het account, en is altijd in te trekken"),
        person=Personal.PERSONAL,
        digest=Personal.PERSONAL,
        made_at=Personal.PERSONAL,
    )

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="inbox_calendar_key_is_a_hash", condition=Exact(Length("digest"), 64)),
        ]

    def __str__(self) -> str:
        return str(self.person_id)
