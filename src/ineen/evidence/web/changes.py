"""The change report: each figure that a delivery says otherwise, on pages and as a file."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from ineen.evidence.queries.change_reports import ChangeReport, change_report, labels_of
from ineen.evidence.queries.changes import Change
from ineen.evidence.queries.names import area_names
from ineen.ground.ui.pages import signed_in_page
from ineen.ground.ui.tables import CSV_TYPE, csv_file
from ineen.ground.ui.viewer import viewer_of

PER_PAGE = 50
HEAD = ("gebied", "code", "cijfer", "periode", "was", "was_status", "is", "is_status", "was_opgehaald", "is_opgehaald")


@dataclass(frozen=True, slots=True)
class Row:
    """One difference, with the names of its area and class."""

    change: Change
    area: str
    label: str


@signed_in_page()
def page(request: HttpRequest, version: int) -> HttpResponse:
    """A page of the differences, and what they can be narrowed to."""
    number = _number(request.GET.get("pagina", ""))
    report = _report(request, version, skip=(number - 1) * PER_PAGE, most=PER_PAGE)
    labels = labels_of(report)
    context = {
        "report": report,
        "rows": list(_rows(report, labels)),
        "classes": [(one, labels.get(one, one)) for one in report.categories],
        "page": Paginator(range(report.count), PER_PAGE).get_page(number),
        "question": urlencode({name: word for name in ("gebied", "klasse") if (word := request.GET.get(name, ""))}),
        "steps": _steps(report),
    }
    return render(request, "evidence/changes.html", context)


@signed_in_page()
def download(request: HttpRequest, version: int) -> HttpResponse:
    """All of them, for a spreadsheet."""
    report = _report(request, version)
    response = HttpResponse(csv_file(HEAD, _lines(report)), content_type=CSV_TYPE)
    response["Content-Disposition"] = f'attachment; filename="wijzigingen-{version}.csv"'
    return response


def _report(request: HttpRequest, version: int, **bounds: int) -> ChangeReport:
    own, category = request.GET.get("gebied") == "eigen", request.GET.get("klasse", "")
    return change_report(viewer_of(request), version, own=own, category=category, **bounds)


def _rows(report: ChangeReport, labels: dict[str, str]) -> Iterator[Row]:
    names = area_names(one.key.area for one in report.changes)
    for one in report.changes:
        category = one.key.measure.category
        yield Row(one, names[one.key.area], labels.get(category, category))


def _lines(report: ChangeReport) -> Iterator[tuple[object, ...]]:
    for row in _rows(report, labels_of(report)):
        one = row.change
        yield (
            row.area, one.key.area, row.label, one.key.period, _value(one.before.value), one.before.status,
            _value(one.after.value), one.after.status, one.before_retrieved, one.after_retrieved,
        )  # fmt: skip


def _value(value: float | None) -> str:
    return "" if value is None else f"{value}".replace(".", ",")


def _number(text: str) -> int:
    return max(1, int(text)) if text.isascii() and text.isdecimal() and len(text) < 7 else 1  # noqa: PLR2004  # digits


def _steps(report: ChangeReport) -> list[dict[str, str]]:
    receipt = getattr(report.version, "receipt", None)
    if receipt:
        return [
            {"label": _("Ontvangen cijfers"), "url": reverse("evidence:received")},
            {"label": receipt.source.title, "url": reverse("evidence:received_source", args=[receipt.source_id])},
        ]
    return [
        {"label": _("Bronnen"), "url": reverse("publication:sources")},
        {"label": report.version.title, "url": reverse("publication:source", args=[report.version.source])},
    ]
