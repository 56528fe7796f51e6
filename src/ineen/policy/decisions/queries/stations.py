"""What decisions say on the red thread: to whom the plan as a whole is accounted for.

The page of a plan has read what the councils decided, and says so itself: nothing is asked for it anywhere else.
"""

from ineen.ground.ui import formats
from ineen.ground.ui.thread import NOT_HERE, State, Station, StationKey


def account(adopted: int) -> dict[StationKey, Station]:
    """The station of a plan that so many councils adopted; silent where none did, or not in Ineen."""
    if not adopted:
        return {StationKey.ACCOUNT: Station(StationKey.ACCOUNT, NOT_HERE, State.SILENT)}
    words = f"vastgesteld in {formats.counted(adopted, 'gemeente', 'gemeenten')}"
    return {StationKey.ACCOUNT: Station(StationKey.ACCOUNT, words)}
