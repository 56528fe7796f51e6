"""What went into what between two divisions, as somebody loaded it. Mergers of municipalities stand in the list."""

from typing import ClassVar

from django.db import models

from ineen.ground.kernel.area_changes import AreaChange, Basis
from ineen.ground.privacy.declarations import Declared, Personal, Retention


class Change(models.Model):
    """Ground of one area that belongs to another from a day on; `kernel.area_changes` says what each column means.

    digest
        of everything that was loaded up to and with this row: that of the newest row stands for the whole table.
    """

    BASES: ClassVar = tuple((basis.value, basis.value) for basis in Basis)

    old = models.CharField("code ervoor", max_length=10)
    new = models.CharField("code erna", max_length=10)
    on = models.DateField("eerste dag")
    weight = models.DecimalField("deel", max_digits=7, decimal_places=6, null=True, blank=True)
    basis = models.CharField("gemeten naar", max_length=12, choices=BASES)
    exact = models.BooleanField("precies")
    digest = models.CharField("SHA-256 van alles tot hier", max_length=64, default="", db_default="")
    loaded_at = models.DateTimeField("geladen op")

    privacy = Declared(
        retention=Retention.permanent(ground="openbare geschiedenis van de indeling, nodig om oude cijfers te lezen"),
        id=Personal.NONE,
        old=Personal.NONE,
        new=Personal.NONE,
        on=Personal.NONE,
        weight=Personal.NONE,
        basis=Personal.NONE,
        exact=Personal.NONE,
        digest=Personal.NONE,
        loaded_at=Personal.NONE,
    )

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["old", "new", "on"], name="change_once"),
            models.CheckConstraint(
                name="change_weight_is_a_share",
                condition=models.Q(weight__isnull=True) | models.Q(weight__gt=0, weight__lte=1),
            ),
            models.CheckConstraint(
                name="change_of_a_part_is_not_exact",
                condition=models.Q(exact=False) | models.Q(weight__isnull=False, weight=1),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.old} → {self.new}"

    @property
    def told(self) -> AreaChange:
        weight = None if self.weight is None else float(self.weight)
        return AreaChange(self.old, self.new, self.on, weight, Basis(self.basis), self.exact)
