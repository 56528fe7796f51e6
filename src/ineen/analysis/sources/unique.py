"""A delivery says each thing once."""

from collections.abc import Iterable

from ineen.analysis.sources.delivery import SourceRow
from ineen.ground.kernel.refusals import BadInput


def check_each_cell_once(rows: Iterable[SourceRow]) -> None:
    """Raise BadInput with both places where one region, class, subject and period stands twice."""
    seen: dict[tuple[object, ...], SourceRow] = {}
    for row in rows:
        earlier = seen.setdefault((row.region, row.measure, row.period), row)
        if earlier is not row:
            raise BadInput(
                f"{row.region} staat twee keer in de levering voor {row.period}: ook in {earlier.place}. "
                "Laat elke regio en periode één keer voorkomen.",
                place=row.place,
            )
