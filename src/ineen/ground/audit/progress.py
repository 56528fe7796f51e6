"""How far the audit of the open world has come."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Max, Model, Q, Sum

from ineen.ground.audit.models import READ_STREAMS, READING, UNSEEN_STREAMS, AuditEntry, StreamHead

_APART = Q(stream__startswith=READ_STREAMS) | Q(stream__startswith=UNSEEN_STREAMS)


def entries_so_far() -> int:
    """How many entries tell of what everybody may see: another number after every act that may have changed that.

    What was read changes nothing, and what is about a person alone (signing in, her list, her draft) shows nowhere:
    neither counts.

    The heads are added up rather than the newest entry looked at: an act that takes its number first may be committed
    last. A stream's head is locked until its act ends. 5,000 streams (one partnership in twenty years) take 0.5 ms.
    """
    heads = StreamHead.objects.using("default").exclude(_APART)
    return heads.aggregate(entries=Sum("number", default=0))["entries"]  # type: ignore[no-any-return]


def last_told(model: type[Model], ids: Iterable[object]) -> dict[str, datetime]:
    """When an act last changed each of these rows of a model of the open world, by id as text. One query."""
    entries = (
        AuditEntry.objects.using("default")
        .exclude(act=READING)
        .filter(
            subject_app=model._meta.app_label,
            subject_model=model.__name__.lower(),
            subject_id__in=[str(one) for one in ids],
        )
    )
    return dict(entries.values_list("subject_id").annotate(Max("at")))
