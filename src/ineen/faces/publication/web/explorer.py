"""`/cijfers`: choose a figure, areas, a period and what to set it beside; everything stands in the address."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from ineen.evidence import queries as evidence
from ineen.evidence.queries import Choropleth, WithoutSeason
from ineen.faces.publication.explorer.alike import choice
from ineen.faces.publication.explorer.answering import Answer, answer
from ineen.faces.publication.explorer.asking import BESIDE_LABELS, Asked, Place, asked, places
from ineen.faces.publication.explorer.files import FORMS, file_of
from ineen.faces.publication.explorer.mapping import choropleth, coloured_by
from ineen.faces.publication.explorer.multiples import several
from ineen.faces.publication.explorer.own import own_municipalities
from ineen.faces.publication.explorer.pictures import legend, picture, stops
from ineen.faces.publication.explorer.smoothing import Smoothed, smoothed
from ineen.faces.publication.web.public import public_page
from ineen.faces.publication.web.readings import of_figure
from ineen.ground.areas import queries as areas
from ineen.ground.kernel.area_codes import AreaKind
from ineen.ground.kernel.figures import Figure, SourceStamp
from ineen.ground.kernel.refusals import BadInput
from ineen.ground.ui import formats
from ineen.ground.ui.viewer import viewer_of

MONTHS_OFFERED: Final = 12


@public_page
def figures(request: HttpRequest) -> HttpResponse:
    """Every figure that can be asked for, by who counts it; areas in the address go along to each."""
    chosen = places(request.GET.getlist("gebied"))
    loaded = evidence.loaded_indicators(viewer_of(request), [one.code for one in chosen])
    by_subject = groupby(loaded, key=lambda one: one.numerator.subject)
    context = {
        "groups": [(subject, list(ones)) for subject, ones in by_subject],
        "others": [one for one in evidence.indicators() if one not in loaded],
        "places": chosen,
        "own": () if chosen else own_municipalities(viewer_of(request)),
        "municipalities": _suggestions(chosen),
        "query": Asked(evidence.indicators()[0], chosen).query,
    }
    return render(request, "publication/figures.html", context)


@public_page
def figure(request: HttpRequest, slug: str) -> HttpResponse:
    """One figure about the areas that were asked for; a name of an area is sent on to its code."""
    indicator = evidence.indicator_at(slug)
    question = asked(indicator, request.GET)
    if [str(code) for code in question.codes] != request.GET.getlist("gebied"):
        query = f"?{question.query}" if question.query else ""
        return redirect(f"{reverse('publication:figure', args=[slug])}{query}")
    context = {
        "indicator": indicator,
        "asked": question,
        "own": () if question.places else own_municipalities(viewer_of(request)),
        "municipalities": _suggestions(question.places),
        "choices": [(one.value, label) for one, label in BESIDE_LABELS.items()],
        "steps": [{"label": _("Cijfers"), "url": reverse("publication:figures")}],
    }
    if question.places:
        found = answer(viewer_of(request), question)
        readings = of_figure(viewer_of(request), indicator.id, found.asked.codes, found.period)
        smooth = smoothed(viewer_of(request), found)
        season = evidence.without_season(viewer_of(request), found.series) if found.alone else None
        context |= _answered(found, smooth, season) | {
            "periods": _periods(found),
            "readings": readings,
            "smooth": smooth,
        }
        context["alike"] = choice(found)
        context["several"] = several(viewer_of(request), found, request.GET.get("pagina", "1"))
    return render(request, "publication/figure.html", context)


@public_page
def figure_file(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """What the page shows, as a file: its table or its picture."""
    question = asked(evidence.indicator_at(slug), request.GET)
    if not question.places:
        raise BadInput(
            _("Kies eerst een gebied: zet ?gebied=GM0342 achter het adres, of kies het op de pagina van dit cijfer.")
        )
    found = answer(viewer_of(request), question)
    response = HttpResponse(file_of(viewer_of(request), found, form), content_type=FORMS[form])
    name = "-".join([slug, *map(str, found.asked.codes), str(found.period)])
    response["Content-Disposition"] = f'attachment; filename="ineen-{name}.{form}"'
    return response


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: a period or an area, and its figure; `query` asks for that area by itself.

    `smoothed` is its rate after smoothing, `even` its count without the season; both empty where there is none.
    """

    name: str
    query: str
    figure: Figure
    chosen: bool
    smoothed: str = ""
    even: str = ""


