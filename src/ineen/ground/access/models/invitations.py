"""Invitations: somebody is asked to come and work in a partnership."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django_scopes import ScopedManager

from ineen.ground.kernel.actors import Role
from ineen.ground.privacy.declarations import Declared, Personal, Retention


class Invitation(models.Model):
    """Somebody is asked to take a role, by a link that works once. Of link and code only digests are kept.

    Where `with_code`, the link opens nothing without a code, that is mailed to the address when the link is followed.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField("e-mailadres")
    name = models.CharField("naam", max_length=120)
    role = models.CharField("functie", max_length=24)
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    partnership = models.ForeignKey("organisations.Partnership", on_delete=models.PROTECT, related_name="+")
    since = models.DateField("vanaf")
    until = models.DateField("tot", null=True)
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    invited_at = models.DateTimeField("uitgenodigd op")
    expires_at = models.DateTimeField("geldig tot")
    token_digest = models.CharField(max_length=64, unique=True)
    with_code = models.BooleanField(default=True)
    code_digest = models.CharField(max_length=64, blank=True)
    code_until = models.DateTimeField(null=True)
    code_tries = models.PositiveSmallIntegerField(default=0)
    accepted_at = models.DateTimeField("aangenomen op", null=True)
    accepted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    revoked_at = models.DateTimeField("ingetrokken op", null=True)

    objects: ClassVar["models.Manager[Invitation]"] = ScopedManager(partnership="partnership")

    unseen = True  # on no page for everybody

    privacy = Declared(
        retention=Retention.after(
            since="invited_at", months=12, certain=False, ground="nagaan wie wie heeft binnengelaten"
        ),
        id=Personal.NONE,
        email=Personal.PERSONAL,
        name=Personal.PERSONAL,
        role=Personal.PERSONAL,
        organisation=Personal.PERSONAL,
        partnership=Personal.PERSONAL,
        since=Personal.PERSONAL,
        until=Personal.PERSONAL,
        invited_by=Personal.PERSONAL,
        invited_at=Personal.PERSONAL,
        expires_at=Personal.NONE,
        token_digest=Personal.NONE,
        with_code=Personal.NONE,
        code_digest=Personal.NONE,
        code_until=Personal.NONE,
        code_tries=Personal.NONE,
        accepted_at=Personal.PERSONAL,
        accepted_by=Personal.PERSONAL,
        revoked_at=Personal.NONE,
    )

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="invitation_role_known", condition=Q(role__in=[role.value for role in Role])),
            models.CheckConstraint(name="invitation_ends", condition=Q(until=None) | Q(until__gte=F("since"))),
            models.CheckConstraint(
                name="invitation_accepted_by_somebody",
                condition=Q(accepted_at=None, accepted_by=None)
                | Q(accepted_at__isnull=False, accepted_by__isnull=False, revoked_at=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.organisation_id}"
