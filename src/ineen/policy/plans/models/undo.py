"""What can be undone: each change of the structure of a plan, with what is needed to put it back."""

import uuid
from typing import ClassVar

from django.db import models
from django_scopes import ScopedManager

from ineen.ground.privacy.declarations import Declared, Personal, Retention
from ineen.policy.plans.models.plan import SafetyPlan


class PlanChange(models.Model):
    """One act on the parts of a plan.

    steps
        per row that came, went or changed `{model, pk, before, after, previous}`, in the form that
        `actions.parts.snapshot` gives it. `before` and `after` hold columns by name, None where there was no row.
    undoes
        the change that this one took back; a change is taken back at most once.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(SafetyPlan, models.CASCADE, related_name="changes")
    at = models.DateTimeField("wanneer")
    by = models.UUIDField("door", null=True)
    by_label = models.CharField("functie", max_length=300)
    what = models.CharField("wat", max_length=400)
    steps = models.JSONField("stappen")  # see the docstring
    undoes = models.OneToOneField("self", models.CASCADE, related_name="undone_by", null=True)

    objects: "models.Manager[PlanChange]" = ScopedManager(partnership="plan__partnership")

    privacy = Declared(
        retention=Retention.after(
            since="at", months=1, ground="ongedaan maken kan een week; wat er gebeurde staat in het logboek"
        ),
        id=Personal.NONE,
        plan=Personal.NONE,
        at=Personal.PERSONAL,
        by=Personal.PERSONAL,
        by_label=Personal.PERSONAL,
        what=Personal.NONE,
        steps=Personal.NONE,
        undoes=Personal.NONE,
    )

    class Meta:
        ordering: ClassVar[list[str]] = ["-at", "-pk"]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["plan", "-at"], name="changes_of_a_plan")]

    def __str__(self) -> str:
        return self.what
