"""Two acts that write the same new name at once: the database lets one through, and the other is told so."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from ineen.ground.kernel.refusals import BadInput


@contextmanager
def claiming(rows: "QuerySet[Any]", refusal: str) -> Iterator[None]:
    """The block, within an act, makes the row that `rows` would find.

    Raises BadInput with the refusal, in Dutch, where another act made that row meanwhile; other IntegrityErrors pass.
    """
    try:
        with transaction.atomic(using=rows.db):
            yield
    except IntegrityError:
        if rows.exists():
            raise BadInput(refusal) from None
        raise
