"""The areas of an answer on a map, coloured by what they have per inhabitant."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from django.utils.translation import gettext as _

from ineen.evidence import queries as evidence
from ineen.evidence.queries import Choropleth, Gap, Patch
from ineen.faces.publication.explorer.answering import Answer
from ineen.faces.publication.explorer.asking import Place
from ineen.ground.areas import queries as areas
from ineen.ground.areas.queries import Outlines
from ineen.ground.kernel.area_codes import AreaKind
from ineen.ground.kernel.figures import Figure, FigureStatus
from ineen.ground.ui import formats

LEAST_DRAWN: Final = 0.5  # of the areas: a map of fewer tells mostly which borders were loaded
MOST_NAMED: Final = 12
GAPS: Final = {
    FigureStatus.ABSENT: Gap.ABSENT,
    FigureStatus.NOT_PUBLISHED: Gap.NOT_PUBLISHED,
    FigureStatus.SUPPRESSED: Gap.SUPPRESSED,
}


def choropleth(answer: Answer) -> Choropleth | None:
    """The map, with its notes; None where the areas do not make one, or where too little is known to draw or colour."""
    shown = shown_on_map(answer)
    found = areas.outlines((place.code for place, _figure in shown), _division(figure for _place, figure in shown))
    drawn = [(place, figure) for place, figure in shown if place.code in found.rings]
    if len(drawn) < max(2, LEAST_DRAWN * len(shown)):
        return None
    rated = is_by_rate(answer)
    patches = tuple(_patch(answer, place, figure, found, rated=rated) for place, figure in drawn)
    if all(one.value is None for one in patches):
        return None
    words = {"title": answer.asked.indicator.title, "period": formats.period(answer.period), "area": _around(answer)}
    title = _("Kaart: %(title)s, %(area)s, %(period)s") % words
    lacking = [place.name for place, _figure in shown if place.code not in found.rings]
    notes = tuple(_notes(found.year, lacking, drawn))
    return Choropleth(title, f"{unit_of(answer, rated=rated)}, {words['period']}", patches, notes=notes)


def _division(figures: Iterable[Figure]) -> int | None:
    """On whose ground most of the values are."""
    years = [one.stamp.classification_year for one in figures if one.value is not None]
    told = Counter(year for year in years if year)
    return max(told, key=lambda year: (told[year], year), default=None)


def _around(answer: Answer) -> str:
    """What the map is of."""
    return ", ".join(place.name for place in answer.asked.places)


def _notes(year: int | None, lacking: Sequence[str], drawn: Iterable[tuple[Place, Figure]]) -> Iterator[str]:
    """Whose borders they are, which areas are not on the map, and what must be known of the values."""
    if year:
        yield _("Grenzen: CBS en Kadaster, %(year)s.") % {"year": year}
    if len(lacking) == 1:
        yield _("Van één gebied is geen grens bekend, het staat niet op de kaart: %(names)s.") % {"names": lacking[0]}
    if len(lacking) > 1:
        words = {"n": formats.number(len(lacking)), "names": _some(lacking)}
        yield _("Van %(n)s gebieden is geen grens bekend, zij staan niet op de kaart: %(names)s.") % words
    standing: defaultdict[str, list[str]] = defaultdict(list)
    for place, figure in drawn:
        if figure.value is not None and (known := formats.standing(figure)):
            standing[known].append(place.name)
    for told, names in standing.items():
        yield f"{told[0].upper()}{told[1:]}: {_some(names)}."


def _some(names: Sequence[str]) -> str:
    """All names, or the first and how many more there are."""
    if len(names) <= MOST_NAMED:
        return formats.listed(names)
    more = _("%(n)s andere") % {"n": formats.number(len(names) - MOST_NAMED)}
    return formats.listed([*names[:MOST_NAMED], more])


def shown_on_map(answer: Answer) -> list[tuple[Place, Figure]]:
    """Areas side by side: not the one that they are parts of, nor the country."""
    if answer.company is None or not answer.company.mapped:
        return []
    kinds = {one.code.kind for one in answer.company.places}
    shown = [pair for pair in answer.beside if pair[0].code.kind in kinds - {AreaKind.COUNTRY}]
    return sorted(shown, key=lambda pair: (pair[0].name.casefold(), pair[0].code))


def is_by_rate(answer: Answer) -> bool:
    """Whether the colours tell rates: where any of them is known. Otherwise they tell the numbers themselves."""
    return any(figure.rate for _place, figure in shown_on_map(answer))


def unit_of(answer: Answer, *, rated: bool) -> str:
    indicator = answer.asked.indicator
    words = {"unit": indicator.unit, "per": formats.number(indicator.per), "counted": indicator.counted}
    return _("%(unit)s per %(per)s %(counted)s") % words if rated else indicator.unit


def coloured_by(answer: Answer) -> str:
    """What the colours tell, as a sentence."""
    indicator, rated = answer.asked.indicator, is_by_rate(answer)
    if rated or indicator.denominator is None:
        return _("De kleur laat zien: %(unit)s. Donkerder is meer.") % {"unit": unit_of(answer, rated=rated)}
    return _(
        "De kleur laat het aantal zelf zien, want er is geen aantal per inwoner. Waar meer mensen wonen, wordt vanzelf "
        "meer geteld: vergelijk de gebieden hier niet met elkaar."
    )


def _patch(answer: Answer, place: Place, figure: Figure, found: Outlines, *, rated: bool) -> Patch:
    value = figure.rate.value if rated and figure.rate else None if rated else figure.value
    gap = None if value is not None else _gap(figure)
    return Patch(
        name=place.name,
        told=_told(answer, figure, gap, rated=rated),
        rings=found.rings[place.code],
        value=None if value is None else float(value),
        gap=gap,
        url=f"?{answer.asked.only(place).query}",
    )


def _gap(figure: Figure) -> Gap:
    if figure.value is None:
        return GAPS.get(figure.status, Gap.UNKNOWN)
    return Gap.SMALL if evidence.is_too_small(figure) else Gap.NO_RATE


def _told(answer: Answer, figure: Figure, gap: Gap | None, *, rated: bool) -> str:
    indicator = answer.asked.indicator
    if figure.value is None:
        return formats.STATUS_WORDS[figure.status]
    counted = f"{formats.number(figure.value)} {indicator.one if figure.value == 1 else indicator.more}"
    if not rated:
        told = counted
    elif figure.rate is None:
        told = f"{counted}, {_('te weinig inwoners') if gap is Gap.SMALL else _('geen getal per inwoner')}"
    else:
        per = f"{formats.rate_number(figure.rate.value)} per {formats.number(indicator.per)} {indicator.counted}"
        told = f"{per} ({counted})"
    return ", ".join(filter(None, [told, formats.standing(figure)]))
