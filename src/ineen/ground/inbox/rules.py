"""What may stand on somebody's list, and whose list it is."""

import re
from hashlib import sha256

from django.db.models import Model, Q

from ineen.ground.kernel.actors import Viewer
from ineen.ground.outbox.queue import database_of

_OWN_PATH = re.compile(r"/(?![/\\])[^\s\\]*")


def check_may_stand(*, sentence: str, url: str, key: str, on: Model) -> None:
    """Raises ValueError: rooms write items, so that one that cannot stand is a fault of the room.

    An address leads to a page of this site. What is in the vault stays there: nothing of it stands on a list.
    """
    if database_of(on) != "default":
        raise ValueError(f"{on._meta.label} lives in {database_of(on)}: it cannot stand on a list of the open world")
    if not _OWN_PATH.fullmatch(url):
        raise ValueError(f"{url!r} is no path of this site")
    if not key or not sentence.strip() or len(sentence.splitlines()) > 1:
        raise ValueError("an item has a key, and a sentence of one line")


def on_the_list_of(viewer: Viewer) -> Q:
    """The items of this person that she may see now: without a role none, of a partnership only while she is in it."""
    if viewer.person is None or not viewer.held_roles:
        return Q(pk__in=())
    return Q(recipient=viewer.person) & (Q(partnership=None) | Q(partnership__in=viewer.partnerships))


def calendar_digest(key: str) -> str:
    """What is kept of the key of a calendar feed: a key of 256 random bits needs no slow hash."""
    return sha256(key.encode()).hexdigest()
