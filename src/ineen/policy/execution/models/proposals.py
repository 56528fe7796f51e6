"""Actions that somebody proposed when looking at a figure, before any plan has them."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django_scopes import ScopedManager

from ineen.ground.privacy.declarations import Declared, Personal, Retention


class ActionProposal(models.Model):
    """A proposed action under a goal, with the figure that gave rise to it. It may be withdrawn, and stays as a row."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    goal = models.ForeignKey("plans.Goal", models.PROTECT, related_name="+")
    figure = models.ForeignKey("evidence.KeptFigure", models.PROTECT, related_name="+")
    title = models.CharField("titel", max_length=300)
    owner = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+", null=True)
    person = models.UUIDField("voorgesteld door")
    label = models.CharField("functie en organisatie", max_length=300)
    proposed_at = models.DateTimeField("voorgesteld op")
    withdrawn_at = models.DateTimeField("ingetrokken op", null=True)
    withdrawn_as = models.CharField("ingetrokken door", max_length=300, blank=True)

    objects: "models.Manager[ActionProposal]" = ScopedManager(partnership="goal__plan__partnership")

    privacy = Declared(
        retention=Retention.with_parent("goal", ground="wat voor een doel is voorgesteld hoort bij het plan"),
        id=Personal.NONE,
        goal=Personal.NONE,
        figure=Personal.NONE,
        title=Personal.NONE,
        owner=Personal.NONE,
        person=Personal.PERSONAL,
        label=Personal.PERSONAL,
        proposed_at=Personal.PERSONAL,
        withdrawn_at=Personal.PERSONAL,
        withdrawn_as=Personal.PERSONAL,
    )

    class Meta:
        verbose_name = "voorgestelde maatregel"
        ordering: ClassVar[list[str]] = ["proposed_at", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="proposal_has_a_title", condition=~Q(title="")),
            models.CheckConstraint(
                name="proposal_withdrawn_by_somebody",
                condition=Q(withdrawn_at=None, withdrawn_as="") | Q(withdrawn_at__isnull=False) & ~Q(withdrawn_as=""),
            ),
        ]

    def __str__(self) -> str:
        return self.title
