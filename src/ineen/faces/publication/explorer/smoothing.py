"""Rates of wijken and buurten after smoothing, in words."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ineen.evidence import queries as evidence
from ineen.faces.publication.explorer.answering import Answer
from ineen.faces.publication.explorer.within import PARTS
from ineen.ground.kernel.actors import Viewer
from ineen.ground.kernel.area_codes import AreaKind
from ineen.ground.ui import formats


@dataclass(frozen=True, slots=True)
class Smoothed:
    """By code `34,1 (28,3–40,9)`, what the column is called, and what was done to the rates."""

    rates: Mapping[str, str]
    head: str
    words: str


def smoothed(viewer: Viewer, answer: Answer) -> Smoothed | None:
    """None beside the years, other municipalities and the country, and where the figures tell none."""
    kind = PARTS.get(answer.asked.beside)
    if answer.company is None or kind not in (AreaKind.WIJK, AreaKind.BUURT):
        return None
    indicator = answer.asked.indicator
    found = evidence.smoothed_rates(
        viewer,
        indicator=indicator.id,
        area=answer.asked.codes[0],
        kind=kind,
        period=answer.period,
        publisher=answer.publisher,
    )
    if found is None:
        return None
    write = formats.rate_number
    rates = {code: f"{write(one.value)} ({write(one.low)}–{write(one.high)})" for code, one in found.rates.items()}
    words = {
        "these": _("wijken") if kind is AreaKind.WIJK else _("buurten"),
        "n": formats.number(found.areas),
        "common": write(found.common),
        "per": formats.number(indicator.per),
        "counted": indicator.counted,
    }
    return Smoothed(
        rates,
        _("Gladgestreken per %(per)s %(counted)s") % words,
        _(
            "Gladgestreken: %(these)s met weinig inwoners zijn naar het gemiddelde van de %(n)s ingelezen %(these)s "
            "getrokken (%(common)s per %(per)s %(counted)s), hoe minder inwoners, hoe meer. Zo lijkt een gebied niet "
            "hoog of laag door een paar gevallen. Tussen haakjes de marge: bij 95 van de 100 %(these)s ligt het ware "
            "cijfer ertussen. Onder de 100 inwoners geven wij het niet: daar telt vooral wie er langskomt."
        )
        % words,
    )
