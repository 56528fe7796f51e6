"""Areas that together are another: the wijken or buurten of an area, or the municipalities of the country."""

from collections.abc import Callable
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ineen.faces.publication.explorer.asking import Asked, Beside, Place
from ineen.faces.publication.explorer.beside import Company, all_municipalities
from ineen.ground.areas import queries as areas
from ineen.ground.kernel.area_codes import AreaKind
from ineen.ground.kernel.refusals import BadInput
from ineen.ground.ui import formats

PARTS: Final = {
    Beside.WIJKEN: AreaKind.WIJK,
    Beside.BUURTEN: AreaKind.BUURT,
    Beside.MUNICIPALITIES: AreaKind.MUNICIPALITY,
}


def parts_of(asked: Asked) -> Company:
    """The parts of the first area that was asked for, by name. Raises BadInput where it has none."""
    kind, own = PARTS[asked.beside], asked.places[0]
    places = _municipalities(own) if kind is AreaKind.MUNICIPALITY else _within(own, kind)
    if not places:
        raise BadInput(_none(own, kind))
    is_country = kind is AreaKind.MUNICIPALITY and not own.group
    words = {"name": _("het land") if is_country else own.name}
    return Company(
        places=tuple(sorted(places, key=lambda one: (one.name.casefold(), one.code))),
        calls=_calls(AreaKind.COUNTRY if is_country else kind, words),
        why=_("Op volgorde van naam: een rangorde zegt bij kleine gebieden vooral iets over toeval."),
        mapped=True,
    )


def _within(own: Place, kind: AreaKind) -> list[Place]:
    if own.code.kind not in (AreaKind.MUNICIPALITY, AreaKind.WIJK):
        return []
    inner = areas.areas_within(areas.area(own.code))
    return [Place(one.area_code, one.name, own.name) for one in inner if one.kind == kind]


def _municipalities(own: Place) -> list[Place]:
    if own.group:
        names = areas.municipality_names(own.group.members)
        return [Place(code, names.get(str(code), str(code))) for code in own.group.members]
    if own.code.kind not in (AreaKind.MUNICIPALITY, AreaKind.COUNTRY):
        return []
    return [one for one in all_municipalities(own.code) if one.code != own.code]


def _calls(kind: AreaKind, words: dict[str, str]) -> Callable[[tuple[Place, ...]], str]:
    def calls(kept: tuple[Place, ...]) -> str:
        count = len(kept)
        told = {
            AreaKind.WIJK: ngettext("de enige wijk van %(name)s", "de %(n)s wijken van %(name)s", count),
            AreaKind.BUURT: ngettext("de enige buurt van %(name)s", "de %(n)s buurten van %(name)s", count),
            AreaKind.MUNICIPALITY: ngettext("de enige gemeente van %(name)s", "de %(n)s gemeenten van %(name)s", count),
        }.get(kind, ngettext("de andere gemeente van %(name)s", "de %(n)s andere gemeenten van %(name)s", count))
        return told % (words | {"n": formats.in_words(count)})

    return calls


def _none(own: Place, kind: AreaKind) -> str:
    if kind is AreaKind.MUNICIPALITY:
        return _("Alleen een gemeente of het land is naast alle gemeenten te zetten. Kies een gemeente.")
    what = {AreaKind.WIJK: _("wijken"), AreaKind.BUURT: _("buurten")}[kind]
    if own.code.kind in (AreaKind.MUNICIPALITY, AreaKind.WIJK) and own.code.kind is not kind:
        return _("Van %(name)s zijn geen %(what)s ingelezen. Kies een andere vergelijking.") % {
            "name": own.name,
            "what": what,
        }
    return _("%(name)s heeft geen %(what)s in zich. Kies een gemeente, of een andere vergelijking.") % {
        "name": own.name,
        "what": what,
    }
