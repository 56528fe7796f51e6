"""The answer to what was asked: figures of every area that belongs in it, and what they say in words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ineen.evidence import queries as evidence
from ineen.evidence.queries import Released
from ineen.faces.publication.explorer.asking import COUNTRY, Asked, Place
from ineen.faces.publication.explorer.beside import Company
from ineen.faces.publication.explorer.company import company_of
from ineen.faces.publication.explorer.standing_in import standing_in
from ineen.ground.kernel.actors import Viewer
from ineen.ground.kernel.area_codes import AreaKind
from ineen.ground.kernel.figures import Figure, FigureStatus
from ineen.ground.kernel.periods import Period
from ineen.ground.kernel.refusals import BadInput, NotFound
from ineen.ground.ui import formats

MONTHS_SHOWN: Final = 36
MEANINGS: Final = {
    FigureStatus.ABSENT: gettext_lazy("komt niet voor: dit kan in dit gebied niet gebeuren"),
    FigureStatus.NOT_PUBLISHED: gettext_lazy(
        "niet gepubliceerd: de bron geeft het getal niet, het is onbetrouwbaar of geheim"
    ),
    FigureStatus.UNKNOWN: gettext_lazy("onbekend: geen levering zegt er iets over, of haar bestand is beschadigd"),
    FigureStatus.SUPPRESSED: gettext_lazy("niet getoond: het getal is er, en zou iets over personen kunnen verraden"),
    FigureStatus.PROVISIONAL: gettext_lazy("voorlopig: de bron kan het nog herzien"),
}
ZERO: Final = gettext_lazy("0: er is geteld, en het waren er geen")


@dataclass(frozen=True, slots=True)
class Said:
    """The answer about one area; `margin` says between which changes the truth lies, and may be empty."""

    sentence: str
    margin: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """Everything that the page, the picture and the files show.

    asked
        with its period filled in, and without the areas that another publisher counts.
    said
        the answer, one per area that was asked, then where they stand among others.
    series
        of the first area, the oldest first: years, or months up to the one that was asked.
    delivered
        the periods of which the first area has a value.
    beside
        each area with its figure of the period, those that were asked for first.
    company
        who they are set beside; None where they stand by themselves.
    refused
        why nobody stands beside them though it was asked; empty where it was not, or where they do.
    remark
        what the answer leaves out, or what nobody knows of it, in Dutch.
    publisher
        whose figures it is made of.
    """

    asked: Asked
    said: tuple[Said, ...]
    series: tuple[Figure, ...]
    delivered: tuple[Period, ...]
    beside: tuple[tuple[Place, Figure], ...]
    company: Company | None
    refused: str
    remark: str
    publisher: str

    @property
    def period(self) -> Period:
        return self.beside[0][1].period

    @property
    def figures(self) -> tuple[Figure, ...]:
        """What the table shows."""
        return self.series if self.alone else tuple(figure for _, figure in self.beside)

    @property
    def alone(self) -> bool:
        """Whether it is about one area by itself: then its years are shown."""
        return len(self.beside) == 1

    @property
    def meanings(self) -> tuple[str, ...]:
        """What the words in the table mean, as far as they stand there."""
        statuses = {one.status for one in self.figures}
        zero = [str(ZERO)] if any(one.value == 0 for one in self.figures) else []
        return (*zero, *(str(words) for status, words in MEANINGS.items() if status in statuses))


def answer(viewer: Viewer, asked: Asked) -> Answer:
    """Raises NotFound where nothing was loaded about these areas, or about the period that was asked."""
    asked, instead = standing_in(viewer, asked)
    ever = _all(viewer, asked, asked.places[0])
    publisher = _publisher(ever, asked.period)
    series = [one for one in ever if _is_of(publisher, one)]
    period = asked.period or _newest(series)
    if period not in {one.period for one in ever}:
        raise _not_told(period, series)
    company, refused = _company(viewer, asked, period)
    others = [one for one in company.places if one.code not in asked.codes] if company else []
    everybody = [*asked.places, *others]
    told = _in_period(viewer, asked, everybody, period, series)
    beside = [(place, one) for place, one in zip(everybody, told, strict=True) if _is_of(publisher, one)]
    own = [(place, one) for place, one in beside if place in asked.places]
    lacking = evidence.other_makes(one.source.publisher for one in (*ever, *told) if not _is_of(publisher, one))
    remark = " ".join(filter(None, [lacking, _renumbered(everybody, (*series, *told))]))
    company = company.only(tuple(place for place, _figure in beside)) if company else None
    said = [Said(instead)] if instead else []
    said += [_said(viewer, asked, place, figure) for place, figure in own]
    said += [Said(lacking)] if len(own) < len(asked.places) else []
    return Answer(
        asked=replace(asked, period=period, places=tuple(place for place, _figure in own)),
        said=(*said, *_beside(own[0], beside[len(own) :], company)),
        series=_shown(series, period),
        delivered=tuple(one.period for one in series if one.value is not None),
        beside=tuple(beside),
        company=company,
        refused=refused,
        remark=remark,
        publisher=publisher,
    )


def _all(viewer: Viewer, asked: Asked, place: Place) -> Released:
    told = _ever(viewer, asked, place)
    if any(one.value is not None for one in told):
        return told
    raise NotFound(
        _("Over %(name)s is bij “%(title)s” niets ingelezen. Kies een ander gebied of een ander cijfer.")
        % {"name": place.name, "title": asked.indicator.title}
    )


def _ever(viewer: Viewer, asked: Asked, place: Place) -> Released:
    """Every period: of a group the sum of its municipalities."""
    if place.group:
        return evidence.released_sum(viewer, indicator=asked.indicator.id, group=place.group)
    return evidence.released(viewer, indicator=asked.indicator.id, areas=[place.code])


def _publisher(told: Released, period: Period | None) -> str:
    """Whose figures the answer is made of: who counted the period that was asked, else the newest."""
    valued = [one for one in told if one.value is not None]
    return next((one for one in valued if one.period == period), valued[-1]).source.publisher


def _is_of(publisher: str, figure: Figure) -> bool:
    """Others count in another way, and never stand in one line or table."""
    return figure.value is None or figure.source.publisher == publisher


def _renumbered(places: Iterable[Place], figures: Iterable[Figure]) -> str:
    """Wijken and buurten of several divisions: one code may have been other ground in each, and nobody knows where."""
    if not any(one.code.kind in (AreaKind.WIJK, AreaKind.BUURT) for one in places):
        return ""
    told = {one.stamp.classification_year for one in figures if one.value is not None and not one.made_of}
    divisions = sorted(year for year in told if year)
    if len(divisions) < 2:  # noqa: PLR2004
        return ""
    return _(
        "Deze cijfers zijn verteld in de indelingen van %(years)s. Een wijk of buurt kan daarin onder dezelfde code "
        "andere grenzen hebben: vergelijk die jaren niet zonder dat na te gaan."
    ) % {"years": formats.listed(divisions)}


def _newest(series: Sequence[Figure]) -> Period:
    """The newest whole year with a value, else the newest period with one."""
    valued = [one.period for one in series if one.value is not None]
    return max((one for one in valued if one.is_year), default=max(valued))


def _company(viewer: Viewer, asked: Asked, period: Period) -> tuple[Company | None, str]:
    try:
        return company_of(viewer, asked, period), ""
    except BadInput as wrong:  # who chose it from a list gets an answer all the same
        return None, str(wrong)


def _in_period(
    viewer: Viewer, asked: Asked, everybody: Iterable[Place], period: Period, series: Sequence[Figure]
) -> list[Figure]:
    told = _of_each(viewer, asked, list(everybody), period)
    if not told or all(one.status is FigureStatus.UNKNOWN for one in told[: len(asked.places)]):
        raise _not_told(period, series)
    return told


def _of_each(viewer: Viewer, asked: Asked, places: Sequence[Place], period: Period) -> list[Figure]:
    if any(one.group for one in places):
        questions = [evidence.Question(asked.indicator.id, one.about) for one in places]
        return [figure for told in evidence.answers(viewer, questions, periods=[period]) for figure in told]
    return list(
        evidence.released(viewer, indicator=asked.indicator.id, areas=[one.code for one in places], periods=[period])
    )


def _not_told(period: Period, series: Iterable[Figure]) -> NotFound:
    valued = [one.period for one in series if one.value is not None]
    years = [one for one in valued if one.is_year]
    return NotFound(
        _("Over %(period)s zijn geen cijfers ingelezen. Er zijn cijfers over %(periods)s.")
        % {"period": formats.period(period), "periods": formats.periods(years or valued)}
    )


def _said(viewer: Viewer, asked: Asked, place: Place, now: Figure) -> Said:
    period, indicator = now.period, asked.indicator
    change = evidence.change(viewer, indicator=indicator.id, area=place.code, period=period, name=place.name)
    if change:
        return Said(change.sentence, change.margin)
    told = _ever(viewer, asked, place)
    before = [
        one
        for one in _like(told, period)
        if one.period < period
        and one.value is not None
        and one.missing == now.missing
        and one.source.publisher == now.source.publisher
    ]
    return Said(evidence.statement(place.name, now, before[-1] if before else None))


def _beside(
    own: tuple[Place, Figure], others: Iterable[tuple[Place, Figure]], company: Company | None
) -> tuple[Said, ...]:
    if company is None:
        return ()
    place, figure = own
    among = [one for other, one in others if str(other.code) != COUNTRY]
    sentence = evidence.beside(place.name, figure, among, company.called)
    return tuple(Said(words) for words in (sentence, company.words) if words)


def _shown(series: Sequence[Figure], period: Period) -> tuple[Figure, ...]:
    """Years, or the months or quarters up to the one that was asked; without those before the first value."""
    like = _like(series, period)
    if not period.is_year:
        like = [one for one in like if one.period <= period][-MONTHS_SHOWN:]
    first = next((place for place, one in enumerate(like) if one.value is not None), 0)
    return tuple(like[first:])


def _like(series: Iterable[Figure], period: Period) -> list[Figure]:
    """Those about as many months: a month, a quarter and a year never stand in one line."""
    return [one for one in series if _months(one.period) == _months(period)]


def _months(period: Period) -> int:
    after = period.last + timedelta(days=1)
    return 12 * (after.year - period.first.year) + after.month - period.first.month
