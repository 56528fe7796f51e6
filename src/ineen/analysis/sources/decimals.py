"""Numbers with decimals, as text or as JSON has them, to whole units of 10^-decimals: 7,4 with one decimal is 74."""

import re
from decimal import Decimal

from ineen.ground.kernel.refusals import BadInput

_NUMBER = re.compile(r"-?\d{1,12}(?:[.,]\d{1,6})?", re.ASCII)
_NONE = ("", ".", "-", "x")  # as Statistics Netherlands writes that a figure is not given


def units(value: object, decimals: int, place: str) -> int | None:
    """The number in units of 10^-decimals; None where the publisher gives none.

    Raises BadInput for what is no number, and for a number with more decimals.
    """
    text = "" if value is None else str(value).strip()
    if text.casefold() in _NONE:
        return None
    if isinstance(value, bool) or not _NUMBER.fullmatch(text):
        raise BadInput(f"{text!r} is geen getal. Download de tabel opnieuw; bewerk hem niet.", place=place)
    whole = Decimal(text.replace(",", ".")).scaleb(decimals)
    if whole != whole.to_integral_value():
        raise BadInput(f"{text} heeft meer dan {decimals} decimalen. Hoort dit bestand bij deze tabel?", place=place)
    return int(whole)
