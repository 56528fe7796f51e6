"""The plan as a body saw it: text and figures, frozen."""

import uuid
from typing import ClassVar

from django.db import models
from django_scopes import ScopedManager

from ineen.ground.privacy.declarations import Declared, Personal, Retention
from ineen.policy.decisions.models.dossier import ARCHIVE, Dossier
from ineen.policy.decisions.models.history import HistoryManager


class Snapshot(models.Model):
    """What was accounted for. It never changes.

    content
        canonical JSON: the text of the plan as this municipality has it, and the released figures of its goals.
    sha256
        of `content`, in hex.
    seal
        HMAC under the audit key, which no database holds: who can write rows cannot make another of these.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="snapshots")
    municipality = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    content = models.TextField("inhoud")
    sha256 = models.CharField("hash", max_length=64)
    seal = models.CharField("zegel", max_length=64)
    made_at = models.DateTimeField("gemaakt op")

    append_only = True
    objects: "models.Manager[Snapshot]" = ScopedManager(
        partnership="dossier__partnership", _manager_class=HistoryManager
    )

    privacy = Declared(
        retention=Retention.permanent(ground=ARCHIVE),
        id=Personal.NONE,
        dossier=Personal.NONE,
        municipality=Personal.NONE,
        content=Personal.NONE,
        sha256=Personal.NONE,
        seal=Personal.NONE,
        made_at=Personal.NONE,
    )

    class Meta:
        ordering: ClassVar[list[str]] = ["made_at", "id"]

    def __str__(self) -> str:
        return self.sha256[:12]
