"""Saying what stands in a file: first its columns, with a preview that follows each choice; then what they mean."""

from dataclasses import replace
from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ineen.evidence.actions import describe_columns, describe_figures
from ineen.evidence.queries.described_sheets import DescribedSheets, described_sheets
from ineen.evidence.queries.descriptions import Mapping
from ineen.evidence.web.column_form import ColumnsForm, SheetForm
from ineen.evidence.web.figure_form import FiguresForm
from ineen.ground.kernel.refusals import BadInput
from ineen.ground.ui.pages import signed_in_page
from ineen.ground.ui.viewer import actor_of, viewer_of


@signed_in_page("GET", "HEAD", "POST")
def columns(request: HttpRequest, submission: UUID) -> HttpResponse:
    """Which column is what. `actie` says what the button is for: another sheet, a look, or going on."""
    sheets = described_sheets(viewer_of(request), submission)
    wanted = request.POST.get("actie", "voorbeeld")
    if request.method != "POST":
        return _columns(request, sheets, ColumnsForm(sheets, sheets.description.mapping))
    about = SheetForm([one.name for one in sheets.sheets], request.POST)
    if not about.is_valid():
        return _columns(request, sheets, ColumnsForm(sheets, sheets.description.mapping), about)
    if wanted == "opnieuw":
        return _anew(request, sheets, about)
    mapping = _of_sheet(sheets, about)
    form = ColumnsForm(sheets, mapping, request.POST)
    if form.is_valid() and wanted == "verder" and not sheets.shown(form.said()).stops:
        _keep(request, sheets, form.said())
        return redirect("evidence:describe_figures", submission=submission)
    return _columns(request, sheets, form, about, tried=wanted == "verder")


@signed_in_page("GET", "HEAD", "POST")
def figures(request: HttpRequest, submission: UUID) -> HttpResponse:
    """Of whom the figures are, what they mean, and what is done with totals; then the worker makes a preview."""
    sheets = described_sheets(viewer_of(request), submission)
    said = sheets.description
    shown = sheets.shown(said.mapping)
    if shown.stops or shown.understood is None:
        return redirect("evidence:describe", submission=submission)
    whole = sheets.shown(replace(said.mapping, totals={})).understood or shown.understood
    form = FiguresForm(said, whole.categories, whole.totals, whole.unit_of, _given(request))
    if request.method == "POST" and form.is_valid():
        describe_figures(by=actor_of(request), now=timezone.now(), submission=submission, description=form.said())
        return redirect("evidence:submission", submission=submission)
    context = {"sheets": sheets, "form": form, "shown": shown, "steps": _steps(sheets)}
    return render(request, "evidence/describe_figures.html", context)


def _anew(request: HttpRequest, sheets: DescribedSheets, about: SheetForm) -> HttpResponse:
    try:
        mapping = sheets.proposed(_sheet(sheets, about), about.cleaned_data["head"])
    except BadInput as wrong:
        about.add_error("head", str(wrong))
        return _columns(request, sheets, ColumnsForm(sheets, sheets.description.mapping), about)
    return _columns(request, sheets, ColumnsForm(sheets, mapping))


def _of_sheet(sheets: DescribedSheets, about: SheetForm) -> Mapping:
    """What was said before, where the sheet and its head are still the same."""
    known, sheet, head = sheets.description.mapping, _sheet(sheets, about), about.cleaned_data["head"]
    return known if (known.sheet, known.head) == (sheet, head) else sheets.proposed(sheet, head)


def _sheet(sheets: DescribedSheets, about: SheetForm) -> str:
    return about.cleaned_data["sheet"] or sheets.sheets[0].name


def _keep(request: HttpRequest, sheets: DescribedSheets, mapping: Mapping) -> None:
    shape, names = sheets.describe(mapping)
    said = replace(sheets.description, mapping=mapping, shape=shape, columns=names)
    describe_columns(by=actor_of(request), now=timezone.now(), submission=sheets.row.pk, description=said)


def _columns(
    request: HttpRequest,
    sheets: DescribedSheets,
    form: ColumnsForm,
    about: SheetForm | None = None,
    *,
    tried: bool = False,
) -> HttpResponse:
    mapping = form.said() if form.is_bound and form.is_valid() else form.mapping
    names = [one.name for one in sheets.sheets]
    context = {
        "sheets": sheets,
        "form": form,
        "about": about or SheetForm(names, initial={"sheet": form.mapping.sheet, "head": form.mapping.head}),
        "shown": sheets.shown(mapping),
        "tried": tried,
        "steps": _steps(sheets),
    }
    fragment = getattr(request, "htmx", False)
    return render(request, "evidence/parts/understood.html" if fragment else "evidence/describe_columns.html", context)


def _given(request: HttpRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def _steps(sheets: DescribedSheets) -> list[dict[str, str]]:
    return [
        {"label": _("Aanleveringen"), "url": reverse("evidence:submissions")},
        {"label": ", ".join(sheets.row.files), "url": reverse("evidence:submission", args=[sheets.row.pk])},
    ]
