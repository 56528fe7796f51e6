"""Of which source handed-in files are, and how they are read: a connector's, or as the partnership described them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone

from ineen.analysis.sources.connector import Connector
from ineen.analysis.sources.delivery import Delivery, SourceFile
from ineen.analysis.sources.received.numbers import decimal_sign
from ineen.analysis.sources.received.reading import is_workbook
from ineen.analysis.sources.recognition import Unrecognised, recognise
from ineen.analysis.sources.registry import connector
from ineen.evidence.actions.reading import Tell, metered
from ineen.evidence.models import Submission
from ineen.evidence.queries.catalogue import handed_in_sources
from ineen.evidence.queries.descriptions import Description, description_of, proposed, remembered
from ineen.evidence.queries.in_use import DESCRIBED
from ineen.evidence.queries.received_reading import read_received, sheets_of
from ineen.evidence.queries.received_told import ReceivedTold
from ineen.ground.kernel.refusals import BadInput
from ineen.ground.ui.formats import listed

_LOOKED_AT = 2000  # rows
OTHER_DECIMALS = "Dit bestand schrijft decimalen anders dan de vorige keer. Kijk de uitleg na."
NEW_SHAPE = "Ineen kent geen bestand met deze kolommen. Zeg één keer wat erin staat."
NO_LONGER = "De uitleg van de vorige keer past niet op dit bestand. {}"


@dataclass(frozen=True, slots=True)
class Reading:
    """A delivery whose heads are read; `received` and `description` where a person said how."""

    connector: Connector
    delivery: Delivery
    received: ReceivedTold | None = None
    description: Description | None = None


class Undescribed(Exception):
    """Somebody must say what stands in the file: what is known of it so far, and in Dutch why that is not enough."""

    def __init__(self, description: Description, why: str) -> None:
        super().__init__(why)
        self.description, self.why = description, why


def read_submission(row: Submission, files: Sequence[SourceFile], tell: Tell) -> Reading:
    """The delivery that was handed in. Raises BadInput for what cannot be used, Undescribed where more must be said."""
    if row.source.startswith(DESCRIBED) or row.description:
        return _received(row, files)
    if not row.source and len(files) == 1 and is_workbook(files[0]):
        return _received(row, files)
    try:
        chosen = connector(row.source) if row.source else recognise(files, handed_in_sources())
    except Unrecognised as unknown:
        return _received(row, files, unknown)
    return Reading(chosen, chosen.parse(metered(files, tell)))


def _received(row: Submission, files: Sequence[SourceFile], unknown: Unrecognised | None = None) -> Reading:
    try:
        beginning = sheets_of(files, most=_LOOKED_AT)
    except BadInput as no_table:
        raise unknown or no_table from None
    said = description_of(row)
    if said is None:
        known = remembered(row.partnership_id, beginning)
        if known is None:
            raise Undescribed(proposed(row.partnership_id, beginning[0]), NEW_SHAPE)
        sheet, said = known
        figures = [cell for _, cells in sheet.rows for cell in cells]
        if (decimal_sign(figures) or said.mapping.decimal) != said.mapping.decimal:
            raise Undescribed(said, OTHER_DECIMALS)
    try:
        reading = read_received(files, said, row.partnership_id, timezone.localdate(row.handed_in_at))
    except BadInput as wrong:
        raise Undescribed(said, NO_LONGER.format(wrong) if said.known else str(wrong)) from None
    if lacking := reading.lacking:
        raise Undescribed(said, f"Zeg nog {listed(lacking)}.")
    return Reading(reading.connector, reading.delivery, reading.told, said)
