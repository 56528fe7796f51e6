"""The ladder of a delivery, as the page that asks for a release shows it."""

from ineen.analysis.disclosure.floor import Floor
from ineen.analysis.disclosure.ladder import Grain, Rung
from ineen.evidence.models import SourceVersion
from ineen.evidence.queries import releasing
from ineen.evidence.queries.releasing import Ladder
from ineen.ground.kernel.area_codes import AreaKind

__all__ = ["Ladder", "Rung", "ladder_of", "rung_of"]


def ladder_of(version: SourceVersion, *, least: int, zero_where_untold: bool) -> Ladder:
    """What each rung would hide of counts below a floor. Raises BadInput where a delivery cannot be released."""
    return releasing.ladder_of(version, Floor(least), zero_where_untold=zero_where_untold)


def rung_of(text: str) -> Rung:
    """`wijk month` as a rung."""
    area, grain = text.split()
    return Rung(AreaKind(area), Grain(grain))
