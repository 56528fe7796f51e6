"""What Ineen holds about me: as pages, and to take along. The privacy officer makes it for who asks her."""

from collections.abc import Iterable
from http import HTTPStatus
from io import BytesIO
from typing import Any
from uuid import UUID
from zipfile import ZIP_DEFLATED, ZipFile

from django import forms
from django.contrib import messages
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ineen.faces.desk import actions
from ineen.ground.audit.reading import logs_reading
from ineen.ground.kernel.actors import Viewer
from ineen.ground.organisations import actions as organisations_actions
from ineen.ground.organisations import queries as organisations
from ineen.ground.organisations.queries import Person
from ineen.ground.privacy.own_data import NOT_OF_ONE_PERSON, OwnData, counts, place_named, rows_of
from ineen.ground.ui.pages import signed_in_page
from ineen.ground.ui.tables import csv_file
from ineen.ground.ui.viewer import actor_of, viewer_of

MOST_ROWS = 100


def oneself(viewer: Viewer, **_place: str) -> Iterable[Person]:
    found = organisations.person_to_mail(viewer.person) if viewer.person else None
    return [found] if found else []


@logs_reading("eigen gegevens bekeken", oneself, once_a_day=True)
@signed_in_page("GET", "HEAD", "POST")
def own_data(request: HttpRequest) -> HttpResponse:
    """How much of each sort there is. A POST takes all of it along, or asks the privacy officer something."""
    if "vraag" in request.POST:
        actions.ask_officer(by=actor_of(request), now=timezone.now(), question=request.POST["vraag"])
        messages.success(request, _("Gevraagd. Uw privacyfunctionaris leest het in Ineen, en antwoordt u."))
        return redirect("desk:own-data")
    if request.method == "POST":
        data = organisations_actions.export_own_data(by=actor_of(request), now=timezone.now())
        return _file(data, "mijn-gegevens")
    found = counts(next(iter(oneself(viewer_of(request)))))
    context = {"places": found.items(), "elsewhere": dict.fromkeys(NOT_OF_ONE_PERSON.values()), "trail": _trail()[:1]}
    return render(request, "desk/own_data.html", context)


@logs_reading("eigen gegevens bekeken", oneself, once_a_day=True)
@signed_in_page()
def place(request: HttpRequest, place: str) -> HttpResponse:
    """The rows of one sort, the newest first, without the numbers that only machines read."""
    found = place_named(place)
    rows = rows_of(next(iter(oneself(viewer_of(request)))), found, most=MOST_ROWS + 1)
    shown = [
        [(name, value) for name, value in zip(found.labels, row, strict=True) if _says_something(value)] for row in rows
    ]
    context = {"place": found, "rows": shown[:MOST_ROWS], "more": len(rows) > MOST_ROWS, "trail": _trail()}
    return render(request, "desk/own_rows.html", context)


def _says_something(value: object) -> bool:
    return value not in (None, "") and not isinstance(value, UUID)


class DataOfForm(forms.Form):
    """For whom, and why."""

    use_required_attribute = False  # an empty field is no mistake before it is handed in
    persoon = forms.ChoiceField(label=gettext_lazy("Persoon"))
    reden = forms.CharField(
        label=gettext_lazy("Reden"),
        help_text=gettext_lazy("Wie vroeg erom, wanneer en hoe. Dit komt in het logboek."),
        max_length=500,
        error_messages={"required": gettext_lazy("Er staat geen reden. Schrijf op waarom, en wie erom vroeg.")},
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, data: Any, *, persons: Iterable[tuple[UUID, str]]) -> None:
        super().__init__(data)
        self.fields["persoon"].choices = [(str(one), name) for one, name in persons]  # type: ignore[attr-defined]


@logs_reading("lijst van personen bekeken", organisations.partnerships_with_log, once_a_day=True)
@signed_in_page("GET", "HEAD", "POST")
def data_of(request: HttpRequest) -> HttpResponse:
    """The privacy officer takes along what is held about somebody, with the reason."""
    persons = organisations.persons_in_log(viewer_of(request))
    form = DataOfForm(request.POST if request.method == "POST" else None, persons=persons)
    if form.is_valid():
        data = organisations_actions.export_data_of(
            by=actor_of(request),
            now=timezone.now(),
            person=UUID(form.cleaned_data["persoon"]),
            reason=form.cleaned_data["reden"],
        )
        return _file(data, "gegevens")
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    trail = [{"label": _("Logboek"), "url": reverse("desk:log")}]
    return render(request, "desk/data_of.html", {"form": form, "trail": trail}, status=status)


def _file(data: OwnData, name: str) -> HttpResponse:
    """A ZIP with one JSON file of everything, and a CSV file of each sort."""
    everything = {
        place.name: [dict(zip(place.columns, row, strict=True)) for row in rows] for place, rows in data.rows.items()
    }
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as file:
        file.writestr("alles.json", DjangoJSONEncoder(ensure_ascii=False, indent=1).encode(everything))
        for place, rows in data.rows.items():
            file.writestr(f"{place.name}.csv", csv_file(place.columns, rows))
    response = HttpResponse(packed.getvalue(), content_type="application/zip")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.zip"'
    return response


def _trail() -> list[dict[str, Any]]:
    return [
        {"label": _("Profiel"), "url": reverse("account_profile")},
        {"label": _("Uw gegevens"), "url": reverse("desk:own-data")},
    ]
