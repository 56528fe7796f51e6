"""What a partnership received itself: the list, one source with its figures, and what its analyst may change."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ineen.evidence.actions import change_source, forget_source, withdraw_received
from ineen.evidence.queries.descriptions import Described, description_of_source
from ineen.evidence.queries.received import (
    NO_DELIVERY,
    Received,
    all_received_figures,
    damage_of,
    names_of,
    periods_of,
    received_figures,
    received_source,
    received_sources,
)
from ineen.evidence.rules import ONLY_LOADERS
from ineen.evidence.web.figure_form import FiguresForm
from ineen.evidence.web.forms import WithdrawForm
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.figures import Figure
from ineen.ground.kernel.periods import Period
from ineen.ground.kernel.refusals import BadInput, NotAllowed, NotFound
from ineen.ground.ui.formats import STATUS_WORDS
from ineen.ground.ui.pages import signed_in_page
from ineen.ground.ui.tables import CSV_TYPE, XLSX_TYPE, csv_file, xlsx_file
from ineen.ground.ui.viewer import actor_of, viewer_of

PERIODS_SHOWN, AREAS_SHOWN = 6, 60
HEAD = (
    "gebied", "code", "periode", "cijfer", "eenheid", "waarde", "ondergrens", "bovengrens", "status", "bron", "tabel",
    "opgehaald", "openbaar",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One area with a figure, or none, per period."""

    area: str
    figures: tuple[Figure | None, ...]


@signed_in_page()
def overview(request: HttpRequest) -> HttpResponse:
    """Every source of the viewer's partnerships."""
    return render(request, "evidence/received.html", {"sources": list(received_sources(viewer_of(request)))})


@signed_in_page()
def page(request: HttpRequest, source: UUID) -> HttpResponse:
    """One source: the figures of one indicator, and where they come from."""
    found = received_source(viewer_of(request), source)
    indicator = found.indicator(request.GET.get("cijfer", "")) if found.indicators else None
    figures = received_figures(found, indicator) if indicator else ()
    periods = periods_of(figures)[-PERIODS_SHOWN:]
    lines = _lines(figures, periods)
    context = {
        "found": found,
        "indicator": indicator,
        "periods": periods,
        "lines": lines[:AREAS_SHOWN],
        "more": len(lines[AREAS_SHOWN:]),
        "stamps": sorted({one.source for one in figures}, key=lambda one: one.retrieved, reverse=True),
        "damage": damage_of(found),
        "steps": _steps(),
    }
    return render(request, "evidence/received_source.html", context)


@signed_in_page()
def download(request: HttpRequest, source: UUID, form: str) -> HttpResponse:
    """Every figure of a source, for a spreadsheet."""
    if form not in ("csv", "xlsx"):
        raise NotFound(_("Dit bestand is er niet. Kies csv of xlsx."))
    found = received_source(viewer_of(request), source)
    write, kind = (csv_file, CSV_TYPE) if form == "csv" else (xlsx_file, XLSX_TYPE)
    response = HttpResponse(write(HEAD, _rows(list(all_received_figures(found)))), content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="ontvangen-cijfers.{form}"'
    return response


@signed_in_page("GET", "HEAD", "POST")
def change(request: HttpRequest, source: UUID) -> HttpResponse:
    """Say otherwise of whom the figures are and what they mean."""
    found = _changeable(request, source)
    categories = [one.category for one in found.indicators]
    given = request.POST if request.method == "POST" else None
    form = FiguresForm(description_of_source(found.row, found.indicators), categories, (), None, given)
    if request.method == "POST" and form.is_valid():
        _change(request, found, form)
        messages.success(request, _("Bewaard. De cijfers zelf zijn niet veranderd."))
        return redirect("evidence:received_source", source=source)
    return render(request, "evidence/change_received.html", {"found": found, "form": form, "steps": _steps(found)})


@signed_in_page("POST")
def forget(request: HttpRequest, source: UUID) -> HttpResponse:
    """Ask again what stands in the next file of this shape."""
    try:
        forget_source(by=actor_of(request), now=timezone.now(), source=source)
        messages.success(request, _("Vergeten. Bij een volgend bestand vraagt Ineen opnieuw wat erin staat."))
    except NotAllowed as refused:
        messages.warning(request, str(refused))
    return redirect("evidence:received_source", source=source)


@signed_in_page("GET", "HEAD", "POST")
def withdraw(request: HttpRequest, source: UUID, version: int) -> HttpResponse:
    """Say what goes, ask why, and withdraw it."""
    found = _changeable(request, source)
    delivery = next((one for one in found.standing if one.pk == version), None)
    if delivery is None:
        raise NotFound(NO_DELIVERY)
    form = WithdrawForm(request.POST or None, label_suffix="", use_required_attribute=False)
    if request.method == "POST" and form.is_valid():
        try:
            because = form.cleaned_data["because"]
            withdraw_received(by=actor_of(request), now=timezone.now(), source=source, version=version, because=because)
        except BadInput as refused:
            form.add_error("because", str(refused))
        else:
            messages.success(request, _("Ingetrokken. De cijfers van deze levering worden niet meer getoond."))
            return redirect("evidence:received_source", source=source)
    context = {
        "found": found,
        "delivery": delivery,
        "periods": sorted(map(Period.parse, delivery.periods)),
        "form": form,
        "steps": _steps(found),
    }
    return render(request, "evidence/withdraw_received.html", context)


def _changeable(request: HttpRequest, source: UUID) -> Received:
    found = received_source(viewer_of(request), source)
    if not found.may_change:
        raise NotAllowed(ONLY_LOADERS)
    return found


def _change(request: HttpRequest, found: Received, form: FiguresForm) -> None:
    words = form.cleaned_data
    meant: tuple[Described, ...] = form.indicators()
    change_source(
        by=actor_of(request),
        now=timezone.now(),
        source=found.row.pk,
        title=words["title"].strip(),
        publisher=words["publisher"].strip(),
        origin=words["origin"],
        ground=words["ground"].strip(),
        indicators=meant,
    )


def _lines(figures: Sequence[Figure], periods: Sequence[Period]) -> list[Line]:
    names = names_of(figures)
    told = {(one.area, one.period): one for one in figures}
    areas = sorted(names, key=lambda area: (area.kind.value != "municipality", names[area]))
    return [Line(names[area], tuple(told.get((area, period)) for period in periods)) for area in areas]


def _rows(figures: Sequence[Figure]) -> Iterator[tuple[object, ...]]:
    names = names_of(figures)
    for one in figures:
        assert isinstance(one.area, AreaCode)  # noqa: S101  # received figures are about one area
        yield (
            names[one.area], one.area, one.period, one.indicator, one.unit, _number(one.value), _number(one.low),
            _number(one.high), STATUS_WORDS[one.status] or "definitief", one.source.publisher, one.source.table,
            one.source.retrieved, "nee",
        )  # fmt: skip


def _number(value: float | None) -> str:
    """As a Dutch spreadsheet reads it."""
    return "" if value is None else f"{value}".replace(".", ",")


def _steps(found: Received | None = None) -> list[dict[str, str]]:
    steps = [{"label": _("Ontvangen cijfers"), "url": reverse("evidence:received")}]
    if found:
        steps.append({"label": found.row.title, "url": reverse("evidence:received_source", args=[found.row.pk])})
    return steps
