"""What decisions say on the red thread: to whom the plan as a whole is accounted for."""

from typing import Final

from ineen.ground.kernel.actors import Viewer
from ineen.ground.ui import formats
from ineen.ground.ui.thread import NOT_HERE, State, Station, StationKey, Subject
from ineen.policy.decisions.queries.outcomes import outcomes

SPEAKS_OF: Final = (StationKey.ACCOUNT,)


def stations(viewer: Viewer, subject: Subject) -> dict[StationKey, Station]:
    """In how many municipalities the council adopted the plan. One query, and none of a theme or a goal."""
    if subject.theme or subject.goal:
        return {}
    return account(sum(one.adopted for one in outcomes(viewer, plan=subject.plan)))


def account(adopted: int) -> dict[StationKey, Station]:
    """The station of a plan that so many councils adopted; silent where none did, or not in Ineen."""
    if not adopted:
        return {StationKey.ACCOUNT: Station(StationKey.ACCOUNT, NOT_HERE, State.SILENT)}
    words = f"vastgesteld in {formats.counted(adopted, 'gemeente', 'gemeenten')}"
    return {StationKey.ACCOUNT: Station(StationKey.ACCOUNT, words)}
