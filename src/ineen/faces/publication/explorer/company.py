"""Who an area is set beside: municipalities of the same size, those of its plan, or all of the country."""

from collections.abc import Callable
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ineen.evidence import queries as evidence
from ineen.faces.publication.explorer import within
from ineen.faces.publication.explorer.asking import COUNTRY, Asked, Beside, Place
from ineen.faces.publication.explorer.beside import Company, all_municipalities
from ineen.ground.kernel.actors import Viewer
from ineen.ground.kernel.area_codes import AreaCode, AreaKind
from ineen.ground.kernel.periods import Period
from ineen.ground.kernel.refusals import BadInput
from ineen.ground.ui import formats
from ineen.policy.plans import queries as plans

MOST_SIMILAR: Final = 8


def company_of(viewer: Viewer, asked: Asked, period: Period) -> Company | None:
    """None for the years before. Raises BadInput where there is nobody to set an area beside."""
    if asked.beside is Beside.YEAR:
        return None
    first = asked.places[0]
    if first.group and asked.beside is not Beside.MUNICIPALITIES:
        raise BadInput(_("Een groep van gemeenten staat hier op zichzelf. Kies een gemeente, of de jaren ervoor."))
    if asked.beside in within.PARTS:
        return within.parts_of(asked)
    if first.code.kind is not AreaKind.MUNICIPALITY:
        raise BadInput(_("Alleen gemeenten zijn hier naast andere te zetten. Kies een gemeente, of de jaren ervoor."))
    made = {Beside.SIMILAR: _similar, Beside.PARTNERSHIP: _partnership, Beside.COUNTRY: _country}
    return made[asked.beside](viewer, asked, period)


def _similar(viewer: Viewer, asked: Asked, period: Period) -> Company:
    own, everybody = asked.places[0], all_municipalities(asked.places[0].code)
    year = _year_of_inhabitants(viewer, own, period)
    names = {one.code: one for one in everybody}
    inhabitants = evidence.released(viewer, indicator="inhabitants", areas=names, periods=[year])
    alike = [one for one in evidence.similar(own.code, inhabitants) if one.area not in asked.codes]
    dropped, added = ({one.code for one in ones} for ones in (asked.dropped, asked.added))
    nearest = [one for one in alike if one.area not in dropped | added][:MOST_SIMILAR]
    chosen = nearest + [one for one in alike if one.area in added - dropped]
    words = {"name": own.name, "year": formats.period(year)}
    if not chosen:
        raise BadInput(
            _(
                "De aantallen inwoners van %(year)s verschillen te weinig, of er zijn er te weinig. Daarom is niet te "
                "zeggen welke gemeenten op %(name)s lijken."
            )
            % words
        )
    return Company(
        places=tuple(names[one.area] for one in chosen),
        calls=_calls(own, edited=bool(dropped or added)),
        why=_(
            "Gekozen op het aantal inwoners van %(year)s alleen. Andere verschillen, zoals een groot station of veel "
            "bedrijven, tellen niet mee."
        )
        % words,
        alike=tuple(chosen),
    )


def _calls(own: Place, *, edited: bool) -> Callable[[tuple[Place, ...]], str]:
    def calls(kept: tuple[Place, ...]) -> str:
        words = {"n": formats.in_words(len(kept)), "name": own.name}
        if edited:
            return ngettext("de gekozen gemeente", "de %(n)s gekozen gemeenten", len(kept)) % words
        told = ngettext(
            "de gemeente die in aantal inwoners het meest op %(name)s lijkt",
            "de %(n)s gemeenten die in aantal inwoners het meest op %(name)s lijken",
            len(kept),
        )
        return told % words

    return calls


def _year_of_inhabitants(viewer: Viewer, own: Place, period: Period) -> Period:
    """The newest year up to the period, else the first after it, of which this area's own number is known."""
    told = evidence.released(viewer, indicator="inhabitants", areas=[own.code], only_years=True)
    if not len(told):
        raise BadInput(
            _(
                "Er zijn nog geen aantallen inwoners ingelezen. Daarom is niet te zeggen welke gemeenten op "
                "elkaar lijken."
            )
        )
    years = [one.period for one in told if one.value]
    if not years:
        raise BadInput(
            _("Van %(name)s is geen aantal inwoners bekend. Daarom is niet te zeggen welke gemeenten erop lijken.")
            % {"name": own.name}
        )
    return max((one for one in years if one <= period), default=years[0])


def _partnership(viewer: Viewer, asked: Asked, _period: Period) -> Company:
    own = asked.places[0]
    sides = [one for one in plans.sides_of_area(viewer, own.code) if len(one.plan.municipalities) > 1]
    if not sides:
        raise BadInput(
            _("Van %(name)s staat hier geen plan samen met andere gemeenten. Kies een andere vergelijking.")
            % {"name": own.name}
        )
    plan = sides[0].plan
    others = tuple(Place(one.code, one.name) for one in plan.municipalities if one.code != own.code)
    return Company(
        places=others,
        calls=lambda kept: (
            _("de andere gemeenten van het plan (%(names)s)") % {"names": formats.listed(one.name for one in kept)}
        ),
        why=_("De gemeenten van %(plan)s.") % {"plan": plan.title},
        mapped=True,
    )


def _country(viewer: Viewer, asked: Asked, period: Period) -> Company:
    own, everybody = asked.places[0], all_municipalities(asked.places[0].code)
    codes = [one.code for one in everybody]
    told = evidence.released(viewer, indicator=asked.indicator.id, areas=codes, periods=[period])
    names = {one.code: one.name for one in everybody}
    among = evidence.among_all(told, names, asked.codes, "gemeenten")
    if among is None:
        raise BadInput(
            _(
                "Van te weinig gemeenten is een aantal per inwoner bekend om te zeggen wat gewoon is. Kies een andere "
                "vergelijking."
            )
        )
    country = () if own.code.fictional else (Place(AreaCode(COUNTRY), "Nederland"),)
    return Company(
        places=country,
        calls=lambda _kept: "",
        why=_(
            "Elke stip is een gemeente. Spelen alleen toeval en gewone verschillen mee, dan ligt 95% van de "
            "gemeenten in het donkere deel, en 99,8% in het donkere of het lichte. De stippellijn is het gemiddelde."
        ),
        words=among.words,
        funnel=among.funnel,
    )
