"""The keys of the vault's records."""

import uuid

from django.db import models

from ineen.ground.privacy.declarations import Declared, Personal, Retention


class RecordKey(models.Model):
    """The key of one record of the vault, wrapped. Destroying the row destroys every byte that was encrypted with it.

    Lives in the database `keys`, which backups keep for a shorter time than the vault.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    record = models.CharField(max_length=200, unique=True)
    wrapped = models.BinaryField()
    made = models.DateTimeField()

    privacy = Declared(
        retention=Retention.permanent(
            ground="blijft zo lang als het record; wie de sleutel vernietigt, vernietigt het record"
        ),
        id=Personal.NONE,
        record=Personal.NONE,
        wrapped=Personal.NONE,
        made=Personal.NONE,
    )

    class Meta:
        constraints = (models.CheckConstraint(condition=~models.Q(record=""), name="record_key_names_its_record"),)

    def __str__(self) -> str:
        return self.record
