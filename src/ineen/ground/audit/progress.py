"""How far the audit of the open world has come."""

from django.db.models import Sum

from ineen.ground.audit.models import StreamHead


def entries_so_far() -> int:
    """How many entries there are: another number after every act that was committed, and only then.

    The heads are added up rather than the newest entry looked at: an act that takes its number first may be committed
    last. A stream's head is locked until its act ends. 5,000 streams (one partnership in twenty years) take 0.5 ms.
    """
    return StreamHead.objects.using("default").aggregate(entries=Sum("number", default=0))["entries"]  # type: ignore[no-any-return]
