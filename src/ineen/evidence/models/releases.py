"""Own and received figures on their way to everybody: asked for, worked out, approved by two, released, withdrawn."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django_scopes import ScopedManager

from ineen.evidence.models.catalogue import SourceVersion
from ineen.ground.privacy.declarations import Declared, Personal, Retention


class ReleaseRequest(models.Model):
    """That figures of a delivery may be shown to everybody, at one rung of the ladder, with what is too small hidden.

    `outcome` is what the worker found, `protocol` the whole account as it was frozen at the release. What everybody
    sees is `published`: a delivery of its own, whose file does not have the hidden counts.
    """

    class State(models.TextChoices):
        REQUESTED = "requested", "wordt uitgerekend"
        WAITING = "waiting", "wacht op de eerste"
        APPROVED_ONCE = "approved_once", "wacht op de tweede"
        APPROVED_TWICE = "approved_twice", "goedgekeurd door twee"
        RELEASED = "released", "vrijgegeven"
        REFUSED = "refused", "geweigerd"
        WITHDRAWN = "withdrawn", "ingetrokken"

    class Area(models.TextChoices):
        MUNICIPALITY = "municipality", "gemeente"
        WIJK = "wijk", "wijk"
        BUURT = "buurt", "buurt"

    class Grain(models.TextChoices):
        YEAR = "year", "jaar"
        QUARTER = "quarter", "kwartaal"
        MONTH = "month", "maand"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    partnership = models.ForeignKey("organisations.Partnership", models.PROTECT, related_name="+")
    version = models.ForeignKey(SourceVersion, models.PROTECT, related_name="+")
    title = models.CharField("titel", max_length=200)
    area = models.CharField("gebieden", max_length=12, choices=Area)
    grain = models.CharField("perioden", max_length=7, choices=Grain)
    least = models.PositiveSmallIntegerField("ondergrens", default=5)
    zero_is_shown = models.BooleanField("nul wordt getoond", default=True)
    zero_where_untold = models.BooleanField("zonder rij is het nul", default=False)
    same_as = models.CharField("elders gepubliceerd cijfer", max_length=60, blank=True)  # the id of an indicator
    because = models.TextField("waarom fijner dan geraden", blank=True)
    state = models.CharField("stand", max_length=14, choices=State, default=State.REQUESTED)
    outcome = models.JSONField("uitkomst van de berekening", null=True)  # a row of `queries.protocols.Outcome`
    content_hash = models.CharField("hash van wat getoond wordt", max_length=64, blank=True)
    protocol = models.JSONField("protocol", null=True)
    protocol_hash = models.CharField("hash van het protocol", max_length=64, blank=True)
    published = models.OneToOneField(SourceVersion, models.PROTECT, null=True, related_name="released_by")
    requested_by = models.UUIDField("aangevraagd door")
    requested_as = models.CharField("aangevraagd als", max_length=200)
    requested_at = models.DateTimeField("aangevraagd op")
    first_by = models.UUIDField("eerst goedgekeurd door", null=True)
    first_as = models.CharField("eerst goedgekeurd als", max_length=200, blank=True)
    first_at = models.DateTimeField("eerst goedgekeurd op", null=True)
    second_by = models.UUIDField("daarna goedgekeurd door", null=True)
    second_as = models.CharField("daarna goedgekeurd als", max_length=200, blank=True)
    second_at = models.DateTimeField("daarna goedgekeurd op", null=True)
    ended_as = models.CharField("geweigerd of ingetrokken als", max_length=200, blank=True)
    ended_because = models.CharField("reden van weigeren of intrekken", max_length=300, blank=True)
    ended_at = models.DateTimeField("geweigerd of ingetrokken op", null=True)
    turn = models.PositiveSmallIntegerField("hoe vaak er werk voor is gevraagd", default=0)
    task = models.UUIDField("het werk dat ervoor is gevraagd", null=True)

    objects: "models.Manager[ReleaseRequest]" = ScopedManager(partnership="partnership")

    privacy = Declared(
        retention=Retention.permanent(ground="verantwoording van wat openbaar is gemaakt, ook na intrekken"),
        id=Personal.NONE,
        partnership=Personal.NONE,
        version=Personal.NONE,
        title=Personal.NONE,
        area=Personal.NONE,
        grain=Personal.NONE,
        least=Personal.NONE,
        zero_is_shown=Personal.NONE,
        zero_where_untold=Personal.NONE,
        same_as=Personal.NONE,
        because=Personal.NONE,
        state=Personal.NONE,
        outcome=Personal.NONE,
        content_hash=Personal.NONE,
        protocol=Personal.NONE,
        protocol_hash=Personal.NONE,
        published=Personal.NONE,
        requested_by=Personal.PERSONAL,
        requested_as=Personal.PERSONAL,
        requested_at=Personal.NONE,
        first_by=Personal.PERSONAL,
        first_as=Personal.PERSONAL,
        first_at=Personal.NONE,
        second_by=Personal.PERSONAL,
        second_as=Personal.PERSONAL,
        second_at=Personal.NONE,
        ended_as=Personal.PERSONAL,
        ended_because=Personal.NONE,
        ended_at=Personal.NONE,
        turn=Personal.NONE,
        task=Personal.NONE,
    )

    class Meta:
        verbose_name = "aanvraag om vrijgave"
        ordering: ClassVar[list[str]] = ["-requested_at", "-id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="release_request_state_is_known",
                condition=Q(
                    state__in=[
                        "requested", "waiting", "approved_once", "approved_twice", "released", "refused", "withdrawn",
                    ]
                ),
            ),
            models.CheckConstraint(
                name="release_request_rung_is_known",
                condition=Q(area__in=["municipality", "wijk", "buurt"], grain__in=["year", "quarter", "month"]),
            ),
            models.CheckConstraint(name="release_request_has_a_floor", condition=Q(least__gte=1)),
            models.CheckConstraint(
                name="release_request_approved_by_two",
                condition=~Q(state__in=["approved_twice", "released", "withdrawn"])
                | Q(first_by__isnull=False, second_by__isnull=False) & ~Q(first_by=F("second_by")),
            ),
            models.CheckConstraint(
                name="release_request_shows_its_protocol",
                condition=~Q(state__in=["released", "withdrawn"])
                | Q(published__isnull=False, protocol__isnull=False) & ~Q(protocol_hash=""),
            ),
            models.CheckConstraint(
                name="release_request_ends_with_a_reason",
                condition=~Q(state__in=["refused", "withdrawn"]) | ~Q(ended_because="") & Q(ended_at__isnull=False),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.title
