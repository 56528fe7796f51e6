"""`/cijfers/…/rangorde`: municipalities of one size by their rate, each between which places it stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ineen.evidence import queries as evidence
from ineen.evidence.queries import Indicator, Released
from ineen.faces.publication.explorer.asking import LONGEST, Asked, Place, asked
from ineen.faces.publication.explorer.beside import all_municipalities
from ineen.faces.publication.web.public import public_page
from ineen.ground.kernel.actors import Viewer
from ineen.ground.kernel.area_codes import AreaCode, AreaKind
from ineen.ground.kernel.figures import Figure
from ineen.ground.kernel.periods import Period
from ineen.ground.kernel.refusals import BadInput, NotFound
from ineen.ground.ui import formats
from ineen.ground.ui.viewer import viewer_of


@dataclass(frozen=True, slots=True)
class Size:
    """A class of municipalities by their inhabitants, from `least` up to but not including `below`."""

    slug: str
    label: object
    peers: str
    least: float
    below: float


# not all at once: who is like an adviser's own town is what she asks, and 342 take seconds
SIZES: Final = (
    Size("groot", gettext_lazy("Groot: 100.000 inwoners of meer"), "grote gemeenten", 100_000, inf),
    Size("middelgroot", gettext_lazy("50.000 tot 100.000 inwoners"), "gemeenten van deze grootte", 50_000, 100_000),
    Size("middel", gettext_lazy("30.000 tot 50.000 inwoners"), "gemeenten van deze grootte", 30_000, 50_000),
    Size("middelklein", gettext_lazy("20.000 tot 30.000 inwoners"), "gemeenten van deze grootte", 20_000, 30_000),
    Size("klein", gettext_lazy("Minder dan 20.000 inwoners"), "gemeenten van deze grootte", 0, 20_000),
)
REAL: Final = AreaCode("GM0344")  # any municipality of the country: it only names the world


@dataclass(frozen=True, slots=True)
class Row:
    """One municipality: its figure, and the places between which it stands."""

    place: Place
    figure: Figure
    between: str
    chosen: bool


@public_page
def ranking(request: HttpRequest, slug: str) -> HttpResponse:
    """Who has the lowest rate, as far as that can be said; `?klasse=`, `?periode=` and `?gebied=` choose."""
    viewer, indicator = viewer_of(request), evidence.indicator_at(slug)
    if indicator.denominator is None or indicator.rounded_to > 1:
        raise NotFound(_("Van dit cijfer is er geen aantal per inwoner, en dus geen rangorde. Kies een ander cijfer."))
    question = asked(indicator, request.GET)
    if any(one.code.kind is not AreaKind.MUNICIPALITY for one in question.places):
        raise BadInput(_("Alleen gemeenten staan in een rangorde. Kies een gemeente."))
    context = {
        "indicator": indicator,
        "asked": question,
        "sizes": SIZES,
        "fictional": question.fictional,
        "steps": [
            {"label": _("Cijfers"), "url": reverse("publication:figures")},
            {"label": indicator.title, "url": reverse("publication:figure", args=[slug])},
        ],
        **_ranked(viewer, question, _size(request.GET.get("klasse", ""))),
    }
    return render(request, "publication/ranking.html", context)


def _ranked(viewer: Viewer, question: Asked, size: Size | None) -> dict[str, object]:
    indicator = question.indicator
    everybody = all_municipalities(question.codes[0] if question.places else REAL)
    period = question.period or max(_delivered(viewer, indicator, everybody, only_years=True), default=None)
    if question.period and period not in _delivered(viewer, indicator, everybody):
        raise NotFound(_("Over %(period)s zijn geen cijfers ingelezen.") % {"period": formats.period(question.period)})
    if period is None:
        return {
            "size": size or SIZES[0],
            "refused": _("Bij dit cijfer is nog niets ingelezen waarmee gemeenten te vergelijken zijn."),
        }
    told = evidence.released(viewer, indicator=indicator.id, areas=[one.code for one in everybody], periods=[period])
    size = size or _of_chosen(told, question)
    try:
        rows = evidence.ranked(viewer, told, least=size.least, below=size.below)
    except BadInput as wrong:
        return {"size": size, "period": period, "refused": str(wrong)}
    names = {one.code: one.name for one in everybody}
    return {
        "size": size,
        "period": period,
        "words": evidence.rank_words(rows, names, question.codes, size.peers),
        "rows": [_row(one, names, question) for one in rows],
        "sources": formats.each_source(stamp for row in rows for stamp in formats.stamps(row.figure)),
        "remark": evidence.of_one_make(told)[1],
        "left_out": sum(1 for one in told if one.rate is None),
    }


def _row(one: evidence.Ranked, names: dict[AreaCode, str], question: Asked) -> Row:
    code = one.figure.area
    assert isinstance(code, AreaCode)  # noqa: S101 - for the types: a group was never asked for
    between = str(one.low) if one.low == one.high else f"{one.low}–{one.high}"
    return Row(Place(code, names[code]), one.figure, between, code in question.codes)


def _delivered(
    viewer: Viewer, indicator: Indicator, everybody: Sequence[Place], *, only_years: bool = False
) -> set[Period]:
    """The periods about which something of this world was released."""
    areas = [one.code for one in everybody[:1]]
    told = evidence.released(viewer, indicator=indicator.id, areas=areas, only_years=only_years) if areas else ()
    return {one.period for one in told}


def _of_chosen(told: Released, question: Asked) -> Size:
    """The class of the municipality that was chosen; the largest where none was."""
    sizes = [one.rate.of for one in told if one.rate and one.area in question.codes]
    return next((one for one in SIZES if sizes and one.least <= sizes[0] < one.below), SIZES[0])


def _size(text: str) -> Size | None:
    found = next((one for one in SIZES if one.slug == text.strip()), None)
    if found is None and text.strip():
        choice = formats.listed(one.slug for one in SIZES)
        raise BadInput(
            _("“%(text)s” is geen grootte. Kies uit: %(choice)s.") % {"text": text[:LONGEST], "choice": choice}
        )
    return found
