"""Actions that somebody proposed when looking at a figure, before any plan has them."""

import uuid
from typing import Any, ClassVar

from django.db import models
from django.db.models import ProtectedError, Q
from django_scopes import ScopedManager

from ineen.ground.privacy.declarations import Declared, Personal, Retention


def keep_goal_of_standing(collector: Any, field: Any, proposals: Any, using: str) -> None:
    """A goal stays while an action is proposed under it; what was withdrawn lets it go, and knows its title."""
    standing = {one for one in proposals if one.withdrawn_at is None}
    if standing:
        raise ProtectedError("Er zijn maatregelen voorgesteld.", standing)
    models.SET_NULL(collector, field, proposals, using)


class ActionProposal(models.Model):
    """A proposed action under a goal, with the figure that gave rise to it. It may be withdrawn, and stays as a row.

    `goal` is None where the goal was removed after that; `goal_title` is what it was called when this was proposed.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    goal = models.ForeignKey("plans.Goal", keep_goal_of_standing, related_name="+", null=True)
    goal_title = models.CharField("doel", max_length=300, blank=True)
    figure = models.ForeignKey("evidence.KeptFigure", models.PROTECT, related_name="+")
    title = models.CharField("titel", max_length=300)
    owner = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+", null=True)
    person = models.UUIDField("voorgesteld door")
    label = models.CharField("functie en organisatie", max_length=300)
    proposed_at = models.DateTimeField("voorgesteld op")
    withdrawn_at = models.DateTimeField("ingetrokken op", null=True)
    withdrawn_as = models.CharField("ingetrokken door", max_length=300, blank=True)

    objects: "models.Manager[ActionProposal]" = ScopedManager(partnership="figure__partnership")

    loosened_by = "Trek dat voorstel eerst in, op de pagina van het doel"

    privacy = Declared(
        retention=Retention.with_parent("figure", ground="wat is voorgesteld hoort bij het cijfer dat aanleiding was"),
        id=Personal.NONE,
        goal=Personal.NONE,
        goal_title=Personal.NONE,
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
                name="proposal_that_stands_has_a_goal",
                condition=Q(goal__isnull=False) | Q(withdrawn_at__isnull=False),
            ),
            models.CheckConstraint(
                name="proposal_withdrawn_by_somebody",
                condition=Q(withdrawn_at=None, withdrawn_as="") | Q(withdrawn_at__isnull=False) & ~Q(withdrawn_as=""),
            ),
        ]

    def __str__(self) -> str:
        return self.title
