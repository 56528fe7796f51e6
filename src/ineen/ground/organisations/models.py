"""Persons, organisations, partnerships and who sits where.

`since` is the first day of a stretch of time, `until` the first day after it: who leaves today has no role today.
"""

import uuid
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django_scopes import ScopedManager

from ineen.ground.kernel.actors import Role
from ineen.ground.privacy.declarations import Declared, Personal, Retention

_PUBLIC_FACT = Retention.permanent(ground="openbaar gegeven over een organisatie, nodig om oude plannen te begrijpen")
_ENDS_AFTER_IT_BEGINS = Q(until=None) | Q(until__gte=F("since"))


class Digest(models.TextChoices):
    """How often somebody wants what waits in one message."""

    NEVER = "never", "nooit"
    DAILY = "daily", "elke werkdag"
    WEEKLY = "weekly", "elke maandag"


class PersonManager(BaseUserManager["Person"]):
    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(email=(username or "").strip().lower())


class Person(AbstractBaseUser):
    """Somebody who may sign in; what she may do follows from her memberships.

    No moment of signing in is kept: nobody needs it, and signing in would then write.
    """

    last_login = None
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField("e-mailadres", unique=True)
    name = models.CharField("naam", max_length=120)
    is_active = models.BooleanField("actief", default=True)  # Django filters on this column
    deactivated_at = models.DateTimeField("afgesloten op", null=True, blank=True)
    digest = models.CharField("samenvatting per mail", max_length=8, choices=Digest, default=Digest.DAILY)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects: ClassVar[PersonManager] = PersonManager()

    unseen = True  # on no page for everybody

    privacy = Declared(
        retention=Retention.after(
            since="deactivated_at",
            months=24,
            ground="wie iets vastlegde blijft na vertrek nog twee jaar te herleiden",
            certain=False,
        ),
        id=Personal.PERSONAL,
        email=Personal.PERSONAL,
        name=Personal.PERSONAL,
        password=Personal.PERSONAL,
        is_active=Personal.PERSONAL,
        deactivated_at=Personal.PERSONAL,
        digest=Personal.PERSONAL,
    )

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            # small letters only, so that `unique` holds whatever the case
            models.CheckConstraint(name="person_email_in_small_letters", condition=Q(email=Lower("email"))),
            models.CheckConstraint(name="person_has_email_and_name", condition=~Q(email="") & ~Q(name="")),
            models.CheckConstraint(
                name="person_is_active_or_deactivated", condition=Q(is_active=Q(deactivated_at__isnull=True))
            ),
            models.CheckConstraint(name="person_digest_known", condition=Q(digest__in=Digest.values)),
        ]

    def __str__(self) -> str:
        return self.name


class OrganisationKind(models.TextChoices):
    MUNICIPALITY = "municipality", "gemeente"
    POLICE = "police", "politie"
    PUBLIC_PROSECUTOR = "public_prosecutor", "openbaar ministerie"
    SAFETY_REGION = "safety_region", "veiligheidsregio"
    CARE_AND_SAFETY_HOUSE = "care_and_safety_house", "zorg- en veiligheidshuis"
    HOUSING_CORPORATION = "housing_corporation", "woningcorporatie"
    CARE = "care", "zorgorganisatie"
    YOUTH_WORK = "youth_work", "jongerenwerk"
    BUSINESSES = "businesses", "ondernemers"
    RESIDENTS = "residents", "bewoners"
    OTHER = "other", "andere organisatie"


