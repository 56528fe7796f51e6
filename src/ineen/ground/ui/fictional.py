"""Whether a page, a file or a document tells of invented areas, and the sentence with which it says so."""

from collections.abc import Iterable
from typing import Final

from django.utils.translation import gettext_lazy as _

from ineen.ground.kernel.area_codes import AreaCode

HEAD: Final = _("Voorbeeld.")
SENTENCE: Final = _("De regio Waterkant en alle cijfers op deze pagina zijn verzonnen.")
IN_DOCUMENT: Final = _("De regio Waterkant en alle cijfers in dit document zijn verzonnen.")


def is_fictional(codes: Iterable[AreaCode | str]) -> bool:
    """Whether any of these areas is invented: then what shows them carries the sentence."""
    return any(AreaCode(str(code)).fictional for code in codes)
