"""For whose eyes something is meant."""

from enum import StrEnum


class Audience(StrEnum):
    """Who may see a thing. Not an order: a council may see what a partner may not, and the reverse."""

    TABLE = "table"
    ORGANISATION = "organisation"
    PARTNERSHIP = "partnership"
    ADMINISTRATION = "administration"
    COUNCIL = "council"
    PARTNERSHIP_AND_COUNCIL = "partnership_council"
    PUBLIC = "public"

    __lt__ = __le__ = __gt__ = __ge__ = None  # type: ignore[assignment]
