"""Signing in: what was let in, what was refused, and which sessions are open."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from ineen.ground.privacy.declarations import Declared, Personal, Retention


class Means(models.TextChoices):
    """How somebody signed in, or at which step she was not let in."""

    PASSWORD = "password", "wachtwoord"
    SECOND_STEP = "second_step", "code van de tweede stap"
    ORGANISATION = "organisation", "account van de eigen organisatie"
    RESET = "reset", "nieuw wachtwoord gevraagd"


class SignIn(models.Model):
    """One time that somebody signed in, or was refused; of what was typed nothing is kept.

    A refusal names a person only where the account exists, and is written all the same where it does not: so both take
    as long. While `session_key` is there, the session may be open.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField("op")
    means = models.CharField("waarmee", max_length=12, choices=Means)
    second_step = models.BooleanField("met tweede stap", default=False)
    refused = models.BooleanField("geweigerd", default=False)
    device = models.CharField("apparaat", max_length=80)
    session_key = models.CharField("sessie", max_length=40, null=True, unique=True)  # noqa: DJ001
    ended_at = models.DateTimeField("geëindigd op", null=True)

    unseen = True  # on no page for everybody

    privacy = Declared(
        retention=Retention.after(
            since="at",
            months=12,
            certain=False,
            ground="nagaan wie binnenkwam en wie werd geweigerd",
        ),
        id=Personal.NONE,
        person=Personal.PERSONAL,
        at=Personal.PERSONAL,
        means=Personal.PERSONAL,
        second_step=Personal.PERSONAL,
        refused=Personal.PERSONAL,
        device=Personal.PERSONAL,
        session_key=Personal.PERSONAL,
        ended_at=Personal.PERSONAL,
    )

    class Meta:
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["person", "at"], name="sign_in_of_a_person")]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="sign_in_means_known", condition=Q(means__in=Means.values)),
            models.CheckConstraint(name="sign_in_let_somebody_in", condition=Q(refused=True) | Q(person__isnull=False)),
            models.CheckConstraint(
                name="sign_in_open_is_let_in",
                condition=Q(session_key=None) | Q(session_key__isnull=False, refused=False, ended_at=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_means_display()} {self.at:%Y-%m-%d %H:%M}"
