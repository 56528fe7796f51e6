"""What is asked in the address: which figure, about which areas, when, and beside what."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeVar
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ineen.evidence.queries import Indicator
from ineen.ground.areas import queries as areas
from ineen.ground.kernel.area_codes import AreaCode, AreaGroup, AreaKind
from ineen.ground.kernel.periods import Period
from ineen.ground.kernel.refusals import BadInput, NotFound
from ineen.ground.ui import formats

MOST_AREAS: Final = 12
COUNTRY: Final = "NL01"
LONGEST: Final = 120


class Order(StrEnum):
    """In which order areas stand beside each other; never by their figure: that would be a ranking."""

    NAME = "naam"
    INHABITANTS = "inwoners"


class Beside(StrEnum):
    """What a figure is set beside; the names stand in addresses."""

    YEAR = "jaar"
    SIMILAR = "vergelijkbaar"
    PARTNERSHIP = "verband"
    COUNTRY = "land"
    WIJKEN = "wijken"
    BUURTEN = "buurten"
    MUNICIPALITIES = "gemeenten"


BESIDE_LABELS: Final = {
    Beside.YEAR: gettext_lazy("De jaren ervoor"),
    Beside.SIMILAR: gettext_lazy("Gemeenten met zo veel inwoners"),
    Beside.PARTNERSHIP: gettext_lazy("De gemeenten van hetzelfde plan"),
    Beside.COUNTRY: gettext_lazy("Alle gemeenten van het land"),
    Beside.WIJKEN: gettext_lazy("De wijken erin, op de kaart"),
    Beside.BUURTEN: gettext_lazy("De buurten erin, op de kaart"),
    Beside.MUNICIPALITIES: gettext_lazy("Alle gemeenten, op de kaart"),
}


@dataclass(frozen=True, slots=True)
class Place:
    """An area that was asked for, as people call it; `inside` names the municipality around a wijk or buurt.

    group
        the municipalities that are looked at as one; None for an area of its own.
    """

    code: AreaCode
    name: str
    inside: str = ""
    group: AreaGroup | None = None

    @property
    def about(self) -> AreaCode | AreaGroup:
        """What figures are asked about."""
        return self.group or self.code

    @property
    def written(self) -> str:
        """As a field holds it, so that it is found again: municipalities by name, others by code."""
        return self.name if self.code.kind in (AreaKind.MUNICIPALITY, AreaKind.COUNTRY) else str(self.code)


@dataclass(frozen=True, slots=True)
class Asked:
    """One question. `period` is None where the address names none: then the newest that there is.

    dropped, added
        municipalities that somebody leaves out of those that are alike, and that she puts beside them.
    """

    indicator: Indicator
    places: tuple[Place, ...]
    period: Period | None = None
    beside: Beside = Beside.YEAR
    order: Order = Order.NAME
    dropped: tuple[Place, ...] = ()
    added: tuple[Place, ...] = ()

    @property
    def query(self) -> str:
        """As it stands behind an address."""
        return urlencode(self.pairs)

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """The words of the address and what they say."""
        pairs = [("gebied", str(one.code)) for one in self.places]
        pairs += [("periode", str(self.period))] if self.period else []
        pairs += [("vergelijk", self.beside.value)] if self.beside is not Beside.YEAR else []
        pairs += [("volgorde", self.order.value)] if self.order is not Order.NAME else []
        pairs += [("zonder", str(one.code)) for one in self.dropped] + [("met", str(one.code)) for one in self.added]
        return pairs

    def only(self, place: Place) -> "Asked":
        """The same question about one area by itself."""
        return Asked(self.indicator, (place,), self.period)

    @property
    def fictional(self) -> bool:
        return any(one.code.fictional for one in self.places)

    @property
    def codes(self) -> tuple[AreaCode, ...]:
        return tuple(one.code for one in self.places)


def asked(indicator: Indicator, words: QueryDict) -> Asked:
    """Read an address. Raises NotFound and BadInput, each with what to do instead."""
    return Asked(
        indicator,
        places(words.getlist("gebied")),
        period_of(words.get("periode", "")),
        _chosen(Beside, words.get("vergelijk", ""), Beside.YEAR, _("vergelijking")),
        _chosen(Order, words.get("volgorde", ""), Order.NAME, _("volgorde")),
        _municipalities(words.getlist("zonder")),
        _municipalities(words.getlist("met")),
    )


def places(texts: Iterable[str]) -> tuple[Place, ...]:
    """Areas by code or by name, each once, all of one kind and of one world; empty words are no area."""
    told = list(dict.fromkeys(text.strip()[:LONGEST] for text in texts if text.strip()))
    if len(told) > MOST_AREAS:
        raise BadInput(_("Kies ten hoogste %(most)s gebieden tegelijk.") % {"most": formats.in_words(MOST_AREAS)})
    found = {one.code: one for one in _places(told)}
    if len({code.kind for code in found} - {AreaKind.COUNTRY}) > 1:
        raise BadInput(_("Kies gebieden van één soort: alleen gemeenten, alleen wijken of alleen buurten."))
    if len({code.fictional for code in found}) > 1:
        raise BadInput(_("Echte en verzonnen gebieden staan nooit naast elkaar. Kies ze apart."))
    return tuple(found.values())


def _municipalities(texts: Iterable[str]) -> tuple[Place, ...]:
    found = places(texts)
    if any(one.code.kind is not AreaKind.MUNICIPALITY for one in found):
        raise BadInput(_("Alleen gemeenten kunt u erbij zetten of weglaten."))
    return found


def _places(told: Iterable[str]) -> list[Place]:
    codes = {text: _code(text) for text in told}
    groups = areas.groups_of((code for code in codes.values() if code), localdate())
    known = areas.areas_of(code for code in codes.values() if code and str(code) not in groups)
    single = {text: code for text, code in codes.items() if str(code) not in groups}
    found = [_area(text, code, known) for text, code in single.items()]
    around = areas.municipality_names(one.municipality for one in found if one and one.municipality != one.code)
    return [*(_group(one) for one in groups.values()), *(_place(one, around) for one in found)]


def _group(one: areas.Group) -> Place:
    if not one.members:
        raise NotFound(_("Bij %(name)s hoort nu geen gemeente. Kies een ander gebied.") % {"name": one.called})
    return Place(one.code, one.called, group=one.as_area)


def _place(area: areas.Area | None, around: Mapping[str, str]) -> Place:
    if area is None:
        return Place(AreaCode(COUNTRY), "Nederland")
    inside = around.get(area.municipality, "") if area.municipality != area.code else ""
    return Place(area.area_code, area.name, inside)


def _code(text: str) -> AreaCode | None:
    """Of a code or the name of a municipality; None for other names."""
    if text.upper() in ("NL00", COUNTRY, "NEDERLAND"):
        return AreaCode(COUNTRY)
    try:
        return AreaCode.parse(text.partition("-")[0])
    except ValueError:
        return areas.resolve_municipality(text)


def _area(text: str, code: AreaCode | None, known: Mapping[str, areas.Area]) -> areas.Area | None:
    """None for the country as a whole. Raises NotFound."""
    if code is None:
        return _named(text)
    if str(code) == COUNTRY:
        return None
    if ended := _ended(code):
        raise NotFound(ended)
    if str(code) not in known:
        raise NotFound(_unknown(text))
    return known[str(code)]


def _named(text: str) -> areas.Area:
    exact = [one for one in areas.search(text) if one.name.casefold() == text.casefold()]
    if len(exact) != 1:
        raise NotFound(_unknown(text))
    return exact[0]


def _unknown(text: str) -> str:
    return _("Er is geen gebied “%(text)s”. Typ de naam van een gemeente, of zoek het gebied bij Gebieden.") % {
        "text": text
    }


def _ended(code: AreaCode) -> str:
    """Of a municipality that is no more: until when it was there, and what it went into; else empty."""
    listed = next((one for one in areas.listed_municipalities() if one.code == str(code)), None)
    if listed is None or listed.valid_until is None:
        return ""
    heirs = areas.municipality_names(listed.merged_into)
    words = {"name": listed.name, "day": formats.day(listed.valid_until)}
    gone = _("De gemeente %(name)s bestond tot en met %(day)s.") % words
    into = formats.listed(f"{name} ({heir})" for heir, name in heirs.items())
    return f"{gone} {_('Het gebied hoort nu bij %(into)s. Kies die gemeente.') % {'into': into}}" if into else gone


def period_of(text: str) -> Period | None:
    """A year or a month; None where nothing is written. Raises BadInput, also for what is still to come."""
    if not text.strip():
        return None
    try:
        found = Period.parse(text)
    except ValueError:
        raise BadInput(
            _("“%(text)s” is geen periode. Schrijf een jaar (2024) of een maand (2024-03).") % {"text": text[:LONGEST]}
        ) from None
    if found.first > localdate():
        raise BadInput(
            _("%(period)s moet nog komen. Kies een periode die voorbij is.")
            % {"period": formats.period(found).capitalize()}
        )
    return found


Choice = TypeVar("Choice", bound=StrEnum)


def _chosen(choices: type[Choice], text: str, otherwise: Choice, what: str) -> Choice:
    if not text.strip():
        return otherwise
    try:
        return choices(text.strip())
    except ValueError:
        choice = formats.listed(one.value for one in choices)
        raise BadInput(
            _("“%(text)s” is geen %(what)s. Kies uit: %(choice)s.")
            % {"text": text[:LONGEST], "what": what, "choice": choice}
        ) from None


def names_of(told: Sequence[Place]) -> dict[AreaCode, str]:
    return {one.code: one.name for one in told}
