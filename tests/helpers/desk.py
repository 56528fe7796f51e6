"""Something on the desk of one of the cast, for the pages that show it."""

from datetime import timedelta

from django.utils import timezone

from ineen.ground.inbox import actions as inbox
from ineen.ground.inbox.queries import Kind
from ineen.ground.kernel.actors import system
from tests.people import Cast


def set_desk_scene(cast: Cast) -> None:
    """For the adviser: something late, something to come, and something to know."""
    now, adviser = timezone.now(), cast["adviser"]
    assert adviser is not None
    waiting = (("Vul de toelichting aan.", -2, Kind.TASK), ("Kies welke tekst blijft.", 3, Kind.TASK))
    for sentence, days, kind in (*waiting, ("De raad stelde het plan vast.", 0, Kind.NOTICE)):
        inbox.post(
            by=system("test"),
            now=now,
            to=[adviser.pk],
            key=f"voorbeeld/{sentence}",
            sentence=sentence,
            url="/plannen",
            on=cast.own,
            due=now.date() + timedelta(days=days) if days else None,
            kind=kind,
            partnership=cast.own.pk,
        )