class Organisation(models.Model):
    """A municipality or one of its partners; the same organisation may take part in more partnerships."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField("soort", max_length=24, choices=OrganisationKind)
    name = models.CharField("naam", max_length=160)
    area_code = models.CharField("gemeentecode", max_length=6, null=True, blank=True, unique=True)

    privacy = Declared(
        retention=_PUBLIC_FACT,
        id=Personal.NONE,
        kind=Personal.NONE,
        name=Personal.NONE,
        area_code=Personal.NONE,
    )

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["kind", "name"], name="organisation_once_per_kind"),
            models.CheckConstraint(name="organisation_has_a_name", condition=~Q(name="")),
            models.CheckConstraint(name="organisation_kind_is_known", condition=Q(kind__in=OrganisationKind.values)),
            models.CheckConstraint(
                name="municipality_has_an_area_code",
                condition=Q(kind=OrganisationKind.MUNICIPALITY, area_code__isnull=False, area_code__startswith="GM")
                | (~Q(kind=OrganisationKind.MUNICIPALITY) & Q(area_code=None)),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Partnership(models.Model):
    """Municipalities and partners that make one safety plan together. Its lead may be unknown."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    slug = models.SlugField("adres", max_length=80, unique=True)
    name = models.CharField("naam", max_length=160)
    lead = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="trekker"
    )

    privacy = Declared(
        retention=_PUBLIC_FACT, id=Personal.NONE, slug=Personal.NONE, name=Personal.NONE, lead=Personal.NONE
    )

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="partnership_has_slug_and_name", condition=~Q(slug="") & ~Q(name="")),
        ]

    def __str__(self) -> str:
        return self.name


class PartnershipMember(models.Model):
    """An organisation takes part in a partnership, for a time."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    since = models.DateField("vanaf")
    until = models.DateField("tot", null=True, blank=True)

    objects: ClassVar["models.Manager[PartnershipMember]"] = ScopedManager(partnership="partnership")

    privacy = Declared(
        retention=_PUBLIC_FACT,
        id=Personal.NONE,
        partnership=Personal.NONE,
        organisation=Personal.NONE,
        since=Personal.NONE,
        until=Personal.NONE,
    )

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="partnership_member_ends_after_it_begins", condition=_ENDS_AFTER_IT_BEGINS),
            models.UniqueConstraint(
                fields=["partnership", "organisation"], condition=Q(until=None), name="partnership_member_once_open"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} in {self.partnership_id}"


class Membership(models.Model):
    """A person holds a role in a partnership for an organisation, for a time."""

    ROLES: ClassVar[Any] = (
        (Role.ADVISER.value, "adviseur veiligheid"),
        (Role.COORDINATOR.value, "coördinator"),
        (Role.MAYOR.value, "burgemeester"),
        (Role.DEPUTY_MAYOR.value, "locoburgemeester"),
        (Role.ALDERMAN.value, "wethouder"),
        (Role.GRIFFIER.value, "griffier"),
        (Role.PARTNER_CONTRIBUTOR.value, "medewerker van een partner"),
        (Role.COUNCIL_MEMBER.value, "raadslid"),
        (Role.ANALYST.value, "analist"),
        (Role.PRIVACY_OFFICER.value, "privacyfunctionaris"),
        (Role.ADMINISTRATOR.value, "beheerder"),
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    role = models.CharField("functie", max_length=24, choices=ROLES)
    since = models.DateField("vanaf")
    until = models.DateField("tot", null=True, blank=True)

    objects: ClassVar["models.Manager[Membership]"] = ScopedManager(partnership="partnership")

    privacy = Declared(
        retention=Retention.after(
            since="until",
            months=84,
            ground="wie namens wie besliste blijft te verantwoorden",
            certain=False,
        ),
        id=Personal.NONE,
        person=Personal.PERSONAL,
        organisation=Personal.PERSONAL,
        partnership=Personal.PERSONAL,
        role=Personal.PERSONAL,
        since=Personal.PERSONAL,
        until=Personal.PERSONAL,
    )

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="membership_role_is_known", condition=Q(role__in=[role.value for role in Role])
            ),
            models.CheckConstraint(name="membership_ends_after_it_begins", condition=_ENDS_AFTER_IT_BEGINS),
            models.UniqueConstraint(
                fields=["person", "organisation", "partnership", "role"],
                condition=Q(until=None),
                name="membership_once_open",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()} {self.organisation_id}"
