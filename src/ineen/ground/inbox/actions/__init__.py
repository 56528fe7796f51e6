"""The write door of the inbox."""

from ineen.ground.inbox.actions.calendar import renew_calendar, revoke_calendar
from ineen.ground.inbox.actions.items import LONGEST, forget_items, mark_read, post, put_away, settle, take_back
from ineen.ground.inbox.actions.seen import mark_seen

__all__ = [
    "LONGEST",
    "forget_items",
    "mark_read",
    "mark_seen",
    "post",
    "put_away",
    "renew_calendar",
    "revoke_calendar",
    "settle",
    "take_back",
]
