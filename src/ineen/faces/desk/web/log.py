"""The log of the own partnership, for its privacy officer: read, filtered, taken along. Reading it stands in it too."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from ineen.faces.desk import queries
from ineen.faces.desk.web.log_form import LogForm
from ineen.faces.desk.web.log_words import subject
from ineen.ground.audit.log import Logged, LogPage
from ineen.ground.audit.reading import logs_reading
from ineen.ground.kernel.actors import Viewer
from ineen.ground.kernel.refusals import BadInput
from ineen.ground.organisations import actions as organisations_actions
from ineen.ground.organisations import queries as organisations
from ineen.ground.ui.pages import signed_in_page
from ineen.ground.ui.tables import CSV_TYPE, XLSX_TYPE, csv_file, xlsx_file
from ineen.ground.ui.viewer import actor_of, viewer_of
from ineen.policy.decisions import queries as decisions

A_PAGE = 50
LARGEST_KEY = 2**63
HEAD: Final = ("wanneer", "wie", "functie", "wat", "waarover", "kenmerk", "namens", "bron", "bijzonderheden")
FILES: Final = {"csv": (CSV_TYPE, csv_file), "xlsx": (XLSX_TYPE, xlsx_file)}


@dataclass(frozen=True, slots=True)
class Row:
    """One entry as the officer reads it."""

    logged: Logged
    name: str
    about: str | Promise
    in_whose_name: str

    @property
    def moment(self) -> str:
        return date_format(timezone.localtime(self.logged.told.at), "j F Y, H.i")


@logs_reading("logboek bekeken", organisations.partnerships_with_log)
@signed_in_page()
def log(request: HttpRequest) -> HttpResponse:
    """What was done and seen; what is asked stands in the address, and pages follow each other by key."""
    viewer = viewer_of(request)
    form = _form(request, viewer)
    asked = form.is_valid()
    page = organisations.log(viewer, form.question, before=_before(request), most=A_PAGE) if asked else None
    context = {
        "form": form,
        "rows": _rows(viewer, page, form) if page else [],
        "asked": asked,
        "earlier": _earlier(request, page) if page else "",
        "partnerships": organisations.partnerships_with_log(viewer),
        "question": [(name, value) for name in form.fields for value in request.GET.getlist(name)],
    }
    return render(request, "desk/log.html", context)


@signed_in_page("POST")
def export(request: HttpRequest) -> HttpResponse:
    """The whole answer as a file: an act, so that the log tells who took what along."""
    viewer = viewer_of(request)
    form = _form(request, viewer)
    if not form.is_valid():
        raise BadInput(_("De vraag aan het logboek klopt niet. Ga terug en verbeter de velden."))
    kind = "xlsx" if request.POST.get("bestand") == "xlsx" else "csv"
    now = timezone.now()
    entries = organisations_actions.export_log(by=actor_of(request), now=now, question=form.question, file_type=kind)
    content_type, write = FILES[kind]
    lines = [_line(row) for row in _rows(viewer, LogPage(entries, None), form)]
    response = HttpResponse(write(HEAD, lines), content_type=content_type)
    day = timezone.localdate(now).isoformat()
    response.headers["Content-Disposition"] = f'attachment; filename="logboek-{day}.{kind}"'
    return response


def _form(request: HttpRequest, viewer: Viewer) -> LogForm:
    given = request.POST if request.method == "POST" else request.GET
    persons = dict(organisations.persons_in_log(viewer))
    found = decisions.plans_by_row(viewer)
    return LogForm(given, persons=persons, subjects=organisations.subjects_of_log(viewer), plans=found)


def _rows(viewer: Viewer, page: LogPage, form: LogForm) -> list[Row]:
    houses = queries.names_of(viewer, (one.told for one in page.entries))
    return [_row(one, form, houses) for one in page.entries]


def _row(one: Logged, form: LogForm, houses: Mapping[UUID, str]) -> Row:
    name = form.persons.get(one.person, _("iemand buiten dit samenwerkingsverband")) if one.person else ""
    about: str | Promise = subject(f"{one.told.app}.{one.told.model}")
    if plan := form.plans.get(one.told.row):
        about = f"{about}: {plan.title}"
    return Row(one, name, about, one.told.in_whose_name(houses).removeprefix(", "))


def _line(row: Row) -> Sequence[object]:
    told = row.logged.told
    details = "; ".join(f"{name}: {value}" for name, value in told.details.items())
    at = date_format(timezone.localtime(told.at), "Y-m-d H:i:s")
    return (at, row.name, told.by, told.what, row.about, told.row, row.in_whose_name, told.source, details)


def _before(request: HttpRequest) -> int | None:
    text = request.GET.get("voor", "")
    return int(text) if text.isdecimal() and text.isascii() and int(text) < LARGEST_KEY else None


def _earlier(request: HttpRequest, page: LogPage) -> str:
    if page.earlier is None:
        return ""
    asked = request.GET.copy()
    asked["voor"] = str(page.earlier)
    return f"{reverse('desk:log')}?{asked.urlencode()}"
