"""What was handed in: the list, one with its preview or how far it is, confirming it and dropping it."""

import csv
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRefresh

from ineen.evidence import actions
from ineen.evidence.queries.catalogue import connectors
from ineen.evidence.queries.names import area_names
from ineen.evidence.queries.previews import Preview
from ineen.evidence.queries.submissions import Handed, submissions
from ineen.evidence.queries.submissions import submission as one_submission
from ineen.evidence.web.forms import ConfirmForm
from ineen.ground.kernel.refusals import BadInput, NotAllowed, NotFound
from ineen.ground.ui.pages import signed_in_page
from ineen.ground.ui.tables import CSV_TYPE, csv_file
from ineen.ground.ui.viewer import actor_of, viewer_of

PER_PAGE = 25
SHOWN_UNRESOLVED = ":25"
SHOWN_LACKING = ":10"
MARK = "\ufeff"
FORMULAS = ("=", "+", "-", "@", "\t", "\r")


@signed_in_page()
def overview(request: HttpRequest) -> HttpResponse:
    """Everything that was handed in for the viewer's partnerships, the newest first."""
    found = submissions(viewer_of(request)).select_related("organisation", "version")
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("pagina"))
    titles = {one.name: one.title for one in connectors()}
    rows = [(row, titles.get(row.source, row.source)) for row in page.object_list]
    return render(request, "evidence/submissions.html", {"page": page, "rows": rows})


@signed_in_page()
def page(request: HttpRequest, submission: UUID) -> HttpResponse:
    """One of them. Where it is polled it gives how far the work is, and has the page read again once that ended."""
    handed = one_submission(viewer_of(request), submission)
    if getattr(request, "htmx", False):
        if not handed.busy or handed.stuck:
            return HttpResponseClientRefresh()
        return render(request, "evidence/parts/progress.html", {"handed": handed})
    form = ConfirmForm(initial={"retrieved": handed.row.retrieved}, label_suffix="")
    return _page(request, handed, form)


@signed_in_page("POST")
def confirm(request: HttpRequest, submission: UUID) -> HttpResponse:
    """Have what the preview shows loaded; a day that cannot be comes back with what is wrong with it."""
    form = ConfirmForm(request.POST, label_suffix="")
    handed = one_submission(viewer_of(request), submission)
    if not form.is_valid():
        return _page(request, handed, form)
    try:
        actions.confirm(
            by=actor_of(request), now=timezone.now(), submission=submission, retrieved=form.cleaned_data["retrieved"]
        )
    except BadInput as refused:
        form.add_error("retrieved", str(refused))
        return _page(request, handed, form)
    except NotAllowed as refused:
        messages.warning(request, str(refused))
    return redirect("evidence:submission", submission=submission)


@signed_in_page("POST")
def cancel(request: HttpRequest, submission: UUID) -> HttpResponse:
    """Drop it before it is confirmed."""
    try:
        actions.cancel(by=actor_of(request), now=timezone.now(), submission=submission)
        messages.success(request, _("Geannuleerd. De bestanden zijn weg, en er is niets veranderd."))
    except NotAllowed as refused:
        messages.warning(request, str(refused))
    return redirect("evidence:submission", submission=submission)


@signed_in_page()
def faults(request: HttpRequest, submission: UUID) -> HttpResponse:
    """The rows that are not taken in, as a file that a spreadsheet opens."""
    preview = one_submission(viewer_of(request), submission).preview
    if preview is None or preview.received is None or not preview.received.faults:
        raise NotFound(_("Van deze aanlevering is elke rij overgenomen, of zij is nog niet gelezen."))
    rows = [(one.row, one.column, one.text, one.why) for one in preview.received.faults]
    response = HttpResponse(csv_file(["rij", "kolom", "daar staat", "waarom niet"], rows), content_type=CSV_TYPE)
    response["Content-Disposition"] = 'attachment; filename="niet-overgenomen.csv"'
    return response


@signed_in_page()
def unresolved(request: HttpRequest, submission: UUID) -> HttpResponse:
    """The regions that are not known, as a file that a spreadsheet opens."""
    preview = one_submission(viewer_of(request), submission).preview
    if preview is None or not preview.unresolved:
        raise NotFound(_("In deze aanlevering zijn alle regio’s herkend, of zij is nog niet gelezen."))
    response = HttpResponse(MARK, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="niet-herkend.csv"'
    lines = csv.writer(response, delimiter=";")
    lines.writerow(["bestand", "rij", "regio", "waarom"])
    lines.writerows([_plain(one.file), one.row, _plain(one.name), one.why] for one in preview.unresolved)
    return response


def _page(request: HttpRequest, handed: Handed, form: ConfirmForm) -> HttpResponse:
    context = {
        "handed": handed,
        "form": form,
        "steps": [{"label": _("Aanleveringen"), "url": reverse("evidence:submissions")}],
        "changes": _changes(handed.preview),
        "most_unresolved": SHOWN_UNRESOLVED,
        "most_lacking": SHOWN_LACKING,
    }
    return render(request, "evidence/submission.html", context)


def _changes(preview: Preview | None) -> list[dict[str, object]]:
    changes = preview.changes if preview else ()
    names = area_names({one.key.area for one in changes})
    return [{"change": one, "area": names[one.key.area]} for one in changes]


def _plain(text: str) -> str:
    """A spreadsheet must not take it for a formula."""
    return f"'{text}" if text.startswith(FORMULAS) else text
