"""The publication version: a text that changes whenever residents may see something else.

It comes from the database, so that all processes and hosts agree, and nobody needs to think of it: every act leaves an
entry in the audit (those about a person alone do not count), and a plan or implementation plan that comes out by itself
(its moment comes, its confidentiality ends) adds to those that a resident may see. Time by itself hides nothing, so no
two changes undo each other here.
"""

from time import monotonic

from django.db import DatabaseError

from ineen.ground.audit.progress import entries_so_far
from ineen.ground.kernel.actors import RESIDENT
from ineen.policy.execution import queries as execution
from ineen.policy.plans import queries as plans

SECONDS = 1.0


def version_now() -> str:
    """The version as the database has it. Three queries."""
    return f"{entries_so_far()}.{plans.count_visible_to(RESIDENT)}.{execution.count_visible_to(RESIDENT)}"


class PublicationVersion:
    """The version as this process knows it, at most `SECONDS` old."""

    def __init__(self) -> None:
        self._known: tuple[float, str] | None = None

    def known(self) -> str | None:
        """The version, where it was asked for less than `SECONDS` ago."""
        known = self._known  # one value, so that threads need no lock
        return known[1] if known and monotonic() - known[0] < SECONDS else None

    def current(self) -> str | None:
        """The version now; None where the database does not answer."""
        if known := self.known():
            return known
        asked = monotonic()
        try:
            version = version_now()
        except DatabaseError:
            return None
        self._known = asked, version
        return version
