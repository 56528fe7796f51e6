"""Areas by classification year. Other rooms hold codes, never these rows: a division may be loaded again."""

from typing import ClassVar

from django.db import models

from ineen.ground.kernel.area_codes import AreaCode, AreaKind
from ineen.ground.privacy.declarations import Declared, Personal, Retention

DIVISION_YEARS = range(1980, 2101)


class Division(models.Model):
    """The division of the country into areas, as it stands on 1 January of one year."""

    class Origin(models.TextChoices):
        LIST = "list", "lijst van gemeenten"
        REGION_SET = "region_set", "CBS WijkenEnBuurten"

    year = models.PositiveSmallIntegerField("indelingsjaar", primary_key=True)
    origin = models.CharField("herkomst", max_length=10, choices=Origin)
    digest = models.CharField("SHA-256 van de inhoud", max_length=64)
    loaded_at = models.DateTimeField("geladen op")

    privacy = Declared(
        retention=Retention.permanent(ground="openbare indeling van het land, nodig om oude cijfers te lezen"),
        year=Personal.NONE,
        origin=Personal.NONE,
        digest=Personal.NONE,
        loaded_at=Personal.NONE,
    )

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="division_year_is_a_year",
                condition=models.Q(year__gte=DIVISION_YEARS[0], year__lte=DIVISION_YEARS[-1]),
            ),
            models.CheckConstraint(
                name="division_origin_is_known", condition=models.Q(origin__in=["list", "region_set"])
            ),
        ]

    def __str__(self) -> str:
        return f"indeling {self.year}"


class Area(models.Model):
    """One municipality, wijk or buurt in one division. `search` is the name as `queries.names.normalised` makes it.

    `outline` is the ring of an invented area, `[[x, y], …]` in whole numbers, y downwards; a real area has none.
    """

    KINDS: ClassVar = (
        (AreaKind.MUNICIPALITY.value, "gemeente"),
        (AreaKind.WIJK.value, "wijk"),
        (AreaKind.BUURT.value, "buurt"),
    )

    division = models.ForeignKey(Division, on_delete=models.CASCADE, related_name="areas", db_index=False)
    code = models.CharField("code", max_length=10)
    kind = models.CharField("soort", max_length=12, choices=KINDS)
    name = models.CharField("naam", max_length=120)
    municipality = models.CharField("gemeentecode", max_length=6)
    parent = models.CharField("code van het gebied eromheen", max_length=10, blank=True)
    search = models.CharField("zoeknaam", max_length=120, db_index=True)
    outline = models.JSONField("omtrek", null=True, blank=True)

    privacy = Declared(
        retention=Retention.with_parent("division", ground="een gebied is een deel van de indeling"),
        id=Personal.NONE,
        division=Personal.NONE,
        code=Personal.NONE,
        kind=Personal.NONE,
        name=Personal.NONE,
        municipality=Personal.NONE,
        parent=Personal.NONE,
        search=Personal.NONE,
        outline=Personal.NONE,
    )

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["code", "division"], name="area_once_per_division"),
            models.CheckConstraint(
                name="area_code_fits_its_kind",
                condition=models.Q(kind="municipality", code__startswith="GM", parent="", municipality=models.F("code"))
                | models.Q(kind="wijk", code__startswith="WK", parent=models.F("municipality"))
                | models.Q(kind="buurt", code__startswith="BU", parent__startswith="WK"),
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["parent", "division"], name="area_parent"),
            models.Index(fields=["division", "kind"], name="area_of_division"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def year(self) -> int:
        """The classification year."""
        return int(self.division_id)

    @property
    def area_code(self) -> AreaCode:
        return AreaCode(self.code)


class Boundary(models.Model):
    """Where a real area lies in one division, as Statistics Netherlands and the land registry draw it.

    `rings` is `[[[x, y], …], …]` in whole metres of the national grid, y downwards; a ring within another is a hole.
    """

    division = models.ForeignKey(Division, on_delete=models.CASCADE, related_name="boundaries", db_index=False)
    code = models.CharField("code", max_length=10)
    rings = models.JSONField("grens")

    privacy = Declared(
        retention=Retention.with_parent("division", ground="een grens is een deel van de indeling"),
        id=Personal.NONE,
        division=Personal.NONE,
        code=Personal.NONE,
        rings=Personal.NONE,
    )

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["code", "division"], name="boundary_once_per_division"),
        ]

    def __str__(self) -> str:
        return f"grens van {self.code}"