def _answered(found: Answer, smooth: Smoothed | None, season: WithoutSeason | None) -> dict[str, object]:
    mapped = choropleth(found)
    drawn = None if mapped else picture(found)
    shown = [one for one in found.figures if one.value is not None]
    return {
        "answer": found,
        "drawing": evidence.draw_at_once(drawn, season.values if season else None) if drawn else None,
        "season": season,
        "map": _on_map(found, mapped) if mapped else None,
        "stops": stops(found, drawn) if drawn else (),
        "described": " ".join(one.sentence for one in found.said),
        "legend": legend(found, drawn) if drawn else "",
        "rows": _rows(found, smooth, season),
        "bounded": any(one.low is not None for one in shown),
        "rated": any(one.rate for one in shown),
        "sources": _sources(shown),
        "method": shown[-1].method if shown else "",
        "without_rate": "" if any(one.rate for one in shown) else found.beside[0][1].without_rate,
        "query": found.asked.query,
        "names": areas.municipality_names(code for one in found.figures for code in one.missing),
        "forms": FORMS,
        "rankable": _is_ranked(found),
        "standing_out": str(found.asked.codes[0]) if found.asked.codes[0].municipality else "",
    }


def _on_map(found: Answer, drawn: Choropleth) -> dict[str, object]:
    return {
        "picture": evidence.draw_with_links(drawn),
        "legend": drawn.legend,
        "coloured_by": coloured_by(found),
        "notes": drawn.notes,
    }


def _is_ranked(found: Answer) -> bool:
    kinds = {code.kind for code in found.asked.codes}
    return kinds == {AreaKind.MUNICIPALITY} and found.asked.indicator.denominator is not None


def _rows(found: Answer, smooth: Smoothed | None, season: WithoutSeason | None) -> list[Row]:
    if found.alone:
        told = {period: formats.number(value, 1) for period, value in season.values.items()} if season else {}
        return [
            Row(formats.period(one.period), "", one, one.period == found.period, even=told.get(one.period, ""))
            for one in reversed(found.series)
        ]
    rates = smooth.rates if smooth else {}
    return [
        Row(place.name, found.asked.only(place).query, one, place in found.asked.places, rates.get(str(place.code), ""))
        for place, one in found.beside
    ]


def _periods(found: Answer) -> list[tuple[str, str]]:
    """What the list of periods offers: every year, the newest months, and the one that is shown."""
    years = [one for one in found.delivered if one.is_year]
    months = [one for one in found.delivered if not one.is_year][-MONTHS_OFFERED:]
    offered = dict.fromkeys([*reversed(years), *reversed(months), found.period])
    return [(str(one), formats.period(one)) for one in offered]


def _suggestions(chosen: Sequence[Place]) -> list[str]:
    """Names to choose from: of the world that was chosen, and where none was, of both."""
    invented = areas.fictional_municipalities() if not chosen or chosen[0].code.fictional else []
    real = areas.municipalities() if not chosen or not chosen[0].code.fictional else []
    return [one.name for one in (*real, *invented)]


def _sources(shown: Iterable[Figure]) -> list[SourceStamp]:
    """First of the counts, then of what they are set against."""
    counted = [stamp for one in shown for stamp in (one.source, *one.other_sources)]
    against = [stamp for one in shown if one.rate for stamp in (one.rate.source, *one.rate.other_sources)]
    return formats.each_source((*counted, *against))
