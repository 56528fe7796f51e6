"""Rows past their term go: one act per partnership, with an entry that tells how many."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from ineen.ground.audit.entries import record
from ineen.ground.privacy.declarations import retention_of


def forget_rows(old: "QuerySet[Any]", *, partnership: UUID | None, what: str) -> None:
    """Within an act: delete the old rows of a partnership, or those of none, and tell it on the one that stood longest.

    There must be some: IndexError where there are none, so that no entry tells of nothing.
    """
    rows = old.filter(partnership=partnership)
    first = rows.order_by(retention_of(old.model).since)[0]
    how_many, _ = rows.delete()
    record(on=first, what=what, details={"how_many": how_many})
