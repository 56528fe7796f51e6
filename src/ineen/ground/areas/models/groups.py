"""Municipalities that belong together for the police, the safety region or the care-and-safety house, with dates."""

from typing import ClassVar

from django.db import models

from ineen.ground.kernel.area_codes import AreaCode, AreaKind
from ineen.ground.privacy.declarations import Declared, Personal, Retention


class MunicipalityGroup(models.Model):
    """A police unit, district, base team, safety region or care-and-safety-house region, under its own code.

    digest
        of the content that it was read from: the product's own list, or a file.
    """

    KINDS: ClassVar = (
        (AreaKind.POLICE_UNIT.value, "politie-eenheid"),
        (AreaKind.POLICE_DISTRICT.value, "politiedistrict"),
        (AreaKind.BASE_TEAM.value, "basisteam"),
        (AreaKind.SAFETY_REGION.value, "veiligheidsregio"),
        (AreaKind.CARE_AND_SAFETY_REGION.value, "regio zorg- en veiligheidshuis"),
    )
    ORIGINS: ClassVar = (("list", "eigen lijst"), ("file", "bestand"), ("invented", "verzonnen"))

    code = models.CharField("code", max_length=6, primary_key=True)
    kind = models.CharField("soort", max_length=24, choices=KINDS)
    name = models.CharField("naam", max_length=120)
    origin = models.CharField("herkomst", max_length=8, choices=ORIGINS)
    digest = models.CharField("SHA-256 van de inhoud", max_length=64)
    loaded_at = models.DateTimeField("geladen op")

    privacy = Declared(
        retention=Retention.permanent(ground="openbare indeling van politie en veiligheidsregio's"),
        code=Personal.NONE,
        kind=Personal.NONE,
        name=Personal.NONE,
        origin=Personal.NONE,
        digest=Personal.NONE,
        loaded_at=Personal.NONE,
    )

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="group_origin_is_known", condition=models.Q(origin__in=["list", "file", "invented"])
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def area_code(self) -> AreaCode:
        return AreaCode(self.code)


class GroupMember(models.Model):
    """One municipality in a group, from its first day up to and including its last; empty is since ever, and still."""

    group = models.ForeignKey(MunicipalityGroup, on_delete=models.CASCADE, related_name="members", db_index=False)
    municipality = models.CharField("gemeentecode", max_length=6, db_index=True)
    valid_from = models.DateField("eerste dag", null=True, blank=True)
    valid_until = models.DateField("laatste dag", null=True, blank=True)

    privacy = Declared(
        retention=Retention.with_parent("group", ground="een gemeente is een deel van de groep"),
        id=Personal.NONE,
        group=Personal.NONE,
        municipality=Personal.NONE,
        valid_from=Personal.NONE,
        valid_until=Personal.NONE,
    )

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["group", "municipality", "valid_from"], name="member_once_per_day"),
            models.CheckConstraint(
                name="member_leaves_after_it_came",
                condition=models.Q(valid_from__isnull=True)
                | models.Q(valid_until__isnull=True)
                | models.Q(valid_from__lte=models.F("valid_until")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.municipality} in {self.group_id}"
